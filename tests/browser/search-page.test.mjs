// The search page: results as one types, choices that combine, an address that can be shared, and
// help where there is nothing.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { searchReader } from './support/search.mjs';

describe('the search page', () => {
  const reader = searchReader();

  test('is a register from A to Å without JavaScript', async () => {
    await reader.open({ javaScriptEnabled: false });
    await reader.go('/sok/?q=alarm');
    assert.ok(await reader.page.locator('noscript p').isVisible());
    assert.ok(await reader.page.getByRole('navigation', { name: 'Hopp til bokstav' }).isVisible());
    assert.ok((await reader.page.locator('#s-register .names a').count()) > 3);
    assert.equal(await reader.page.locator('.found').isVisible(), false);
    assert.ok((await reader.page.locator('.browse__facets a').count()) > 3);
  });

  test('shows the register where the address asks for nothing', async () => {
    await reader.go('/sok/?fra=nyhetsbrev');
    await reader.page.locator('#s-register').waitFor();
    assert.equal(await reader.page.locator('.found').isVisible(), false);
  });

  test('shows results as one types, and keeps the address with them', async () => {
    await reader.go('/sok/');
    const before = await reader.page.evaluate(() => history.length);
    await reader.field().pressSequentially('alarm', { delay: 20 });
    await reader.found('4 treff på «alarm»');
    assert.equal(reader.query(), '?q=alarm');
    assert.equal(await reader.page.evaluate(() => history.length), before);
    assert.equal(await reader.page.title(), 'Søk: alarm – DigiTV');
    assert.equal(await reader.page.locator('#s-register').isVisible(), false);
    assert.match(await reader.page.locator('a[hreflang="nn"]').first().getAttribute('href'), /nn\/sok\/\?q=alarm$/);
    await reader.page.getByRole('status').filter({ hasText: '4 treff på «alarm»' }).waitFor();

    await reader.field().fill('');
    await reader.page.locator('#s-register').waitFor();
    assert.equal(reader.query(), '');
  });

  test('marks what was found, in its own language, with the way to the heading', async () => {
    await reader.go('/sok/?q=alarm');
    const hit = reader.page.locator('.hit', { hasText: 'Vest-Telemark' });
    await hit.waitFor();
    assert.equal(await hit.locator('.hit__title mark').innerText(), 'alarmar');
    assert.equal(await hit.locator('.hit__text mark').innerText(), 'Alarm'.toLowerCase());
    assert.equal(await hit.locator('.hit__title a').getAttribute('lang'), 'nn');
    assert.equal(await hit.locator('.hit__text').getAttribute('lang'), 'nn');
    const heading = hit.getByRole('link', { name: 'Råd' });
    assert.equal(await heading.getAttribute('href'), '/vest-telemark-mobile-alarmar/#r%C3%A5d');
    assert.equal(await reader.page.locator('.hit').first().locator('.hit__title a').getAttribute('lang'), null);
  });

  test('says of a result how far the work had come, and what its date is the date of', async () => {
    await reader.go('/sok/?q=alarm');
    const [source, event] = ['Vest-Telemark', 'Skien'].map((hasText) => reader.page.locator('.hit', { hasText }));
    await source.waitFor();
    assert.deepEqual(await source.locator('.meta > *').allInnerTexts(), ['I drift', 'vinje', 'kilde 2020']);
    assert.deepEqual(await event.locator('.meta > *').allInnerTexts(), ['Planlegging', 'skien', 'mai 2017']);
    const symbol = source.locator('.status .tile--drift svg[aria-hidden="true"] use');
    assert.match(await symbol.getAttribute('href'), /#st-drift$/);
    // What is no experience has no status.
    assert.equal(await reader.page.locator('.hit').first().locator('.status').count(), 0);
  });

  test('narrows to the region and to the rest of the country', async () => {
    await reader.go('/sok/?q=skjema');
    await reader.found('45 treff');
    await reader.page.getByRole('checkbox', { name: 'Resten av landet' }).check();
    await reader.found('23 treff');
    assert.equal(reader.query(), '?q=skjema&sted=resten-av-landet');
    await reader.page.getByRole('link', { name: 'Ta bort Resten av landet' }).click();
    await reader.page.getByRole('checkbox', { name: 'I regionen' }).check();
    await reader.found('22 treff');
  });

  test('says which words were searched for in place of one that nothing has', async () => {
    await reader.go('/sok/?q=skjemaplattform');
    await reader.found('45 treff');
    const told = reader.page.locator('.found__told');
    assert.equal(await told.innerText(), 'Ingen treff på «skjemaplattform»; viser treff på «skjema».');
    await reader.page
      .getByRole('status')
      .filter({ hasText: /45 treff .*viser treff på «skjema»/ })
      .waitFor();
    await reader.field().fill('skjema');
    await reader.found('45 treff på «skjema»');
    assert.equal(await told.isVisible(), false);
  });

  test('says which words it takes along, and leaves them out when asked', async () => {
    await reader.go('/sok/?q=varsling');
    await reader.found('4 treff');
    const told = reader.page.locator('.found__told');
    assert.match(await told.innerText(), /^Tar også med «Alarm»\./);
    await reader.page.getByRole('link', { name: 'Søk bare etter «varsling»' }).click();
    await reader.found('1 treff');
    assert.equal(reader.query(), '?q=varsling&ord=bare');
    await reader.page.getByRole('link', { name: 'Ta med andre ord' }).click();
    await reader.found('4 treff');
    assert.equal(reader.query(), '?q=varsling');
    // A new query is not held to it.
    await reader.go('/sok/?q=varsling&ord=bare');
    await reader.found('1 treff');
    await reader.field().fill('skjema');
    await reader.found('45 treff');
    assert.equal(reader.query(), '?q=skjema');
  });

  test('narrows by choices that combine, and the back button takes them back', async () => {
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    await reader.page.getByRole('checkbox', { name: 'Erfaring' }).press('Space');
    await reader.found('2 treff');
    assert.equal(reader.query(), '?q=alarm&slag=erfaring');
    // The keyboard stays where it was.
    await reader.assertFocus('input[name="slag"][value="erfaring"]');
    await reader.page.getByRole('checkbox', { name: 'Løsning' }).check();
    await reader.found('3 treff');
    await reader.page.getByRole('checkbox', { name: 'Nynorsk' }).check();
    await reader.found('1 treff');
    assert.deepEqual(await reader.titles(), ['Vest-Telemark: mobile alarmar']);

    await reader.page.goBack();
    await reader.found('3 treff');
    assert.equal(reader.query(), '?q=alarm&slag=erfaring&slag=l%C3%B8sning');
    assert.equal(await reader.page.getByRole('checkbox', { name: 'Nynorsk' }).isChecked(), false);
    await reader.page.getByRole('link', { name: 'Ta bort Løsning' }).click();
    await reader.found('2 treff');
    await reader.page.goBack();
    await reader.page.goBack();
    await reader.found('2 treff');
    await reader.page.goBack();
    await reader.found('4 treff');
    assert.equal(await reader.page.locator('.chip').count(), 0);
  });

  test('hands the focus on when a choice is taken away', async () => {
    await reader.go('/sok/?q=alarm&slag=erfaring&slag=l%C3%B8sning');
    await reader.found('3 treff');
    const focused = () => reader.page.evaluate(() => document.activeElement.textContent);
    await reader.page.getByRole('link', { name: 'Ta bort Erfaring' }).press('Enter');
    await reader.found('1 treff');
    assert.match(await focused(), /^Ta bort Løsning/);
    await reader.page.keyboard.press('Enter');
    await reader.found('4 treff');
    assert.match(await focused(), /^4 treff/);
  });

  test('goes on where the browser refuses to change the address', async () => {
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    await reader.page.evaluate(() => {
      const refuse = () => {
        throw new DOMException('too often', 'SecurityError');
      };
      window.allowed = [history.pushState, history.replaceState];
      [history.pushState, history.replaceState] = [refuse, refuse];
    });
    await reader.page.getByRole('checkbox', { name: 'Nynorsk' }).check();
    await reader.found('1 treff');
    assert.equal(reader.query(), '?q=alarm');
    await reader.page.evaluate(() => {
      [history.pushState, history.replaceState] = window.allowed;
    });
    await reader.page.waitForURL(/sprak=nn/);
  });

  test('is the same for the one who is given the address', async () => {
    const shared = '/sok/?q=alarm&slag=erfaring&tema=helse&sorter=dato';
    await reader.go(shared);
    await reader.found('2 treff på «alarm»');
    assert.equal(await reader.field().inputValue(), 'alarm');
    assert.equal(await reader.page.getByLabel('Rekkefølge').inputValue(), 'date');
    assert.deepEqual(await reader.page.locator('.chip').allTextContents(), ['Ta bort Erfaring×', 'Ta bort helse×']);
    assert.deepEqual(await reader.titles(), ['Vest-Telemark: mobile alarmar', 'Skien: varslingsanlegg og alarm']);
    await reader.page.getByRole('link', { name: 'Fjern alle' }).click();
    await reader.found('4 treff');

    // Choices alone list all there is of them.
    await reader.go('/sok/?slag=erfaring');
    await reader.found('47 treff');
    // A choice that nothing has can still be taken away.
    await reader.go('/sok/?q=alarm&tema=finnes-ikke');
    await reader.page.getByRole('link', { name: 'Ta bort finnes-ikke' }).click();
    await reader.found('4 treff');
  });

  test('shows more when asked, and goes on from there', async () => {
    await reader.go('/sok/?q=skjema');
    await reader.found('45 treff');
    const more = reader.page.getByRole('button', { name: 'Vis flere treff' });
    // The first twenty come as one reads on.
    const last = reader.page.locator('.hit').last();
    for (let count = 0; count < 20; ) {
      await last.scrollIntoViewIfNeeded();
      await reader.page.locator('.hit').nth(count).waitFor();
      count = await reader.page.locator('.hit').count();
    }
    await reader.page.mouse.wheel(0, 10_000);
    await reader.page.getByText('Viser 20 av 45').waitFor();
    await more.click();
    await reader.page.locator('.hit').nth(39).waitFor();
    const focused = await reader.page.evaluate(() => document.activeElement.textContent);
    assert.equal(focused, 'Skjema nummer 21');
    await more.click();
    await reader.page.locator('.hit').nth(44).waitFor();
    assert.equal(await more.isVisible(), false);
    // Many choices of one kind are folded.
    await reader.page.getByRole('button', { name: 'Vis 6 til' }).click();
    assert.equal(await reader.page.locator('.choice:visible input[name="kommune"]').count(), 12);
  });

  test('never shows an earlier answer over a later one', async () => {
    await reader.go('/sok/');
    await reader.field().focus();
    await reader.page.waitForRequest(/search\/files\/engine\.js$/);
    await reader.page.evaluate(() => {
      globalThis.seen = [];
      const count = document.querySelector('.found__count');
      new MutationObserver(() => globalThis.seen.push(count.textContent)).observe(count, { childList: true });
    });
    await reader.field().fill('treg skjema');
    await reader.page.waitForTimeout(200);
    await reader.field().fill('treg alarm');
    await reader.page.waitForTimeout(200);
    await reader.field().fill('arkiv');
    await reader.found('1 treff på «arkiv»');
    await reader.page.waitForTimeout(700);
    assert.deepEqual(await reader.page.evaluate(() => globalThis.seen), ['1 treff på «arkiv»']);
    assert.deepEqual(await reader.titles(), ['Arkiv <script>alert(1)</script> & mer']);
  });

  test('helps where there is nothing', async () => {
    await reader.go('/sok/?q=alarmm');
    await reader.found('Ingen treff på «alarmm»');
    await reader.page.getByRole('link', { name: 'Mente du «alarm»?' }).click();
    await reader.found('4 treff på «alarm»');
    assert.equal(await reader.field().inputValue(), 'alarm');
    await reader.assertFocus('#s-search');

    await reader.go('/sok/?q=alarm+finnesikke&slag=side');
    await reader.found('Ingen treff');
    assert.ok(await reader.page.getByRole('link', { name: 'Skriv rapporten' }).isVisible());
    assert.ok(await reader.page.getByRole('link', { name: 'Søk uten avgrensninger' }).isVisible());
    await reader.page.getByRole('link', { name: 'alarm', exact: true }).click();
    await reader.found('1 treff på «alarm»');
    await reader.page.goBack();
    await reader.page.getByRole('link', { name: 'Bla i registeret' }).click();
    await reader.page.locator('#s-register').waitFor();
  });

  test('says that the search could not be fetched, and tries again', async () => {
    reader.search.broken = true;
    await reader.go('/sok/?q=alarm');
    const alert = reader.page.getByRole('alert');
    await alert.filter({ hasText: 'Søket kunne ikke hentes' }).waitFor();
    assert.equal(await reader.field().inputValue(), 'alarm');
    reader.search.broken = false;
    await reader.page.getByRole('button', { name: 'Prøv igjen' }).click();
    await reader.found('4 treff');
    assert.equal(await alert.isVisible(), false);
  });

  test('begins with a new manifest by itself when the site has been published again', async () => {
    reader.search.broken = true;
    reader.search.onManifest = () => {
      const attempts = reader.search.asked.filter((path) => path === 'search/manifest.json').length;
      if (attempts > 1) reader.search.broken = false;
    };
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    assert.equal(await reader.page.getByRole('alert').isVisible(), false);
    const manifests = reader.search.asked.filter((path) => path === 'search/manifest.json');
    assert.equal(manifests.length, 2);
  });

  test('is led back through the queries that were sent, not through the letters', async () => {
    await reader.go('/');
    await reader.field().fill('arkiv');
    await reader.field().press('Enter');
    await reader.found('1 treff på «arkiv»');
    await reader.field().fill('');
    await reader.field().pressSequentially('alarm', { delay: 20 });
    await reader.field().press('Enter');
    await reader.found('4 treff på «alarm»');
    await reader.field().pressSequentially('er', { delay: 20 });
    await reader.found('1 treff på «alarmer»');
    for (const query of ['alarm', 'arkiv']) {
      await reader.page.goBack();
      await reader.found(`treff på «${query}»`);
      assert.equal(await reader.field().inputValue(), query);
    }
    await reader.page.goBack();
    assert.equal(new URL(reader.page.url()).pathname, reader.server.base);
  });

  test('follows in the address in older browsers, and goes on where the address cannot be changed', async () => {
    await reader.page.addInitScript(() => delete URLSearchParams.prototype.size);
    await reader.go('/sok/');
    await reader.field().fill('alarm');
    await reader.found('4 treff');
    assert.equal(reader.query(), '?q=alarm');

    await reader.page.evaluate(() => {
      const real = history.replaceState;
      history.replaceState = () => {
        history.replaceState = real;
        throw new DOMException('100 times per 30 seconds', 'SecurityError');
      };
    });
    await reader.field().fill('skjema');
    await reader.found('45 treff');
    await reader.page.waitForURL(/\?q=skjema$/);
  });

  test('works where workers do not', async () => {
    await reader.page.addInitScript(() => {
      globalThis.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      };
    });
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    await reader.page.addInitScript(() => {
      globalThis.Worker = class extends EventTarget {
        postMessage() {
          queueMicrotask(() => this.dispatchEvent(new Event('error')));
        }
        terminate() {}
      };
    });
    await reader.go('/sok/?q=skjema');
    await reader.found('45 treff');
  });

  test('takes anything that can be written, as text', async () => {
    const written = [
      'x'.repeat(10_000),
      `${'ø'.repeat(199)}😀😀`,
      '👩‍👩‍👧‍👦🇳🇴',
      '"><script>alert(1)</script>',
      '<img src=x onerror=alert(1)> \' " & \\ ( [ * +',
      '\u0000\u0007\u001b\u009f alarm \u2028',
      '\ud800alarm\udfff',
      '…—!?.,;:',
      '__proto__ constructor toString',
    ];
    for (const text of written) {
      await reader.go('/sok/');
      await reader.field().evaluate((field, text) => {
        field.value = text;
        field.focus();
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, text);
      await reader.page.locator('.found__count').filter({ hasText: 'treff' }).waitFor();
      const address = reader.page.url();
      const shown = await reader.page.locator('.found__count').innerText();
      await reader.page.goto('about:blank');
      await reader.page.goto(address);
      await reader.page.locator('.found__count').filter({ hasText: 'treff' }).waitFor();
      assert.equal(await reader.page.locator('.found__count').innerText(), shown);
      assert.equal(await reader.page.locator('main :is(script, img, style, iframe)').count(), 0);
    }
    await reader.go('/sok/?q=arkiv');
    await reader.found('1 treff');
    assert.deepEqual(await reader.titles(), ['Arkiv <script>alert(1)</script> & mer']);
    assert.equal(await reader.page.locator('.hit__text').innerText(), 'En alarm om <b>arkiv</b> &amp; slikt.');
    for (const address of [`/sok/?q=${'%F0%9F'.repeat(100)}`, '/sok/?q=%ED%A0%80&slag=%00&sorter=x', '/sok/?q=%']) {
      await reader.go(address);
      await reader.page.locator('.found__count').filter({ hasText: 'treff' }).waitFor();
    }
  });

  test('folds the choices on a narrow screen', async () => {
    await reader.page.setViewportSize({ width: 375, height: 700 });
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    const choice = reader.page.getByRole('checkbox', { name: 'Erfaring' });
    assert.equal(await choice.isVisible(), false);
    await reader.page.locator('summary:visible', { hasText: 'Avgrens' }).press('Enter');
    await choice.press('Space');
    await reader.found('2 treff');
    assert.ok(await choice.isVisible());
    assert.ok(await reader.page.locator('summary', { hasText: '1 valgt' }).isVisible());
  });

  test('is walked through with the keyboard alone', async () => {
    await reader.go('/sok/?q=alarm');
    await reader.found('4 treff');
    // The last one is fetched when the reader comes near it.
    await reader.page.getByRole('button', { name: 'Vis flere treff' }).scrollIntoViewIfNeeded();
    await reader.page.locator('.hit').nth(3).waitFor();
    await reader.field().focus();
    const stops = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await reader.page.keyboard.press('Tab');
      const focused = await reader.page.evaluate(() => {
        const element = document.activeElement;
        const name = element.labels?.[0]?.innerText ?? element.innerText;
        return element.closest('main') ? name.replaceAll(/\s+/g, ' ').trim() : undefined;
      });
      if (focused === undefined) break;
      stops.push(focused);
    }
    assert.deepEqual(stops.slice(0, 3), ['Søk', 'Rekkefølge', 'Løsning 1']);
    const last = stops.indexOf('Arkiv <script>alert(1)</script> & mer');
    assert.ok(stops.indexOf('Digital trygghetsalarm') > stops.indexOf('Nynorsk 1'), stops.join('|'));
    assert.ok(last > stops.indexOf('Råd'), stops.join('|'));
  });

  test('reads as what it is to a screen reader', async () => {
    await reader.go('/sok/?q=alarm&slag=erfaring');
    await reader.found('2 treff');
    const tree = await reader.page.locator('main').ariaSnapshot();
    for (const part of [
      /heading "Søk" \[level=1\]/,
      /search:/,
      /textbox "Søk i erfaringer, løsninger og kommuner": alarm/,
      /combobox "Rekkefølge":/,
      /form "Avgrens treffene":/,
      /group "Innholdstype":/,
      /checkbox "Erfaring 2" \[checked\]/,
      /list "Valgte avgrensninger":/,
      /link "Ta bort Erfaring/,
      /list "Treff":/,
      /heading "Vest-Telemark: mobile alarmar" \[level=2\]/,
    ])
      assert.match(tree, part);
  });

  test('is in nynorsk under /nn/', async () => {
    await reader.go('/nn/sok/?q=alarm');
    await reader.found('4 treff på «alarm»');
    const first = reader.page.locator('.hit').first();
    assert.equal(await first.locator('.hit__title a').getAttribute('lang'), 'nb');
    assert.equal(await first.locator('.hit__kind').innerText(), 'Løysing');
    assert.ok(await reader.page.getByText('Rekkjefølgje').isVisible());
  });

  test('can be offered by the browser', async () => {
    await reader.go('/');
    const link = reader.page.locator('link[rel="search"]');
    assert.equal(await link.getAttribute('type'), 'application/opensearchdescription+xml');
    const response = await fetch(new URL(await link.getAttribute('href'), reader.server.origin));
    assert.match(await response.text(), /template="https?:\/\/[^"]*\/sok\/\?q=\{searchTerms\}"/);
  });
});
