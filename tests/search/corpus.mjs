// Makes a site of Norwegian text that is not written for digitv, from the documentation in Debian
// packages, which is not copied into this repository:
//
//   apt-get download debian-handbook debian-edu-doc-nb-no gimp-help-nn wnorwegian
//   for package in *.deb; do dpkg -x "$package" PACKAGES; done
//   node corpus.mjs PACKAGES ROOT     # then: digitv build --root ROOT
//   node evaluate.mjs SITE --known PACKAGES
//
// Each section of a manual is a page. Sections that are not translated are left out.

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MANUALS = [
  { name: 'handbok', folder: 'usr/share/doc/debian-handbook/html/nb-NO', files: /^sect\..*\.html$/ },
  { name: 'skole', folder: 'usr/share/doc/debian-edu-doc-nb-no', files: /bookworm-manual\.html$/ },
  { name: 'bilete', folder: 'usr/share/gimp/2.0/help/nn', files: /\.html$/ },
];
const LEAST_WORDS = 60;
const NORWEGIAN = new RegExp(
  '^(og|i|er|å|som|til|av|på|en|ein|den|det|for|kan|med|ikke|ikkje|du|vil|eit|et|frå|fra|ei|seg|ved|om|eller' +
    '|dette|denne|kor|hvor|når|være|vere|blir|vert|de|dei)$',
);
const LEAST_NORWEGIAN = 0.14;

const [packages, root] = process.argv.slice(2);
await mkdir(path.join(root, 'content/sider'), { recursive: true });
await writeFile(path.join(root, 'site.yaml'), 'title: Håndbøker\nbase_url: https://korpus.example.no\n');
let count = 0;
for (const { name, folder, files } of MANUALS) {
  const titles = new Set();
  for (const file of (await readdir(path.join(packages, folder))).filter((file) => files.test(file)).sort()) {
    const html = await readFile(path.join(packages, folder, file), 'utf8');
    for (const page of pagesIn(html)) {
      if (titles.has(page.title) || !isNorwegian(page)) continue;
      titles.add(page.title);
      count += 1;
      await writeFile(path.join(root, 'content/sider', `${name}-${titles.size}.md`), markdown(page));
    }
  }
}
console.log(`${count} pages`);

// Returns the sections of a manual: each with a title, and paragraphs and headings below it.
function pagesIn(html) {
  const body = html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ');
  const blocks = body.matchAll(
    /<(h[1-6]|p|li|dt|pre|td|div(?= class="para"))\b([^>]*)>([\s\S]*?)(?=<\/\1>|<(?:h[1-6]|p|li|dt|pre|td|div)\b)/g,
  );
  const pages = [];
  for (const [, tag, attributes, inner] of blocks) {
    const text = plain(inner);
    if (!text || /docnav|navheader/.test(attributes)) continue;
    if (/^h[1-3]$/.test(tag)) pages.push({ title: withoutNumber(text), parts: [], words: 0 });
    else if (pages.length > 0) {
      const isHeading = /^h/.test(tag);
      pages.at(-1).parts.push({ isHeading, text: isHeading ? withoutNumber(text) : text });
      pages.at(-1).words += text.split(' ').length;
    }
  }
  return pages.filter((page) => page.title.length > 3 && page.title.length < 90 && page.words >= LEAST_WORDS);
}

function isNorwegian({ parts }) {
  const words = parts.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return words.filter((word) => NORWEGIAN.test(word)).length >= LEAST_NORWEGIAN * words.length;
}

function markdown({ title, parts }) {
  const quoted = (text) => JSON.stringify(text);
  const summary = parts.find((part) => !part.isHeading && part.text.length > 40)?.text ?? title;
  const body = parts.map(({ isHeading, text }) => (isHeading ? `## ${escaped(text)}` : escaped(text)));
  return `---\ntittel: ${quoted(title)}\nsammendrag: ${quoted(summary.slice(0, 200))}\n---\n\n${body.join('\n\n')}\n`;
}

function escaped(text) {
  return text.replace(/[^\p{L}\p{N}\s]/gu, (sign) => (sign.charCodeAt(0) < 128 ? `\\${sign}` : sign));
}

function withoutNumber(title) {
  return title.replace(/^(?:Kapittel |Tillegg )?[\dA-Z]+(?:\.\d+)*\.? +/, '').trim();
}

function plain(html) {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39|nbsp|shy);/g,
      (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? ' ',
    )
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,:;)»])/g, '$1')
    .trim();
}
