// Filters results, and counts how many each further filter would leave.

import { readJson } from './shards.mjs';

// How the digits of numbers are written, as in `facets.rs`.
const BASE = 57;
const FIRST = 35;

/** Returns a function that returns the facets that are wanted, once they are fetched, and those in the same place. */
export function createFacets({ first, files }, fetched) {
  const own = readFacets(first);
  return async (isWanted) => {
    const wanted = files.filter(({ names }) => names.some(isWanted));
    const read = wanted.map(({ file }) => fetched(`files/${file}.json`, (bytes) => readFacets(readJson(bytes))));
    return new Map([own, ...(await Promise.all(read))].flat());
  };
}

function readFacets(list) {
  return list.map(({ name, values, digits, several }) => {
    const numbers = new Map(values.map(([value], at) => [value, at]));
    let next = 0;
    const of = Array.from(digits[0], (_, at) => {
      const number = digits.reduceRight((sum, digit) => sum * BASE + digit.charCodeAt(at) - FIRST, 0);
      return number > 1 ? [number - 2] : number ? several[next++] : [];
    });
    return [name, { values, numbers, of }];
  });
}

/** Returns the facets that are filtered by, each as a test of a document. */
export function testsOf(facets, filters) {
  const tests = [];
  for (const [name, wanted] of Object.entries(filters)) {
    const values = [wanted ?? []].flat();
    if (values.length === 0) continue;
    const facet = facets.get(name);
    const numbers = new Set(values.map((value) => facet?.numbers.get(String(value))));
    tests.push({ name, passes: (document) => facet?.of[document]?.some((value) => numbers.has(value)) });
  }
  return tests;
}

/**
 * Counts the `results` that have each value of the facets that are counted, where all filters but those of the
 * same facet apply.
 */
export function valueCounts(facets, isCounted, tests, results) {
  const counted = {};
  for (const [name, { values, of }] of facets) {
    if (!isCounted(name)) continue;
    const others = tests.filter((test) => test.name !== name);
    const counts = new Uint32Array(values.length);
    for (const versions of results) {
      const seen = new Set();
      for (const document of versions) {
        if (!others.every((test) => test.passes(document))) continue;
        for (const value of of[document]) seen.add(value);
      }
      for (const value of seen) counts[value] += 1;
    }
    counted[name] = values
      .map(([value, label], at) => ({ value, label, count: counts[at] }))
      .filter(({ count }) => count > 0)
      .sort(
        (a, b) =>
          (name === 'year' ? b.value.localeCompare(a.value) : b.count - a.count) ||
          a.label.localeCompare(b.label, 'nb'),
      );
  }
  return counted;
}
