// The words of the interface, which stand in the page in the reader's language, as elements with
// `data-text` inside a `<template>`.

/**
 * @param {HTMLTemplateElement} template
 * @returns {Texts}
 */
export function readTexts(template) {
  return new Texts(template.content.querySelectorAll('[data-text]'));
}

export class Texts {
  #texts = new Map();

  constructor(elements) {
    for (const element of elements) this.#texts.set(element.dataset.text, element.textContent);
  }

  /** The text with this key, where there is one, with each `{name}` filled in. */
  get(key, values = {}) {
    return this.#texts.get(key)?.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  }

  /** The text for one or for many: `hits_one`, `hits_many`. */
  count(key, count, values = {}) {
    return this.get(`${key}_${count === 1 ? 'one' : 'many'}`, { ...values, count: number(count) });
  }
}

/** 27939 → 27 939. */
export function number(n) {
  return n.toLocaleString('nb');
}
