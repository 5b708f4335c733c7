// The link to the page in the other written form leads to where the reader is: to the place in the
// address, else to the section that is being read. Sections have the same ids in both.

for (const link of document.querySelectorAll('a[hreflang]')) {
  link.addEventListener('click', () => {
    link.hash = location.hash || beingRead();
  });
}

/** The last section that begins in the upper third of the window, or above it. */
function beingRead() {
  const heads = Array.from(document.querySelectorAll('main section :is(h2, h3)[id^="s-"]'));
  const read = heads.filter((head) => head.checkVisibility() && head.getBoundingClientRect().top < innerHeight / 3);
  return read.length > 0 ? `#${read.at(-1).id}` : '';
}
