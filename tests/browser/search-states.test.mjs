// Each state of the search, light and dark, from the narrowest screen to a wide one: axe-core finds
// nothing, and nothing is wider than the screen.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { injectAxe, violations } from './support/axe.mjs';
import { searchReader } from './support/search.mjs';

const SCREENS = [
  [320, 'light'],
  [320, 'dark'],
  [768, 'light'],
  [1280, 'light'],
  [1280, 'dark'],
];

describe('states of the search', () => {
  const reader = searchReader();

  /** Each state of the search, and how one comes there. */
  const STATES = {
    'boksen med forslag': async () => {
      await reader.go('/dekning/');
      // Narrow screens have the field on the search page alone.
      if (!(await reader.field().isVisible())) return;
      await reader.field().pressSequentially('alarm');
      await reader.options().first().waitFor();
      await reader.page.keyboard.press('ArrowDown');
    },
    'forsida med forslag': async () => {
      await reader.go('/');
      await reader.field().pressSequentially('alarm');
      await reader.options().first().waitFor();
      await reader.page.keyboard.press('ArrowDown');
    },
    'boksen uten treff': async () => {
      await reader.go('/');
      await reader.field().pressSequentially('alarmm');
      await reader.options().first().waitFor();
    },
    'boksen med ord som er tatt i stedet': async () => {
      await reader.go('/');
      await reader.field().pressSequentially('skjemaplattform');
      await reader.page.locator('.suggest__note').waitFor();
    },
    'treff på andre ord': async () => {
      await reader.go('/sok/?q=varsling');
      await reader.found('4 treff');
    },
    registeret: () => reader.go('/sok/'),
    treff: async () => {
      await reader.go('/sok/?q=skjema');
      await reader.found('45 treff');
    },
    'valgte avgrensninger': async () => {
      await reader.go('/sok/?q=alarm&slag=erfaring&sprak=nn');
      await reader.found('1 treff');
      await reader.page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
    },
    'ingen treff': async () => {
      await reader.go('/sok/?q=alarmm+finnesikke&slag=side');
      await reader.found('Ingen treff');
    },
    feil: async () => {
      reader.search.broken = true;
      await reader.go('/sok/?q=alarm');
      await reader.page.getByRole('button', { name: 'Prøv igjen' }).waitFor();
    },
  };

  for (const [name, reach] of Object.entries(STATES)) {
    test(`has nothing that axe finds, and stays within the screen: ${name}`, async () => {
      // The rules of the page would keep axe out.
      await reader.open({ bypassCSP: true });
      for (const [width, colorScheme] of SCREENS) {
        reader.search.broken = false;
        await reader.page.setViewportSize({ width, height: 800 });
        await reader.page.emulateMedia({ colorScheme });
        await reach();
        await injectAxe(reader.page);
        assert.deepEqual(await violations(reader.page, `${width} ${colorScheme}`), []);
        const wider = await reader.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(wider, 0, `bredere enn ${width} px`);
      }
    });
  }
});
