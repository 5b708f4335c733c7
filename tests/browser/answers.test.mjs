// Answers above the hits: what is asked of a small site whose right answers are known, what gets none, and
// that the figures are those of the pages.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { askedOf, plain } from './support/asked.mjs';
import { launch } from './support/browser.mjs';
import { buildSite } from './support/build.mjs';
import { serve } from './support/server.mjs';
import { folder, readPages } from './support/site.mjs';

const BASE = '/kunnskap/';

/** Questions with what the answer says, from the files in tests/sites/questions/. */
const ANSWERED = [
  [
    'Hvem bruker Arkivkjerne?',
    'Vi kjenner til 3 av 5 kommuner som bruker Arkivkjerne: Vik, Dal og Nordnes (pilot).',
    '2 er bekreftet siste 24 måneder. Opplysningene er fra 2020 til september 2026. For 2 kommuner er bruken ikke oppgitt.',
  ],
  [
    'hvilke kommuner bruker arkivkjernen',
    'Vi kjenner til 3 av 5 kommuner som bruker Arkivkjerne: Vik, Dal og Nordnes (pilot).',
    /^Svaret gjelder Arkivkjerne\. 2 er/,
  ],
  [
    'hvem har tatt i bruk arkivkjrene',
    'Vi kjenner til 3 av 5 kommuner som bruker Arkivkjerne: Vik, Dal og Nordnes (pilot).',
    /^Svaret gjelder Arkivkjerne\. 2 er/,
  ],
  [
    'hvor mange bruker Chatbot',
    'Vi kjenner til 1 av 5 kommuner som bruker Chatbot: Vik.',
    '1 er bekreftet siste 24 måneder. Opplysningen er fra oktober 2026. ' +
      '1 har sluttet eller valgt den bort. 1 bruker den ikke. For 2 kommuner er bruken ikke oppgitt.',
  ],
  ['hvem bruker samtalerobot', 'Vi kjenner til 1 av 5 kommuner som bruker Chatbot: Vik.', /^1 er bekreftet/],
  [
    'har noen Feiekart?',
    'Vi kjenner til 1 av 5 kommuner som bruker Feiekart: Storvik.',
    'Opplysningen er ikke bekreftet siste 24 måneder. Opplysningen er uten dato. 1 har planer. For 3 kommuner er bruken ikke oppgitt.',
  ],
  [
    'bruker noen kommuner Plankart',
    'Vi kjenner ikke til noen kommune som bruker Plankart. Det betyr ikke at ingen gjør det.',
    'For 5 kommuner er bruken ikke oppgitt.',
  ],
  [
    'Hvem bruker Arkivkjerne og ligner på Vik?',
    'Vi kjenner til 3 av 5 kommuner som bruker Arkivkjerne. ' +
      'Av dem er disse mest lik Vik, den likeste først: Dal (størrelse, målform og region) og Nordnes (størrelse og målform).',
    'Vik bruker den også. Opplysningene er fra 2020 til august 2026.',
  ],
  [
    'hvem ligner på Fjell og bruker Chatbot',
    'Vi kjenner til 1 av 5 kommuner som bruker Chatbot. Av dem er disse mest lik Fjell, den likeste først: Vik (region).',
    'Opplysningen er fra oktober 2026.',
  ],
  [
    'hvem bruker chatbot og ligner på Storvik kommune',
    'Vi kjenner til 1 av 5 kommuner som bruker Chatbot. Ingen av dem er kjent som lik Storvik i størrelse, målform, region eller avstand.',
    '',
  ],
  [
    'Hva bruker Vik?',
    'Vi kjenner til 2 løsninger som Vik bruker: Arkivkjerne og Chatbot.',
    '2 er bekreftet siste 24 måneder. Opplysningene er fra september 2026 til oktober 2026. For 4 løsninger er bruken ikke oppgitt.',
  ],
  [
    'hvilke systemer bruker Dal kommune',
    'Vi kjenner til 1 løsning som Dal bruker: Arkivkjerne.',
    'Opplysningen er ikke bekreftet siste 24 måneder. Opplysningen er fra 2020. 1 er planlagt. ' +
      '2 har kommunen sluttet med eller valgt bort. For 2 løsninger er bruken ikke oppgitt.',
  ],
  [
    'hva bruker fjell',
    'Vi kjenner ikke til noen løsning som Fjell bruker. Det betyr ikke at kommunen ikke bruker noe.',
    'For 6 løsninger er bruken ikke oppgitt.',
  ],
  ['hva bruker Storvvik', 'Vi kjenner til 1 løsning som Storvik bruker: Feiekart.', /^Svaret gjelder Storvik\./],
  [
    'hva bruker vi',
    'Vi kjenner til 1 løsning som Nordnes bruker: Arkivkjerne (pilot).',
    '1 er bekreftet siste 24 måneder. Opplysningen er fra august 2026. For 5 løsninger er bruken ikke oppgitt.',
    'nordnes',
  ],
  [
    'Hva koster Chatbot?',
    'Chatbot koster 50 000–200 000 kr i året, og under 50 000 kr å etablere.',
    'Prisene er uten merverdiavgift.',
  ],
  [
    'hva koster det å bruke praterobot',
    'Chatbot koster 50 000–200 000 kr i året, og under 50 000 kr å etablere.',
    'Prisene er uten merverdiavgift.',
  ],
  [
    'hva koster arkivkjerne',
    'Å etablere Arkivkjerne koster under 50 000 kr.',
    'Prisen i året er ikke oppgitt. Prisene er uten merverdiavgift.',
  ],
  ['hva er prisen på Plankart', 'Hva Plankart koster, er ikke oppgitt.', ''],
  [
    'Hvem kan noe om velferdsteknologi?',
    '2 kommuner har oppgitt kompetanse i Velferdsteknologi: Dal og Vik.',
    'Vik har sagt at de kan hjelpe andre. For 3 kommuner er det ikke oppgitt. Opplysningene er fra april 2026 til 5. oktober 2026.',
  ],
  [
    'hvem kan hjelpe med helse og omsorg',
    'Ingen kommune har oppgitt kompetanse i Helse og omsorg. Det betyr ikke at ingen kan noe.',
    'For 5 kommuner er det ikke oppgitt.',
  ],
  [
    'hvem kan vi spørre om Arkivkjerne',
    'Om Arkivkjerne kan du spørre Vik (bruker den, ifølge kildene), Nordnes (bruker den, ifølge kildene) og Dal (bruker den, ifølge kildene).',
    '',
  ],
  [
    'Hva har Vik som vi mangler?',
    'Vik bruker 1 løsning som vi ikke kjenner til at Dal bruker: Chatbot.',
    'Dal har sluttet med eller valgt bort 1 av dem. Opplysningen er fra oktober 2026.',
    'dal',
  ],
  [
    'hva har Vik som vi ikke har',
    'Vik bruker 2 løsninger som vi ikke kjenner til at Storvik bruker: Arkivkjerne og Chatbot.',
    'Storvik bruker ikke 1 av dem. For 1 av dem er det ikke oppgitt om Storvik bruker den nå. Opplysningene er fra september 2026 til oktober 2026.',
    'storvik',
  ],
  ['hva har Nordnes som Vik mangler', 'Alt vi kjenner til at Nordnes bruker, bruker Vik også.', ''],
  [
    'hva har Storvik som Dal mangler',
    'Storvik bruker 1 løsning som vi ikke kjenner til at Dal bruker: Feiekart.',
    'Dal har planer om 1 av dem. Opplysningen er uten dato.',
  ],
  [
    'Hvilke avtaler går ut i 2027?',
    '2 avtaler har oppgitt slutt i 2027:',
    'For 2 opplysninger om bruk er slutten på avtalen ikke oppgitt.',
  ],
  [
    'hvilke kontrakter utløper i 2025',
    '1 avtale har oppgitt slutt i 2025:',
    '1 av dem er gått ut. For 2 opplysninger om bruk er slutten på avtalen ikke oppgitt.',
  ],
];

/** The same in nynorsk, asked of the nynorsk page. */
const ANSWERED_NN = [
  [
    'Kven brukar Feiekart?',
    'Vi kjenner til 1 av 5 kommunar som bruker Feiekartet: Storvik.',
    'Opplysninga er ikkje stadfesta siste 24 månader. Opplysninga er utan dato. 1 har planar. For 3 kommunar er bruken ikkje oppgitt.',
  ],
  [
    'kva for kommunar nyttar arkivkjerne',
    'Vi kjenner til 3 av 5 kommunar som bruker Arkivkjerne: Vik, Dal og Nordnes (pilot).',
    /^2 er stadfesta siste 24 månader\./,
  ],
  [
    'kven brukar arkivkjerne og liknar på vik',
    'Vi kjenner til 3 av 5 kommunar som bruker Arkivkjerne. ' +
      'Av dei er desse mest lik Vik, den likaste først: Dal (storleik, målform og region) og Nordnes (storleik og målform).',
    /^Vik bruker ho òg\./,
  ],
  ['Kva brukar Vik?', 'Vi kjenner til 2 løysingar som Vik bruker: Arkivkjerne og Chatbot.', /^2 er stadfesta/],
  [
    'kva kostar chatbot',
    'Chatbot kostar 50 000–200 000 kr i året, og under 50 000 kr å etablere.',
    'Prisane er utan meirverdiavgift.',
  ],
  [
    'kven veit noko om velferdsteknologi',
    '2 kommunar har oppgitt kompetanse i Velferdsteknologi: Dal og Vik.',
    /^Vik har sagt at dei kan hjelpe andre\./,
  ],
  [
    'kva har Vik som me manglar',
    'Vik bruker 1 løysing som vi ikkje kjenner til at Dal bruker: Chatbot.',
    /^Dal har slutta/,
    'dal',
  ],
  ['kva for avtalar går ut i 2027', '2 avtalar har oppgitt slutt i 2027:', /^For 2 opplysningar/],
];

/** Queries that must get no answer, and why. */
const SILENT = {
  'hvem bruker ikke Chatbot': 'a no',
  'hvem bruker kart i nett': 'two solutions have the name',
  'hvem bruker feiekartene': 'the name of a network',
  'hvem bruker plankort og feiekart': 'two names',
  'hvem bruker tid på Chatbot': 'a word is left',
  'hvem bruker chatbot i skolen': 'a word is left',
  'hvem bruker Skoleflyt': 'obsolete',
  'hva koster Skoleflyt': 'obsolete',
  'hvem bruker vannmåler': 'all have stopped',
  'hvilke avtaler går ut i 2031': 'no such year',
  'hvilke avtaler går ut i år': 'no year',
  'hva bruker Oslo': 'no municipality here',
  'hva bruker Chatbot': 'a solution uses nothing',
  'hvem bruker Vik': 'a municipality is no solution',
  'hva har Vik som vi mangler': 'nothing says who we are',
  'hva bruker vi': 'nothing says who we are',
  'hva har Vik som Vik mangler': 'the same twice',
  'hvem bruker chatbot og ligner på Oslo': 'no municipality here',
  'hvem kan noe om romfart': 'no topic',
  'hva koster det': 'nothing is named',
  'hvem har brukt Chatbot': 'of the past',
  'hvem bruker': 'unfinished',
  chatbot: 'no question',
};

describe('what is asked of a site whose answers are known', () => {
  let site;
  let asked;
  let askedInNynorsk;
  let server;
  let browser;

  before(async () => {
    site = await buildSite('questions');
    asked = await askedOf(site.folder, { base: BASE });
    askedInNynorsk = await askedOf(site.folder, { base: BASE, page: 'nn/sok/index.html' });
    server = await serve(site.folder, BASE);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await site?.remove();
  });

  const all = [
    ...ANSWERED.map((one) => [() => asked, ...one]),
    ...ANSWERED_NN.map((one) => [() => askedInNynorsk, ...one]),
  ];
  for (const [ask, query, main, more, own] of all) {
    test(`«${query}»${own ? ` from ${own}` : ''}`, async () => {
      const answer = await ask()(query, own);
      assert.equal(spaced(answer?.main), main);
      if (more instanceof RegExp) assert.match(spaced(answer.more), more);
      else assert.equal(spaced(answer.more), more);
      assert.ok(answer.links.every((href) => href.startsWith(BASE)));
    });
  }

  test('contracts are listed with what they are for, who has them and when they end', async () => {
    const { items, source } = await asked('hvilke avtaler går ut i 2027');
    assert.deepEqual(items, ['Arkivkjerne, Vik: 30. juni 2027', 'Feiekart, Storvik: 2027']);
    assert.equal(source, 'alle avtaler og frister');
  });

  for (const [query, why] of Object.entries(SILENT)) {
    test(`no answer to «${query}»: ${why}`, async () => {
      assert.equal(await asked(query), undefined);
      assert.equal(await askedInNynorsk(query), undefined);
    });
  }

  test('it stands above the hits, is read aloud once, and moves nothing', async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript(() => {
      localStorage.setItem(
        'digitv.kommune',
        JSON.stringify({ place: 'dal', name: 'Dal', address: '/kunnskap/kommuner/dal/' }),
      );
    });
    await page.goto(`${server.origin}${BASE}sok/?q=${encodeURIComponent('hva har Vik som vi mangler')}`);
    const answer = page.getByRole('region', { name: 'Svar' });
    await answer.waitFor();
    assert.match(
      await answer.innerText(),
      /^Svar\s+Vik bruker 1 løsning som vi ikke kjenner til at Dal bruker: Chatbot\./,
    );
    const hit = page.locator('.hit').first();
    await hit.waitFor();
    const { y } = await hit.boundingBox();
    await page.getByRole('status').filter({ hasText: 'Svar: Vik bruker' }).waitFor();
    const aloud = await page.getByRole('status').filter({ hasText: 'Svar:' }).innerText();
    assert.equal(aloud.match(/Svar:/g).length, 1);
    assert.match(aloud, /treff på «hva har Vik som vi mangler»$/);
    assert.equal((await hit.boundingBox()).y, y);
    await answer.getByRole('link', { name: 'Chatbot' }).click();
    await page.waitForURL(/\/kunnskap\/losninger\/chatbot\/$/);

    await page.goto(`${server.origin}${BASE}sok/?q=chatbot`);
    await page.locator('.hit').first().waitFor();
    assert.equal(await page.locator('.found-answer').isVisible(), false);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('it comes first under the field of another page, and leads to the search page', async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${server.origin}${BASE}losninger/`);
    const field = page.locator('.search--small input[name="q"]');
    await field.pressSequentially('hvem bruker arkivkjerne');
    const first = page.locator('.suggest__option').first();
    const [title, source] = [first.locator('.suggest__title'), first.locator('.suggest__sub')];
    await title.filter({ hasText: 'Svar: Vi kjenner til 3 av 5 kommuner som bruker Arkivkjerne' }).waitFor();
    assert.match(await source.innerText(), /^Kilde: /);
    await field.fill('arkivkjerne');
    await title.filter({ hasText: /^Arkivkjerne$/ }).waitFor();
    await field.fill('hvem bruker arkivkjerne');
    await title.filter({ hasText: /^Svar: / }).waitFor();
    await first.click();
    await page.getByRole('region', { name: 'Svar' }).waitFor();
    assert.match(page.url(), /\/sok\/\?q=hvem\+bruker\+arkivkjerne$/);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('without its files the hits are there, and nothing else', async () => {
    const page = await browser.newPage();
    const first = /data-first="([^"]*)"/.exec(await (await fetch(`${server.origin}${BASE}sok/`)).text())[1];
    await page.route(`**${first}`, (route) => route.abort());
    await page.goto(`${server.origin}${BASE}sok/?q=${encodeURIComponent('hvem bruker chatbot')}`);
    await page.locator('.hit').first().waitFor();
    assert.equal(await page.locator('.found-answer').isVisible(), false);
    await page.close();
  });
});

const pages = (await readPages()).filter((page) => !page.redirect);
const solutions = pages.filter(({ address }) => /^\/losninger\/[^/]+\/$/.test(address));
const places = pages.filter(({ address }) => /^\/kommuner\/[^/]+\/$/.test(address));

describe('the answers of the site have the figures of its pages', {
  skip: solutions.length === 0 && 'no solutions',
}, () => {
  let asked;
  before(async () => {
    asked = await askedOf(folder);
  });

  /** The title of a page. */
  const titleOf = ({ html }) => plain(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)[1]).trim();
  /** The answers in short at the top of the page of a solution, in order. */
  const inShort = ({ html }) => {
    const [list] = /<dl class="answers">[\s\S]*?<\/dl>/.exec(html);
    return [...list.matchAll(/<dd>([\s\S]*?)<\/dd>/g)].map(([, answer]) => spaced(plain(answer)));
  };

  test('who uses each solution, and what it costs', async () => {
    let answered = 0;
    for (const page of solutions) {
      const title = titleOf(page);
      const [users, , price] = inShort(page);
      const answer = await asked(`hvem bruker ${title}`);
      if (answer) {
        answered += 1;
        const said = /(\d+) av (\d+) kommuner/.exec(answer.main);
        const none = users.startsWith('0 av') ? '0 av' : 'Ingen vi kjenner';
        assert.ok(users.startsWith(said ? `${said[1]} av ${said[2]}` : none), `${title}: ${users}, ${answer.main}`);
        const confirmed = /(\d+) bekreftet siste/.exec(users)?.[1] ?? '0';
        assert.equal(/(\d+) er bekreftet siste/.exec(answer.more)?.[1] ?? '0', confirmed, title);
      }
      const cost = await asked(`hva koster ${title}`);
      if (cost && /Vi vet ikke prisen/.test(price)) assert.match(cost.main, /er ikke oppgitt|ingen samlet pris/, title);
      else if (cost && / kr/.test(price))
        assert.ok(price.startsWith(/ koster (.*? kr)[ .,]/.exec(cost.main)[1]), `${price}: ${cost.main}`);
    }
    assert.ok(answered > solutions.length / 2, `${answered} of ${solutions.length}`);
  });

  test('what each municipality uses', async () => {
    for (const page of places) {
      const answer = await asked(`hva bruker ${titleOf(page)} kommune`);
      const rows = [...page.html.matchAll(/<tbody id="s-use-[\s\S]*?<\/tbody>/g)].map(([row]) => spaced(plain(row)));
      const found = Number(/til (\d+) løsning/.exec(answer.main)?.[1] ?? 0);
      const used = rows.filter((row) => /I bruk|Innføres|Pilot|Fases ut/.test(row));
      assert.equal(found, used.length, `${titleOf(page)}: ${answer.main}`);
    }
  });
});

/** With plain spaces, one at a time. */
function spaced(text) {
  return text?.replace(/\s+/gu, ' ').trim();
}
