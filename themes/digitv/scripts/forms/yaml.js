// Writes values as YAML that every reader takes for the same: block style, and a text in quotes
// unless it is plainly a text.

/** A value that stands as it is written: a date, which is no text in quotes. */
export class Bare {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** Words that some readers of YAML take for something else than text. */
const OTHER_THINGS = /^(true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
/** Texts that need no quotes: words, with the signs between them that mean nothing in YAML. */
const PLAIN = /^[\p{L}](?:[\p{L}\p{N} ,.()/%–+-]|:(?=[^\s]))*$/u;
/** A date as far as it is known. */
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** Characters that are written as escapes: controls, and those that end a line or cannot be seen. */
const ESCAPED = /["\\\p{Cc}\p{Cf}\u2028\u2029]|[\ud800-\udfff]/gu;
const INDENT = '  ';

/**
 * A date as the value of a field; `ca. 2018` is a text.
 * @param {string} text
 */
export function date(text) {
  return DATE.test(text) ? new Bare(text) : text;
}

/**
 * The fields of a mapping as lines.
 * @param {object} fields
 * @param {string} [indent]
 * @returns {string}
 */
export function write(fields, indent = '') {
  return Object.entries(fields)
    .map(([key, value]) => `${indent}${text(key)}:${below(value, indent)}`)
    .join('\n');
}

/** What stands after the colon or the dash, with the space before it. */
function below(value, indent) {
  const inner = indent + INDENT;
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return `\n${value.map((item) => itemOf(item, inner)).join('\n')}`;
  }
  if (isMapping(value)) {
    if (Object.keys(value).length === 0) return ' {}';
    return `\n${write(value, inner)}`;
  }
  if (typeof value === 'string' && isBlock(value)) {
    const lines = value.split('\n').map((line) => (line ? inner + line : ''));
    return ` |-\n${lines.join('\n')}`;
  }
  return ` ${scalar(value)}`;
}

/** An item of a list. */
function itemOf(value, indent) {
  if (isMapping(value) && Object.keys(value).length > 0) {
    return `${indent}- ${write(value, indent + INDENT).slice(indent.length + INDENT.length)}`;
  }
  return `${indent}-${below(value, indent)}`;
}

function isMapping(value) {
  return typeof value === 'object' && value !== null && !(value instanceof Bare) && !Array.isArray(value);
}

/** Whether a text of several lines can be written as it is. */
function isBlock(value) {
  if (!value.includes('\n') || /^[\s]|\s$/.test(value)) return false;
  return value.split('\n').every((line) => !line.match(ESCAPED_IN_BLOCK) && line === line.trimEnd());
}

const ESCAPED_IN_BLOCK = /[\p{Cc}\p{Cf}\u2028\u2029]|[\ud800-\udfff]/u;

/**
 * A value that is neither a list nor a mapping.
 * @param {Bare | string | number | boolean} value
 */
export function scalar(value) {
  if (value instanceof Bare) return value.text;
  return typeof value === 'string' ? text(value) : String(value);
}

function text(value) {
  const isPlain = PLAIN.test(value) && !OTHER_THINGS.test(value) && !/ $|[:,] *$|: | {2}/.test(value);
  return isPlain ? value : `"${value.replace(ESCAPED, escaped)}"`;
}

function escaped(letter) {
  if (letter === '"' || letter === '\\') return `\\${letter}`;
  if (letter === '\n') return '\\n';
  if (letter === '\t') return '\\t';
  const code = letter.codePointAt(0);
  // Half a character cannot be written in UTF-8.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
