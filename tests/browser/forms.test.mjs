// The forms, as somebody in a municipality uses them, under the site's own security headers: what holds
// for all of them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { injectAxe, violations } from './support/axe.mjs';
import { DESK, PHONE, correcting, formsStage, saved, stored, telling } from './support/forms-stage.mjs';

describe('forms', () => {
  const on = formsStage();

  test('personal data is found before anything can be sent', async () => {
    const { page, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    const free = page.getByLabel('Noe mer vi bør vite?');
    await free.fill('Ring prosjektlederen på 900 00 000.');
    await page.getByLabel('Rollen din').fill('Rådgiver');
    const warning = page.locator('.sighting');
    assert.match(await warning.innerText(), /«900 00 000»: nummeret ser ut som et mobilnummer/);
    await page.getByRole('button', { name: 'Last ned' }).click();
    assert.match(await page.getByRole('alert').innerText(), /mobilnummer/);
    await warning.getByRole('button', { name: 'Ta det bort' }).click();
    assert.equal(await free.inputValue(), 'Ring prosjektlederen på .');
    assert.equal(await warning.count(), 0);
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    assert.match(text, /Ring prosjektlederen på \./);
    await context.close();
  });

  test('mail, forge and file are the same, and what is too long for an address says so', async () => {
    const { page, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    await page.locator('.statement').nth(1).getByLabel('Stemmer fortsatt').check();
    await page.getByLabel('Rollen din').fill('Rådgiver');
    const mail = page.getByRole('link', { name: 'Send på e-post' });
    const forge = page.getByRole('link', { name: 'Foreslå på GitHub' });
    const { name, text } = await saved(page, () => page.getByRole('button', { name: 'Last ned' }).click());
    const letter = new URL(await mail.getAttribute('href'));
    assert.equal(letter.protocol + letter.pathname, 'mailto:post@example.no');
    assert.equal(letter.searchParams.get('subject'), 'Innspill: Nome');
    assert.ok(letter.searchParams.get('body').replaceAll('\r\n', '\n').endsWith(`\n\n${text}`));
    const page_ = new URL(await forge.getAttribute('href'));
    assert.equal(page_.origin + page_.pathname, 'https://github.com/eier/depot/new/main');
    assert.equal(page_.searchParams.get('filename'), `kunnskap/content/innspill/${name}`);
    assert.equal(page_.searchParams.get('value'), text);

    await page.getByLabel('Noe mer vi bør vite?').fill('Mer å fortelle. '.repeat(180));
    assert.ok((await mail.getAttribute('href')).length < 1900);
    assert.match(decodeURIComponent(await mail.getAttribute('href')), /Legg ved fila/);
    assert.ok((await forge.getAttribute('href')).length <= 8191);
    await page.getByLabel('Noe mer vi bør vite?').fill('Mer å føre på. '.repeat(200));
    await page.locator('.statement').nth(0).getByLabel('Stemmer ikke').check();
    await page.locator('.statement').nth(0).getByLabel('Merknad').fill('Æøå æøå. '.repeat(400));
    assert.match(await page.locator('.send').innerText(), /for lange for en adresse til GitHub \(over 8 191 byte\)/);
    await context.close();
  });

  test('nothing is kept until the writer asks, and then until the writer drops it', async () => {
    const { page, context } = await on.open('/rett/?d=kommuner/nome');
    await correcting(page);
    await page.locator('.statement').nth(1).getByLabel('Vet ikke').check();
    await page.getByLabel('Noe mer vi bør vite?').fill('Halvferdig');
    assert.deepEqual(await stored(page), []);
    const asked = page.waitForEvent('dialog');
    const left = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    // It is answered with no, as every dialog is here.
    await left;
    await page.getByRole('button', { name: 'Ta vare på utkastet på denne maskina' }).click();
    assert.deepEqual(await stored(page), ['digitv-utkast:rett/kommuner/nome']);
    await page.reload();
    await correcting(page);
    assert.equal(await page.getByLabel('Noe mer vi bør vite?').inputValue(), 'Halvferdig');
    assert.ok(await page.locator('.statement').nth(1).getByLabel('Vet ikke').isChecked());
    await page.getByRole('button', { name: 'Slett utkastet' }).click();
    assert.deepEqual(await stored(page), []);
    await context.close();
  });

  for (const [width, size] of Object.entries({
    375: PHONE,
    768: { width: 768, height: 900 },
    1280: DESK,
  })) {
    for (const colorScheme of ['light', 'dark']) {
      test(`accessible and no wider than the page, at ${width}, ${colorScheme}`, async () => {
        const { page, told, context } = await on.open('/rett/?d=kommuner/nome', {
          viewport: size,
          colorScheme,
          bypassCSP: true,
        });
        await correcting(page);
        await page.locator('.statement').nth(0).getByLabel('Stemmer ikke').check();
        await page.locator('.statement').nth(0).getByLabel('Siden').fill('i fjor');
        await page.locator('.statement').nth(1).getByLabel('Stemmer fortsatt').check();
        await page.getByRole('button', { name: 'Legg til et behov' }).click();
        await page.getByLabel('Noe mer vi bør vite?').fill('kari.nordmann@example.no');
        await page.getByRole('button', { name: 'Last ned' }).click();
        const wider = () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          const beyond = (element) => element.getBoundingClientRect().right > clientWidth + 1;
          return [...document.querySelectorAll('main *')].filter(beyond).map(({ outerHTML }) => outerHTML.slice(0, 90));
        };
        assert.deepEqual(await page.evaluate(wider), []);
        await injectAxe(page);
        assert.deepEqual(await violations(page, 'rett'), []);
        const other = await context.newPage();
        await other.goto(`${on.server.origin}/fortell/`);
        await telling(other);
        await other.getByText('Hva kostet det?', { exact: true }).click();
        await other.getByLabel('Hva bør andre vite').fill('Ring 900 00 000');
        assert.deepEqual(await other.evaluate(wider), []);
        await injectAxe(other);
        assert.deepEqual(await violations(other, 'fortell'), []);
        assert.deepEqual(told, []);
        await context.close();
      });
    }
  }

  test('in nynorsk the words are in nynorsk', async () => {
    const { page, context } = await on.open('/nn/rett/?d=kommuner/nome');
    await correcting(page);
    assert.equal(await page.locator('h1').innerText(), 'Rett eller stadfest: Nome');
    await page.locator('.statement').nth(0).getByLabel('Stemmer ikkje').check();
    await page.locator('.statement').nth(0).getByLabel('Sidan').fill('2025-02-30');
    await page.keyboard.press('Tab');
    assert.match(await page.locator('.statement').nth(0).innerText(), /finst ikkje i kalenderen/);
    await context.close();
  });

  test('without script there are questions, and a mailbox', async () => {
    for (const address of ['/rett/', '/rett/?d=kommuner/nome', '/fortell/']) {
      const { page, context } = await on.open(address, {
        javaScriptEnabled: false,
      });
      assert.ok((await page.locator('noscript ol > li, main ol > li').count()) >= 6, address);
      assert.match(
        await page.locator('main a[href^="mailto:"]').first().getAttribute('href'),
        /^mailto:post@example\.no\?subject=/,
      );
      assert.equal(await page.locator('form.form-page').isVisible(), false);
      await context.close();
    }
  });

  test('what does not exist leads to a choice', async () => {
    for (const named of ['kommuner/finnes-ikke', '../../etc', 'sider/om', '%3Cscript%3E']) {
      const { page, context } = await on.open(`/rett/?d=${named}`);
      await page.getByText('Vi fant ikke det du skulle rette').waitFor();
      assert.ok(await page.getByLabel('Hvilken kommune gjelder det?').isVisible());
      await context.close();
    }
  });
});
