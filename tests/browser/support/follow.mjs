/**
 * Clicks a link, and waits until the page it leads to is loaded. Scripts have run by then, so what is
 * read is what a reader sees: before that, a table is as it was sent, in another order.
 */
export async function follow(page, link) {
  const { pathname, leaves } = await link.evaluate((/** @type {HTMLAnchorElement} */ a) => ({
    pathname: a.pathname,
    // Every page has an address with a slash at its end; other files may be saved instead of shown.
    leaves: a.origin === location.origin && a.pathname !== location.pathname && a.pathname.endsWith('/'),
  }));
  await link.click();
  if (leaves) await page.waitForURL((url) => url.pathname === pathname);
}
