// What the form «Fortell» makes of the ten questions: a report that is taken in as it was told.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { fileText } from '../../themes/digitv/scripts/forms/contribution.js';
import { Rules } from '../../themes/digitv/scripts/forms/rules.js';
import { newReport } from '../../themes/digitv/scripts/forms/tell/report.js';
import { check, digitv, withSite } from './support/digitv.mjs';
import { readRules } from './support/rules.mjs';

const DAY = '2026-11-30';
const NOME = '---\ntittel: Nome\nkommunenummer: "4018"\nfylke: Telemark\nmålform: nøytral\n---\n\nOrd.\n';
const ANSWERS = {
  tittel: 'Nome: bibliotek uten betjening',
  sammendrag: 'Åpent til 22.',
  kommuner: ['nome'],
  løsninger: [],
  temaer: ['sak-og-arkiv'],
  status: 'drift',
  råd: ['Én avtale per låner holder.', '- og: «spør» brukerne # først', 'ja', '2026-11-30', '{a: b}'],
  fallgruver: ['For lite tid', '[x](y)', "'sitat"],
  ville_gjort_annerledes: ['Begynt før', 'null', '"hermet"', '* alt'],
  tekst: 'Vi begynte i det små.',
};

describe('the form «Fortell»', () => {
  test('writes advice, pitfalls and what they would have done differently as they were told', async () => {
    const rules = new Rules(await readRules(), 'nb');
    const change = newReport(ANSWERS, { day: DAY, rules, heading: 'Hva vi gjorde' });
    for (const key of ['råd', 'fallgruver', 'ville_gjort_annerledes']) assert.deepEqual(change.ny[key], ANSWERS[key]);
    assert.equal(change.ny.viktigst, ANSWERS.råd[0]);
    await withSite({ 'content/kommuner/nome.md': NOME }, async (root) => {
      const file = path.join(root, 'innspill.md');
      await writeFile(file, fileText({ from: { rolle: 'Biblioteksjef' }, date: DAY, changes: [change], text: '' }));
      await digitv('motta', '--ja', '--root', root, file);
      const found = (await check(root)).filter(({ file: name }) => name.includes('erfaringer'));
      assert.deepEqual(
        found.filter(({ severity }) => severity === 'error'),
        [],
      );
      await digitv('build', '--root', root);
      const facts = JSON.parse(await readFile(path.join(root, `public/skjema/${change.dokument}.json`), 'utf8'));
      for (const key of ['råd', 'fallgruver', 'ville_gjort_annerledes']) {
        assert.deepEqual(facts.fields[key], ANSWERS[key], key);
      }
      const page = await readFile(path.join(root, `public/${change.dokument}/index.html`), 'utf8');
      for (const words of ['For lite tid', 'Begynt før', 'Én avtale per låner holder.'])
        assert.ok(page.includes(words));
    });
  });

  test('leaves out what was not told', async () => {
    const rules = new Rules(await readRules(), 'nb');
    const empty = { ...ANSWERS, råd: [], fallgruver: [], ville_gjort_annerledes: [] };
    const { ny } = newReport(empty, { day: DAY, rules, heading: 'Hva vi gjorde' });
    for (const key of ['råd', 'fallgruver', 'ville_gjort_annerledes', 'viktigst']) assert.ok(!(key in ny), key);
  });
});
