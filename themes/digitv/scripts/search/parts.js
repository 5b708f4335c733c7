// The markup is the theme's, in templates. Scripts find its parts by `data-part`.

/**
 * The elements with `data-part` in `root`, by that name.
 * @param {ParentNode} root
 * @returns {Record<string, FoundElement>}
 */
export function partsOf(root) {
  const parts = {};
  for (const element of root.querySelectorAll('[data-part]')) {
    parts[element.dataset.part] ??= element;
  }
  return parts;
}

/**
 * Copies `part` of a template, and finds the parts of the copy.
 * @template {HTMLElement} E
 * @param {E} part
 */
export function copyOf(part) {
  const element = /** @type {E} */ (part.cloneNode(true));
  return { element, parts: partsOf(element) };
}
