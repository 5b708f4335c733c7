// Watches a page for whatever should never happen on it: script of others, dialogs, requests to
// anywhere else, elements and attributes that run or fetch.

/** The scripts and elements of the site itself are known; all else is told. */
const FORBIDDEN =
  'iframe, frame, object, embed, applet, base, portal, style, noscript img, template script, math, foreignObject';

/**
 * Follows `page`; the list fills with what should not have happened.
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 */
export function watch(page, origin) {
  const told = [];
  page.on('dialog', async (dialog) => {
    told.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('popup', (popup) => told.push(`popup: ${popup.url()}`));
  page.on('worker', (worker) => {
    if (!worker.url().startsWith(`${origin}/`)) told.push(`worker: ${worker.url()}`);
  });
  page.on('pageerror', (error) => told.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') told.push(`request: ${url.href.slice(0, 200)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) told.push(`${response.status()}: ${response.url().slice(0, 200)}`);
  });
  return told;
}

/**
 * What in the document itself could run or fetch, and whether anything has run.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function dangers(page) {
  // A redirect can lead on while it is looked at, and the next page while that is loaded.
  for (let tries = 1; ; tries += 1) {
    try {
      return await inspect(page);
    } catch (error) {
      if (!/context was destroyed/.test(error.message) || tries === 10) throw error;
      await page.waitForLoadState('load');
    }
  }
}

function inspect(page) {
  return page.evaluate((forbidden) => {
    const found = [];
    const name = (element) => element.outerHTML.slice(0, 160);
    if (window.__hit) found.push(`ran ${window.__hit} times`);
    for (const element of document.querySelectorAll(forbidden)) found.push(name(element));
    for (const script of document.querySelectorAll('script')) {
      if (script.type === 'application/ld+json') JSON.parse(script.textContent);
      else if (script.textContent.trim() || new URL(script.src).origin !== location.origin) found.push(name(script));
    }
    for (const element of document.querySelectorAll('*')) {
      for (const { name: key, value } of element.attributes) {
        const bare = value.replace(/[\u0000-\u0020]/g, '').toLowerCase();
        const runs = /^on/.test(key) || key === 'style' || key === 'srcdoc' || key === 'formaction';
        const leads =
          /^(javascript|vbscript|data|blob|file):/.test(bare) &&
          /href|src|action|data/.test(key) &&
          element.tagName !== 'IMG';
        const deceives = key === 'href' && /^https?:\/\/[^/]*@/.test(bare);
        if (runs || leads || deceives) found.push(`${key}: ${name(element)}`);
      }
      if (element.tagName === 'FORM' && new URL(element.action).origin !== location.origin) found.push(name(element));
      if (element.tagName === 'META' && element.httpEquiv === 'refresh' && !/^\d+; ?url=\//.test(element.content))
        found.push(name(element));
      if (
        element.tagName === 'A' &&
        element.host &&
        element.origin !== location.origin &&
        element.closest('main') &&
        !/\bugc\b/.test(element.rel) &&
        !/github\.com/.test(element.href)
      )
        found.push(`rel: ${name(element)}`);
    }
    return found;
  }, FORBIDDEN);
}
