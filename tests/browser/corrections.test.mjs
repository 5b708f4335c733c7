// A link from each kind of fact, followed as a reader follows it: the form opens at the right document and
// at the right statement, with the values that stand there now, on pages in both written forms and on a
// site under a path.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { buildSite } from './support/build.mjs';
import { serve } from './support/server.mjs';

const BASE = '/kunnskap/';

/**
 * By the page and the name of a link: the document that the form is about, and words of the statement that
 * has the focus.
 */
const LINKS = [
  ['', 'Rett: Chatbot svarer om kvelden i Vik', 'Chatbot svarer om kvelden i Vik', 'Begynn med de ti vanligste'],
  ['nn/', 'Rett: Praterobot svarar om kvelden i Vik', 'Praterobot svarar om kvelden', 'Begynn med dei ti vanlegaste'],
  ['', 'Rett: Éi innlogging for alle i heimetenesta', 'Dal', 'Éi innlogging for alle'],
  ['erfaringer/', 'Rett: Dal slutta med praterobot', 'Dal slutta med praterobot', 'Få spurde roboten'],
  ['erfaringer/dal-chatbot/', 'Rett: samandrag', 'Dal slutta med praterobot', 'Få spurde roboten'],
  ['nytt/', 'Rett: Journal, Vik', 'Vik', 'Journal'],
  ['nytt/', 'Rett: Velferdsteknologi, Dal', 'Dal', 'Éi innlogging for alle'],
  ['nytt/', 'Rett: Chatbot svarer om kvelden i Vik', 'Chatbot svarer om kvelden i Vik', 'Tittel'],
  ['stanset/', 'Rett: Dal slutta med praterobot', 'Dal slutta med praterobot', 'avviklet'],
  ['behov/', 'Rett: Hjelp til å tømme et gammelt arkiv', 'Nes', 'Hjelp til å tømme et gammelt arkiv'],
  ['behov/', 'Rett: Et register over trygghetsalarmer som er i bruk', 'Vik', 'Et register over trygghetsalarmer'],
  ['temaer/velferd/', 'Rett: grunnen til å spørre Vik', 'Vik', 'Innføring av alarmer i hjemmetjenesten'],
  ['losninger/chatbot/', 'Rett: grunnen til å spørre Vik', 'Chatbot svarer om kvelden', 'leder for servicetorget'],
  ['kommuner/vik/', 'Rett: sammendrag', 'Vik', 'En kommune ved fjorden'],
  ['nn/kommuner/vik/', 'Rett: samandrag', 'Vik', 'Ein kommune ved fjorden'],
  ['kommuner/vik/', 'Rett: Med i, Fjordrådet', 'Fjordrådet', 'Vik'],
  ['kommuner/nes/', 'Rett: Sak og arkiv, Dal', 'Dal', 'Flytting av gamle arkiv'],
  [
    'losninger/chatbot/',
    'Rett: La den som eier svaret, rette det selv.',
    'Chatbot svarer om kvelden',
    'La den som eier',
  ],
  [
    'losninger/chatbot/',
    'Rett: Svarene blir gamle om ingen eier dem lenger.',
    'Chatbot svarer om kvelden',
    'Svarene blir',
  ],
  ['losninger/chatbot/', 'Rett: Vi ville målt ventetida før vi begynte.', 'Chatbot svarer', 'Vi ville målt ventetida'],
  ['losninger/chatbot/', 'Rett: Kortare kø i opningstida', 'Dal slutta med praterobot', 'Kortare kø i opningstida'],
  ['losninger/chatbot/', 'Rett: Fakta', 'Chatbot', 'Type robot'],
  ['losninger/arkiv/', 'Rett: Erstattet, Kart', 'Kart', 'Arkivkjerne'],
  ['losninger/kart/', 'Rett: Er grunnlag for, Chatbot', 'Chatbot', 'Kart'],
  ['losninger/journal/', 'Rett: Slutter 31. desember 2028', 'Journal', 'Fjordrådet'],
  ['avtaler/', 'Rett: Slutter 31. mai 2027, Dal', 'Dal', 'avtale til 31. mai 2027'],
  ['pris/', 'Rett: Arkivkjerne', 'Arkivkjerne', '5'],
  ['pris/', 'Rett: Kostnad, Chatbot', 'Chatbot', 'Oppsett av de første hundre svarene'],
  ['dekning/', 'Nes', 'Nes', 'Kart'],
  ['nn/dekning/', 'Nes', 'Nes', 'Kart'],
  ['sammenlign/', 'Dal', 'Dal', 'Chatbot'],
  ['status/', 'Rett: Status, Vik', 'Vik', 'Chatbot'],
  ['vedlikehold/', 'Rett: Det vi ikke vet, Fjordrådet', 'Fjordrådet', 'hva hver kommune betaler i dag'],
];

/** Links to the choice of municipality, with the statement that is opened when one is chosen. */
const CHOICES = [
  ['losninger/journal/', 'Er dette din kommune? Si fra.', 'hav', 'Hav', 'Journal'],
  ['stanset/', 'Rett: Kart', 'nes', 'Nes', 'Kart'],
];

let site;
let server;
let browser;
before(async () => {
  site = await buildSite('corrections');
  server = await serve(site.folder, BASE);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await site?.remove();
});

describe('a link from a fact', { concurrency: 4 }, () => {
  for (const [from, name, title, words] of LINKS) {
    test(`/${from}: ${name}`, () =>
      onPage(from, async (page) => {
        await follow(page, name);
        await isOpenedAt(page, title, words);
      }));
  }
  for (const [from, name, slug, title, words] of CHOICES) {
    test(`/${from}: ${name}, of ${title}`, () =>
      onPage(from, async (page) => {
        await follow(page, name);
        await page.locator('[data-part="choose"] select').selectOption(`kommuner/${slug}`);
        await page.locator('[data-part="choose"] button').click();
        await isOpenedAt(page, title, words);
      }));
  }
});

async function onPage(from, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.origin + BASE + from);
    await use(page);
  } finally {
    await context.close();
  }
}

/** Follows the first link to a form with this name; what it lies folded in is opened. */
async function follow(page, name) {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '');
  });
  const toForm = page.locator('main a[href*="rett/?"]');
  const link = toForm.and(page.getByRole('link', { name, exact: true })).first();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/rett\/\?/);
}

async function isOpenedAt(page, title, words) {
  await page.waitForFunction(() => document.activeElement?.closest('form.form-page'));
  assert.ok((await page.locator('h1').textContent()).includes(title));
  const shown = await page.evaluate(() => {
    const statement = document.activeElement.closest('[data-part="statement"], .statement') ?? document.activeElement;
    const fields = Array.from(statement.querySelectorAll('input, textarea, select'), ({ value }) => value);
    return [statement.textContent, ...fields].join(' ').replace(/\s+/g, ' ');
  });
  assert.ok(shown.includes(words), shown);
}
