// The markup is the theme's, in templates. Scripts find its parts by `data-part`.

/**
 * The elements with `data-part` in `root`, by that name.
 * @param {ParentNode} root
 * @returns {Record<string, HTMLElement>}
 */
export function partsOf(root) {
  const parts = {};
  for (const element of root.querySelectorAll('[data-part]')) {
    parts[element.dataset.part] ??= element;
  }
  return parts;
}

/** A copy of `part` from a template, with its own parts. */
export function copyOf(part) {
  const element = part.cloneNode(true);
  return { element, parts: partsOf(element) };
}
