// The facets of a list as the page has them: plain links, and what leads nowhere by itself.

/** @typedef {{ value: string, label: string, lang?: string, link?: FoundElement }} Choice */
/** @typedef {{ key: string, group: HTMLElement, choices: Choice[] }} Facet */

/**
 * @param {ParentNode} list
 * @returns {Facet[]}
 */
export function readFacets(list) {
  return Array.from(list.querySelectorAll('[data-facet]'), (group) => ({
    key: group.dataset.facet,
    group,
    choices: Array.from(group.querySelectorAll('[data-value]'), (item) => {
      const words = item.querySelector('span');
      return {
        value: item.dataset.value,
        label: words.textContent,
        lang: words.lang || undefined,
        link: item.querySelector('a') ?? undefined,
      };
    }),
  }));
}

/**
 * A list of several pages has not all there is on any of them, but the search has: each facet
 * leads to the search with its choice made, and an address that has choices goes there at once.
 * @param {Facet[]} facets
 * @param {DOMStringMap} where
 * @param {Record<string, string[]>} filters  what the address chooses
 */
export function leadToSearch(facets, { listSearch, listKind }, filters) {
  const address = (choices) => `${listSearch}?${new URLSearchParams([['slag', listKind], ...choices])}`;
  const chosen = Object.entries(filters).flatMap(([key, values]) => values.map((value) => [key, value]));
  if (chosen.length > 0) {
    location.replace(address(chosen));
    return;
  }
  for (const { key, choices } of facets) {
    for (const { value, link } of choices) {
      // The year that is not known is none that the search knows.
      if (link && !(key === 'ar' && Number.isNaN(Number(value)))) link.href = address([[key, value]]);
    }
  }
}
