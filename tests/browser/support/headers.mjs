// Reads a `_headers` file: addresses at the start of a line, the headers for them indented below.
// `*` in an address stands for anything, `:name` for one part. Every rule that fits applies.

/** @typedef {{ fits: RegExp, headers: [string, string][] }} Rule */

/**
 * The rules of a `_headers` file, in order.
 * @param {string} text
 * @returns {Rule[]}
 */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trimStart().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ fits: pattern(line.trim()), headers: [] });
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 0 || rules.length === 0) throw new Error(`_headers: cannot read «${line}»`);
    rules.at(-1).headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

/**
 * The headers for one address; a later rule's value is added to an earlier one's.
 * @param {Rule[]} rules
 * @param {string} path
 */
export function headersFor(rules, path) {
  const headers = new Headers();
  for (const rule of rules.filter((rule) => rule.fits.test(path))) {
    for (const [name, value] of rule.headers) headers.append(name, value);
  }
  return headers;
}

function pattern(address) {
  const source = address
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/:[a-z]\w*/gi, '[^/]+');
  return new RegExp(`^${source}$`);
}
