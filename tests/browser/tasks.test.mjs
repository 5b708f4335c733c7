// The tasks that a reader in a municipality comes with, from the front page in at most three clicks:
// on the repository's own content, where much is not known and the page has to say so, and on a
// small site where every question has an answer.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from './support/browser.mjs';
import { buildSite } from './support/build.mjs';
import { follow } from './support/follow.mjs';
import { serve } from './support/server.mjs';
import { readPages } from './support/site.mjs';
import { stage } from './support/stage.mjs';

const MOST_CLICKS = 3;

/** A reader on the front page, who counts the clicks. */
class Reader {
  clicks = 0;

  constructor(page) {
    this.page = page;
  }

  get main() {
    return this.page.getByRole('main');
  }

  /** Clicks a link or a button, by its words, first in the whole page or in `root`. */
  async click(name, root = this.page) {
    this.clicks += 1;
    assert.ok(this.clicks <= MOST_CLICKS, `«${name}» er klikk nummer ${this.clicks}`);
    await follow(this.page, root.getByRole('link', { name }).first());
  }

  /** Chooses in a list, which is one click of a reader. */
  async choose(label, option) {
    this.clicks += 1;
    assert.ok(this.clicks <= MOST_CLICKS);
    await this.main.getByLabel(label).selectOption({ label: option });
  }

  section(name) {
    return this.page.getByRole('region', { name });
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** What a mail begins with. */
  async draft(link) {
    const url = new URL(await link.getAttribute('href'));
    assert.equal(url.protocol, 'mailto:');
    return {
      to: decodeURIComponent(url.pathname),
      subject: url.searchParams.get('subject'),
      body: url.searchParams.get('body'),
    };
  }
}

/** The number of sheets of paper that a page takes. */
async function sheets(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
}

/** Says who it is, why, when and where: a row of a table whose cells are not empty. */
async function hasText(locator) {
  assert.notEqual((await locator.innerText()).trim(), '');
}

const own = await readPages();
const needed = ['/losninger/digisos/', '/losninger/chatbot/', '/kommuner/larvik/', '/temaer/sak-og-arkiv/'];
const missing = needed.filter((address) => !own.some((page) => page.address === address));

describe("the tasks, on the repository's content", { skip: missing.length > 0 && `the site has no ${missing}` }, () => {
  const on = stage();

  const task = (name, walk) =>
    test(name, async () => {
      const page = await on.open('/', { viewport: { width: 1280, height: 900 } });
      try {
        await walk(new Reader(page));
      } finally {
        await page.context().close();
      }
    });

  task('who uses Digisos, and who is like Nome?', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Digisos', reader.main);
    await reader.choose('Svar for kommunen', 'Nome');
    const users = reader.section('Hvem bruker den');
    const rows = users.locator('tbody:visible');
    await rows.first().getByText('Kommunen du har valgt').waitFor();
    assert.match(await rows.first().innerText(), /^Nome[\s\S]*(Ikke oppgitt|I bruk)/);
    assert.match(await rows.nth(1).innerText(), /Likt: /);
    // The first to ask has told of it, and is not first by the alphabet.
    const asked = await reader.main.locator('.answers > div').nth(3).innerText();
    assert.match(asked, /Horten|Skien/);
  });

  task('what does a chatbot cost?', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Kommunal chatbot', reader.main);
    await reader.heading('Kommunal chatbot').waitFor();
    assert.match(await reader.main.locator('.answers > div').nth(2).innerText(), /Vi vet ikke prisen|\d/);
    await reader.click('Fortell det dere vet', reader.section('Det vi ikke vet'));
    assert.notEqual(new URL(reader.page.url()).pathname, '/losninger/chatbot/');
  });

  task('which contracts end next year?', async (reader) => {
    await reader.click('Avtaler', reader.page.getByRole('contentinfo'));
    await reader.heading('Avtaler').waitFor();
    const dates = await reader.main.locator('tbody tr').count();
    if (dates === 0) await hasText(reader.main.locator('.vacant'));
  });

  task('what do the neighbours of Larvik have?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Larvik', reader.main.getByRole('table'));
    const first = reader.main.getByRole('region').first();
    assert.match(await first.innerText(), /^Finnes rundt Larvik/);
    const neighbours = await reader.main.locator('.tag', { hasText: 'nabokommune' }).count();
    assert.ok(neighbours > 0);
    const cells = await first.getByRole('row').allInnerTexts();
    for (const cell of cells) {
      const [, beside = ''] = /([^,\t\n]*) nabokommune/.exec(cell) ?? [];
      assert.doesNotMatch(beside, /Færder|Horten/, cell);
    }
    assert.doesNotMatch(await first.innerText(), /ID-porten|Matrikkelen|2014/);
  });

  task('what was stopped, and why?', async (reader) => {
    await reader.click('Stanset', reader.page.getByRole('contentinfo'));
    const rows = reader.main.locator('tbody tr');
    assert.ok((await rows.count()) > 0);
    await hasText(rows.first().getByRole('cell').last());
  });

  task('who can help with the archive?', async (reader) => {
    await reader.click('Temaer');
    await reader.click(/^Sak og arkiv/, reader.main);
    const ask = reader.section('Hvem kan jeg spørre?');
    assert.match(await ask.getByRole('listitem').first().innerText(), /IKA Kongsberg/);
    const mail = await reader.draft(ask.getByRole('link', { name: /^Skriv til/ }).first());
    assert.match(mail.to, /ikakongsberg\.no$/);
    assert.match(mail.body, /https:\/\/\S+\/temaer\/sak-og-arkiv\/[\s\S]*1\. .+[\s\S]*2\. .+[\s\S]*3\. /);
  });

  task('how do I tell of our own project?', async (reader) => {
    await reader.click(/^Fortell hvordan det gikk/, reader.main);
    await reader.page.waitForURL(/bidra|fortell/);
    // The form is made when its rules have been fetched.
    await reader.main.getByRole('textbox').first().waitFor();
    assert.match(await reader.main.innerText(), /skjema|e-post|fil/i);
  });

  task('how do I correct what is wrong?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Larvik', reader.main.getByRole('table'));
    await reader.click(/./, reader.section('Er noe feil?'));
    assert.ok(!reader.page.url().endsWith('/kommuner/larvik/'));
  });

  task('an annex to a case about Digisos, for Nome', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Digisos', reader.main);
    await reader.click('Saksvedlegg på to ark');
    await reader.main.getByLabel('Laget for').selectOption({ label: 'Nome' });
    await reader.main.locator('.annex__facts').getByText('Nome kommune').waitFor();
    assert.equal(await sheets(reader.page), 2);
  });

  task('how does Larvik differ from others?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Larvik', reader.main.getByRole('table'));
    await reader.click('Sammenlign med lignende kommuner');
    await reader.heading('Sammenlign').waitFor();
    assert.match(new URL(reader.page.url()).search, /^\?k=larvik,/);
  });

  task('the matrix as a file', async (reader) => {
    await reader.click('Hvem bruker hva');
    const [download] = await Promise.all([
      reader.page.waitForEvent('download'),
      reader.click(/^Last ned/, reader.main),
    ]);
    assert.match(download.suggestedFilename(), /\.(csv|xlsx)$/);
  });

  task('what should we do together next?', async (reader) => {
    await reader.click('Behov');
    const first = reader.main.locator('.need').first();
    assert.match(await first.locator('.need__who').innerText(), /^\d+ kommuner/);
    assert.match(await first.innerText(), /\d{4}|Uten dato/);
    assert.match(await first.innerText(), /Har det fra før|Vi kjenner ing/);
    assert.match(await first.locator('.need__next').innerText(), /^Neste steg: .+/);
  });
});

describe('the tasks, where every question has an answer', () => {
  let site;
  let server;
  let browser;

  before(async () => {
    site = await buildSite('answers');
    server = await serve(site.folder, '/');
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await site?.remove();
  });

  const task = (name, walk) =>
    test(name, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.origin}/`);
      try {
        await walk(new Reader(page));
      } finally {
        await context.close();
      }
    });

  task('the first screen of a solution answers all four', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Chatbot', reader.main);
    const answers = await reader.main.locator('.answers > div').allInnerTexts();
    assert.match(answers[0], /1 av 3[\s\S]*1 bekreftet/);
    // The pencil between the advice and its source has its name in words.
    assert.match(answers[1], /Begynn med de ti vanligste spørsmålene\.\s*Rett: Vik, 2026\s*Vik, 2026/);
    assert.match(answers[2], /50/);
    assert.match(answers[3], /Vik/);
    const mail = await reader.draft(reader.main.locator('.answers').getByRole('link', { name: 'Skriv til Vik' }));
    assert.equal(mail.to, 'postmottak@vik.example.no');
    assert.match(mail.subject, /Chatbot/);
    assert.match(mail.body, /https:\/\/fjordnett\.example\.no\/losninger\/chatbot\//);
    assert.match(await reader.section('Avtaler').innerText(), /30\.\sjuni\s2027/);
    assert.match(await reader.section('Stanset').innerText(), /For få brukte den/);
  });

  task('a need that two share is one, with who has it and whom to ask', async (reader) => {
    await reader.click('Behov');
    const needs = reader.main.locator('.need');
    assert.equal(await needs.count(), 1);
    const text = await needs.first().innerText();
    assert.match(text, /2 kommuner[\s\S]*Dal, Fjell[\s\S]*Har det fra før: Vik\./);
    await reader.click('Se hvem', needs.first());
    await reader.heading('Arkivkjerne').waitFor();
  });

  task('a topic leads to the body that serves it', async (reader) => {
    await reader.click('Temaer');
    await reader.click(/^Sak og arkiv/, reader.main);
    const first = reader.section('Hvem kan jeg spørre?').getByRole('listitem').first();
    assert.match(await first.innerText(), /^Arkivet IKS/);
  });

  task('who uses the chatbot, and who is like Fjell?', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Chatbot', reader.main);
    await reader.choose('Svar for kommunen', 'Fjell');
    const rows = reader.section('Hvem bruker den').locator('tbody:visible');
    await rows.first().getByText('Kommunen du har valgt').waitFor();
    assert.match(await rows.first().innerText(), /^Fjell[\s\S]*Ikke oppgitt/);
    assert.match(await rows.nth(1).innerText(), /Likt: /);
  });

  task('what does the chatbot cost?', async (reader) => {
    await reader.click('Pris', reader.page.getByRole('contentinfo'));
    const cost = reader.section('Chatbot');
    assert.match(await cost.innerText(), /50 000–200 000 kr/);
    assert.match(await cost.innerText(), /12 000 innbyggere/);
  });

  task('which contracts end next year?', async (reader) => {
    await reader.click('Avtaler', reader.page.getByRole('contentinfo'));
    const first = reader.main.getByRole('row').filter({ hasText: '2027' }).first();
    assert.match(await first.innerText(), /30\.\sjuni\s2027[\s\S]*Chatbot[\s\S]*Vik/);
  });

  task('what do others in the region have that Fjell lacks?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Fjell', reader.main.getByRole('table'));
    const around = reader.main.getByRole('region').first();
    assert.match(await around.innerText(), /^Finnes rundt Fjell[\s\S]*Arkivkjerne[\s\S]*Vik/);
    assert.doesNotMatch(await around.innerText(), /nabokommune/);
  });

  task('what was stopped, and why?', async (reader) => {
    await reader.click('Stanset', reader.page.getByRole('contentinfo'));
    const row = reader.main.getByRole('row').filter({ hasText: 'Chatbot' }).first();
    assert.match(await row.innerText(), /Dal[\s\S]*For få brukte den/);
  });

  task('how do we tell of our own project?', async (reader) => {
    await reader.click(/^Fortell/, reader.main);
    await reader.page.waitForURL('**/fortell/**');
    // There is something to fill in.
    await reader.main.getByRole('textbox').first().waitFor();
  });

  task('how do I correct what is wrong about Vik?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Vik', reader.main.getByRole('table'));
    await reader.click(/Rett/, reader.section('Er noe feil?'));
    await reader.page.waitForURL('**/rett/?d=kommuner/vik**');
    await reader.main.getByText('Chatbot').first().waitFor();
  });

  task('an annex to a case about the chatbot, for Fjell', async (reader) => {
    await reader.click('Løsninger');
    await reader.click('Chatbot', reader.main);
    await reader.click('Saksvedlegg på to ark');
    await reader.main.getByLabel('Laget for').selectOption({ label: 'Fjell' });
    await reader.main.locator('.annex__facts').getByText('Fjell kommune').waitFor();
    assert.match(await reader.main.innerText(), /50 000–200 000[\s\S]*Svarene blir gamle om ingen eier dem/);
    assert.ok((await sheets(reader.page)) <= 2);
  });

  task('how does Vik differ from the others?', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Vik', reader.main.getByRole('table'));
    await reader.click('Sammenlign med lignende kommuner');
    const row = reader.main.getByRole('row', { name: /Chatbot/ });
    // Vik first, then Dal and Fjell.
    assert.match(await row.innerText(), /I bruk[\s\S]*Avsluttet[\s\S]*ikke oppgitt/);
  });

  task('the matrix for Excel', async (reader) => {
    await reader.click('Hvem bruker hva');
    const [download] = await Promise.all([
      reader.page.waitForEvent('download'),
      reader.click(/^Last ned: Excel, \d+ kB/, reader.main),
    ]);
    assert.equal(download.suggestedFilename(), 'dekning.xlsx');
  });

  task('a sheet about the region for its leaders', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Fjordregionen', reader.main);
    await reader.click('Regionnotat på ett ark');
    const text = await reader.main.innerText();
    assert.match(text, /Her er det ulikt[\s\S]*Chatbot: Vik\. Dal: avsluttet/);
    assert.match(text, /Et felles arkiv for kommunene \(Dal, Fjell, 2026\)/);
    assert.match(text, /30\.\sjuni\s2027: avtale går ut for Chatbot \(Vik\)/);
    assert.match(text, /2 kommuner har ikke svart[\s\S]*Dal \(1\), Fjell \(0\)[\s\S]*siden da: Vik/);
    assert.equal(await sheets(reader.page), 1);
  });

  task('every mailbox is written to with the address of the page', async (reader) => {
    const links = await reader.page.locator('a[href^="mailto:"]').all();
    assert.ok(links.length > 0, 'the publisher is not reached');
    for (const link of links) assert.match((await reader.draft(link)).body, /^https:\/\/fjordnett\.example\.no\//);
  });

  task('the municipality of the reader is kept from one click until another', async (reader) => {
    const kept = () => reader.page.evaluate(() => Object.keys(localStorage));
    await reader.click('Kommuner');
    await reader.click('Fjell', reader.main.getByRole('table'));
    assert.deepEqual(await kept(), []);
    await reader.page.getByRole('button', { name: 'Husk kommunen' }).click();
    assert.deepEqual(await kept(), ['digitv.kommune']);
    await reader.page.goto(`${server.origin}/`);
    await reader.main.getByRole('link', { name: 'Fjell', exact: true }).first().waitFor();
    await reader.page.goto(`${server.origin}/losninger/chatbot/`);
    await reader.main.getByText('Kommunen du har valgt').waitFor();
    await reader.page.goto(`${server.origin}/erfaringer/`);
    await reader.page.getByRole('button', { name: 'Glem kommunen' }).click();
    assert.deepEqual(await kept(), []);
    await reader.page.goto(`${server.origin}/`);
    assert.equal(await reader.page.locator('[data-own]:visible').count(), 0);
  });

  task('lists and the matrix begin with the municipality of the reader, and say so in the address', async (reader) => {
    await reader.click('Kommuner');
    await reader.click('Vik', reader.main.getByRole('table'));
    await reader.page.getByRole('button', { name: 'Husk kommunen' }).click();
    await reader.page.goto(`${server.origin}/dekning/`);
    await reader.page.locator('th[data-mine]', { hasText: 'Vik' }).waitFor();
    assert.equal(await reader.page.locator('th[data-mine]').count(), 1);
    for (const list of ['losninger', 'erfaringer']) {
      await reader.page.goto(`${server.origin}/${list}/`);
      await reader.page.waitForURL(`**/${list}/?kommune=vik`);
    }
    // One report of two: an address that chooses for itself is left as it is.
    assert.equal(await reader.main.locator('.report-list > li:visible').count(), 1);
    await reader.page.goto(`${server.origin}/erfaringer/?kommune=dal`);
    await reader.main.getByText('Dal stanset chatboten').first().waitFor();
    assert.equal(new URL(reader.page.url()).search, '?kommune=dal');
  });

  task('what a page has begun with goes when the municipality is forgotten', async (reader) => {
    const forget = () => reader.page.getByRole('button', { name: 'Glem kommunen' }).click();
    const remember = async () => {
      await reader.page.goto(`${server.origin}/kommuner/vik/`);
      await reader.page.getByRole('button', { name: 'Husk kommunen' }).click();
    };
    await remember();
    await reader.page.goto(`${server.origin}/erfaringer/`);
    await reader.page.waitForURL('**/erfaringer/?kommune=vik');
    await forget();
    assert.equal(new URL(reader.page.url()).search, '');
    assert.equal(await reader.main.locator('.report-list > li:visible').count(), 2);
    await remember();
    await reader.page.goto(`${server.origin}/dekning/`);
    await reader.page.locator('th[data-mine]').waitFor();
    await forget();
    assert.equal(await reader.page.locator('[data-mine]').count(), 0);
  });
});
