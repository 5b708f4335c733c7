// The controls of fields, by what a field may hold. Each has a value (a text, or a list of texts), the
// element that gets the focus, and tells when it is changed.

import { element, newId } from './kit.js';
import { Picker } from './picker.js';
import { isLong, listOf } from './values.js';

/** Lists that are too long to look through. */
const SEARCHED = ['losninger', 'erfaringer'];

/**
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {HTMLElement} focusable  what the label is for
 * @property {boolean} isGroup  whether it is several controls
 * @property {string | string[]} value
 */

/**
 * The control of a field.
 * @param {import('./kit.js').Kit} kit
 * @param {import('./rules.js').Rule} rule
 * @param {string} key
 * @param {{ changed: () => void, rows?: number, allowsNew?: boolean, optional?: boolean }} options
 * @returns {Control}
 */
export function makeControl(kit, rule, key, options) {
  const list = rule.type === 'name' ? listOf(key) : undefined;
  if (list && (rule.many || SEARCHED.includes(list))) return picker(kit, rule, list, options);
  if (list) return select(kit.choices.all(list), kit, options);
  if (rule.type === 'unknown') return boxesAndLines(kit, rule, options);
  if (rule.type === 'word' && rule.many) return boxes(kit.rules.words(rule.list), options);
  if (rule.type === 'word') return select(kit.rules.words(rule.list), kit, options);
  if (rule.type === 'truth') {
    const answers = ['ja', 'nei'].map((value) => ({ value, label: kit.texts.get(value === 'ja' ? 'yes' : 'no') }));
    return select(answers, kit, options);
  }
  if (rule.many) return lines(options);
  return line(rule, isLong(key) || options.rows > 1, options);
}

function line(rule, isTall, { changed, rows = 3 }) {
  const input = /** @type {HTMLInputElement} */ (document.createElement(isTall ? 'textarea' : 'input'));
  input.className = 'input';
  input.autocomplete = 'off';
  if (isTall) input.setAttribute('rows', String(rows));
  else input.type = 'text';
  const modes = { integer: 'numeric', number: 'decimal', mailbox: 'email', address: 'url' };
  if (modes[rule.type]) input.inputMode = modes[rule.type];
  input.addEventListener('input', changed);
  return {
    element: input,
    focusable: input,
    isGroup: false,
    get value() {
      return input.value;
    },
    set value(value) {
      input.value = String(value);
    },
  };
}

/** A text of several lines, each a value. */
function lines(options) {
  const control = line({ type: 'text' }, true, { ...options, rows: options.rows ?? 4 });
  const input = /** @type {any} */ (control.element);
  return {
    ...control,
    get value() {
      const all = input.value.split('\n').map((text) => text.replace(/\s+/g, ' ').trim());
      return all.filter(Boolean);
    },
    set value(value) {
      input.value = Array.isArray(value) ? value.join('\n') : value;
    },
  };
}

function select(words, kit, { changed }) {
  const input = /** @type {HTMLSelectElement} */ (element('select', '', 'input'));
  input.append(new Option(kit.texts.get('choose'), ''));
  for (const { value, label, title } of words) input.append(new Option(label ? capital(label) : title, value));
  input.addEventListener('change', changed);
  return {
    element: input,
    focusable: input,
    isGroup: false,
    get value() {
      return input.value;
    },
    set value(value) {
      input.value = String(value);
    },
  };
}

function boxes(words, { changed }) {
  const group = element('div', '', 'boxes');
  const inputs = words.map(({ value, label }) => {
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.value = value;
    input.id = newId();
    const box = element('label', '', 'boxes__one');
    box.append(input, ' ', element('span', capital(label)));
    group.append(box);
    return input;
  });
  group.setAttribute('role', 'group');
  group.addEventListener('change', changed);
  return {
    element: group,
    focusable: inputs[0],
    isGroup: true,
    get value() {
      return inputs.filter((input) => input.checked).map((input) => input.value);
    },
    set value(value) {
      for (const input of inputs) input.checked = value.includes(input.value);
    },
  };
}

/** Words of a list, and what is none of them on lines of its own. */
function boxesAndLines(kit, rule, options) {
  const words = kit.rules.words(rule.list);
  const listed = boxes(words, options);
  const own = lines({ ...options, rows: 2 });
  const label = element('label', kit.texts.get('own_words'), 'field__help');
  own.element.id = newId();
  label.setAttribute('for', own.element.id);
  listed.element.append(label, own.element);
  const isListed = (value) => words.some((word) => word.value === value);
  return {
    ...listed,
    get value() {
      return [...listed.value, ...own.value];
    },
    set value(value) {
      const all = [value].flat().filter(Boolean);
      listed.value = all.filter(isListed);
      own.value = all.filter((one) => !isListed(one));
    },
  };
}

function picker(kit, rule, list, { changed, allowsNew = false }) {
  const picker = new Picker(kit, { list, many: rule.many, allowsNew, chosen: changed });
  return {
    element: picker.element,
    focusable: picker.input,
    isGroup: false,
    get value() {
      return rule.many ? picker.values : (picker.values[0] ?? '');
    },
    set value(value) {
      picker.values = [value].flat().filter(Boolean);
    },
  };
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
