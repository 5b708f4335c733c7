// The fields of a statement or of a new entry, those that few have an answer to folded away.

import { copyOf } from '../../search/parts.js';
import { Field } from '../field.js';
import { element } from '../kit.js';

/**
 * Makes the fields of a record.
 * @param {import('../kit.js').Kit} kit
 * @param {string} record
 * @param {string[]} keys
 * @param {() => void} changed
 * @param {string[]} [rare]  those of `keys` that are folded away
 * @returns {{ element: HTMLElement, fields: Field[], unfold: () => void }}
 */
export function makeFields(kit, record, keys, changed, rare = []) {
  const fields = keys.map((key) => {
    const rule = kit.rules.field(record, key);
    const label = kit.texts.get(`field:${key}`);
    const isLines = rule.many && ['text', 'unknown'].includes(rule.type);
    const help = kit.texts.get(`help:${key}`) ?? (isLines ? kit.texts.get('one_each_line') : '');
    // What must be there cannot be emptied.
    return new Field(kit, { rule, key, label, optional: !rule.needed, help, changed });
  });
  const grid = element('div', '', 'edit__fields');
  const isRare = ({ key }) => rare.includes(key);
  grid.append(...fields.filter((field) => !isRare(field)).map((field) => field.element));
  if (rare.length === 0) return { element: grid, fields, unfold() {} };
  const { element: more, parts } = copyOf(kit.parts.folded);
  parts['folded-title'].textContent = kit.texts.get('more_fields');
  const inner = element('div', '', 'edit__fields');
  inner.append(...fields.filter(isRare).map((field) => field.element));
  more.append(inner);
  const all = element('div');
  all.append(grid, more);
  return {
    element: all,
    fields,
    /** Shows what is folded away where any of it is filled in. */
    unfold() {
      /** @type {HTMLDetailsElement} */ (more).open = fields.some((field) => isRare(field) && !field.isEmpty);
    },
  };
}

/**
 * Tells the fields of which one must be filled in, and of some only one, what they lack together.
 * @param {import('../kit.js').Kit} kit
 * @param {import('./lists.js').ListSection | undefined} section
 * @param {Field[]} fields
 */
export function tellTogether(kit, section, fields) {
  const either = fields.filter(({ key }) => section?.either?.includes(key));
  if (either.length === 0) return;
  const [first, last] = either;
  first.lacking = either.every((field) => field.isEmpty) ? kit.texts.get('either', { what: last.label }) : '';
  const isTwice = section.isOne && either.every((field) => !field.isEmpty);
  last.lacking = isTwice ? kit.texts.get('only_one', { what: first.label }) : '';
}
