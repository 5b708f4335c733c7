// The words of answers stand on the search page alone, so a field on another page gets them from there.

/** Milliseconds. */
const PATIENCE = 3000;

/**
 * The template with the words, of the search page at `address`; none where it has none.
 * @param {string} address
 * @returns {Promise<HTMLTemplateElement | null>}
 */
export function wordsOfAnswers(address) {
  return new Promise((resolve, reject) => {
    // The site's policy allows no text to be made a document, but a document may be asked for.
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = PATIENCE;
    request.onload = () => resolve(request.response?.querySelector('template[data-answers]') ?? null);
    for (const event of ['error', 'timeout', 'abort']) {
      request.addEventListener(event, () => reject(new Error(`${event}: ${address}`)));
    }
    request.send();
  });
}
