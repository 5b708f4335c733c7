// Fetches the files of the index when they are needed, caches them, and fetches them again after a
// failure.

import { createReader, readList } from './bits.mjs';

/** The error that `search` rejects with where a file could not be fetched. */
export class LoadError extends Error {
  constructor(path, cause) {
    super(path, { cause });
    this.name = 'LoadError';
  }
}

/** Returns a function that fetches with `load`, each file once. */
export function createFetcher(load) {
  const kept = new Map();
  return function fetched(path, read) {
    let file = kept.get(path);
    if (!file) {
      file = Promise.resolve()
        .then(() => load(path))
        .then((buffer) => read(new Uint8Array(buffer)))
        .catch((cause) => {
          kept.delete(path);
          throw new LoadError(path, cause);
        });
      kept.set(path, file);
    }
    return file;
  };
}

export function readJson(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Returns the names that are joined in `files`. */
export function namesOf(files) {
  return files.match(/.{8}/g) ?? [];
}

/** Returns how many items of a sorted `list` are not above `item`. */
export function countUpTo(list, item) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns access to sorted entries in files: `at(key)` is the number of the file that has it. */
export function createShards({ bounds, files }, fetched, read) {
  const names = namesOf(files);
  return {
    count: names.length,
    at: (key) => countUpTo(bounds, key),
    get: async (number) => (names[number] ? fetched(`files/${names[number]}.bin`, read) : read(null)),
  };
}

/** Returns a function that reads a file of words: entries in order, and by key. */
export function readTerms(analysis) {
  return (bytes) => {
    const entries = [];
    const byKey = new Map();
    if (!bytes) return { entries, byKey };
    const reader = createReader(bytes);
    const lengths = [];
    for (let left = reader.varint(); left > 0; left -= 1) {
      const form = reader.word();
      const facts = reader.varint();
      lengths.push(reader.varint());
      const isName = form.endsWith(' ');
      const folded = isName ? form : analysis.fold(form);
      const isEnglish = (facts & 1) === 1;
      const key = isName ? analysis.keyPrefix(form) : isEnglish ? analysis.englishKey(folded) : analysis.key(folded);
      entries.push({ form, folded, key, isName, isEnglish, count: facts >>> 1 });
    }
    let start = reader.place();
    entries.forEach((entry, index) => {
      const end = start + lengths[index];
      entry.bytes = bytes.subarray(start, end);
      start = end;
      const same = byKey.get(entry.key);
      if (same) same.push(entry);
      else byKey.set(entry.key, [entry]);
    });
    return { entries, byKey };
  };
}

/** Returns the list of an entry, decoded at first use. */
export function listOf(entry) {
  entry.list ??= readList(entry.bytes, entry.count);
  return entry.list;
}
