// The search box in the top bar and on the front page: suggestions while one types, all of it with
// the keyboard, none of it without need.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { searchReader } from './support/search.mjs';

describe('the search box', () => {
  const reader = searchReader();

  test('is a plain form without JavaScript', async () => {
    await reader.open({ javaScriptEnabled: false });
    await reader.go('/dekning/');
    await reader.field().fill('alarm');
    await reader.field().press('Enter');
    assert.equal(new URL(reader.page.url()).pathname + reader.query(), `${reader.server.base}sok/?q=alarm`);
  });

  test('fetches nothing before someone wants it', async () => {
    await reader.go('/');
    await reader.page.waitForLoadState('networkidle');
    assert.deepEqual(reader.search.asked, []);
    await reader.field().focus();
    await reader.page.waitForRequest(/search\/manifest\.json$/);
  });

  test('is reached with / from anywhere but a field', async () => {
    await reader.go('/dekning/');
    await reader.page.keyboard.press('/');
    await reader.assertFocus('input[name="q"]');
    assert.equal(await reader.field().inputValue(), '');
    await reader.page.keyboard.type('a/b');
    assert.equal(await reader.field().inputValue(), 'a/b');
  });

  test('is left alone by / where there is no field, and where the reader has turned the key off', async () => {
    await reader.page.setViewportSize({ width: 400, height: 700 });
    await reader.go('/dekning/');
    const address = reader.page.url();
    await reader.page.keyboard.press('/');
    await reader.page.setViewportSize({ width: 1280, height: 700 });
    await reader.go('/sok/');
    const choice = reader.page.getByRole('checkbox', { name: /Tasten «\/»/ });
    assert.equal(await choice.isChecked(), true);
    await choice.uncheck();
    await reader.go('/dekning/');
    assert.equal(reader.page.url(), address);
    await reader.page.keyboard.press('/');
    await reader.assertFocus('body');
    await reader.go('/sok/');
    assert.equal(await choice.isChecked(), false);
    await choice.check();
    assert.equal(await reader.page.evaluate(() => localStorage.length), 0);
    await reader.go('/dekning/');
    await reader.page.keyboard.press('/');
    await reader.assertFocus('input[name="q"]');
  });

  test('keeps what is chosen when a newer answer comes, and shows that answer when it is let go', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('alar');
    await reader.options().filter({ hasText: '«alar»' }).waitFor();
    await reader.page.keyboard.type('m');
    await reader.page.keyboard.press('ArrowDown');
    // Longer than the field waits and the stand-in takes.
    await reader.page.waitForTimeout(700);
    assert.equal((await states()).active, 's-suggestions-1');
    await reader.options().filter({ hasText: '«alar»' }).waitFor();
    await reader.page.keyboard.press('ArrowUp');
    await reader.options().filter({ hasText: '«alarm»' }).waitFor();
    assert.equal((await states()).expanded, 'true');
    await reader.page.keyboard.press('ArrowDown');
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/digital-trygghetsalarm\/$/);
  });

  test('does not tell of the failure of a question that has been replaced', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('alarm');
    await reader.options().first().waitFor();
    reader.search.broken = true;
    // Each of the two attempts takes half a second; the field changes meanwhile.
    await reader.field().fill('alarm treg');
    await reader.page.waitForTimeout(300);
    await reader.field().evaluate((field) => {
      field.value = 'alarm';
    });
    await reader.page.waitForTimeout(1500);
    assert.equal(await reader.options().filter({ hasText: 'kunne ikke hentes' }).count(), 0);
  });

  test('is a combobox, and all of it is done with the keyboard', async () => {
    await reader.go('/');
    await reader.page.keyboard.press('/');
    await reader.page.keyboard.type('alarm');
    await reader.options().first().waitFor();
    const combobox = reader.page.getByRole('combobox');
    assert.deepEqual(await states(), { expanded: 'true', active: null, selected: 0 });
    assert.equal(
      await combobox.getAttribute('aria-controls'),
      await reader.page.getByRole('listbox').getAttribute('id'),
    );
    const count = await reader.options().count();
    const last = `s-suggestions-${count}`;

    for (const [key, active] of [
      ['ArrowDown', 's-suggestions-1'],
      ['ArrowDown', 's-suggestions-2'],
      ['End', last],
      ['ArrowDown', null],
      ['ArrowUp', last],
      ['Home', 's-suggestions-1'],
      ['ArrowUp', null],
    ]) {
      await reader.page.keyboard.press(key);
      assert.deepEqual(await states(), { expanded: 'true', active, selected: active ? 1 : 0 }, `etter ${key}`);
    }
    // With nothing chosen they move in the text, as everywhere.
    await reader.page.keyboard.press('Home');
    assert.equal(await reader.field().evaluate((field) => field.selectionStart), 0);

    await reader.page.keyboard.press('Escape');
    assert.equal((await states()).expanded, 'false');
    assert.equal(await reader.field().inputValue(), 'alarm');
    await reader.page.keyboard.press('ArrowDown');
    assert.equal((await states()).active, 's-suggestions-1');
    await reader.page.keyboard.press('Escape');
    await reader.page.keyboard.press('Escape');
    assert.equal(await reader.field().inputValue(), '');

    await reader.page.keyboard.type('alarm');
    await reader.options().first().waitFor();
    await reader.page.keyboard.press('ArrowDown');
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/digital-trygghetsalarm\/$/);
  });

  test('goes to all results with Enter, and lets go of the keyboard with Tab', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('alarm');
    await reader.options().first().waitFor();
    await reader.page.keyboard.press('Tab');
    assert.equal((await states()).expanded, 'false');
    await reader.field().focus();
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/\/sok\/\?q=alarm$/);
    await reader.found('4 treff');
  });

  test('reads as what it is to a screen reader', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('alarm');
    await reader.options().first().waitFor();
    await reader.page.keyboard.press('ArrowDown');
    const tree = await reader.page.locator('form[role="search"]').ariaSnapshot();
    assert.match(tree, /combobox "Søk i erfaringer, løsninger og kommuner" \[expanded\]/);
    assert.match(tree, /listbox "Forslag":/);
    assert.match(tree, /option "Digital trygghetsalarm Løsning" \[selected\]/);
    assert.match(tree, /option "Vis alle 4 treff på «alarm»"/);
    await reader.page.getByRole('status').filter({ hasText: '4 forslag' }).waitFor();
    assert.equal(await reader.options().nth(1).locator('.suggest__title').getAttribute('lang'), 'nn');
  });

  test('says when there is nothing, asks what was meant, and tries again after a failure', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('alarmm');
    await reader.options().first().waitFor();
    assert.deepEqual(await reader.options().allInnerTexts(), [
      'Mente du «alarm»?',
      'Ingen treff på «alarmm». Se hva du kan gjøre',
    ]);
    await reader.options().first().click();
    await reader.options().filter({ hasText: 'Digital trygghetsalarm' }).waitFor();
    assert.equal(await reader.field().inputValue(), 'alarm');

    reader.search.broken = true;
    await reader.go('/');
    await reader.field().pressSequentially('alarm');
    await reader.options().filter({ hasText: 'Søket kunne ikke hentes' }).waitFor();
    reader.search.broken = false;
    await reader.page.keyboard.press('ArrowDown');
    await reader.page.keyboard.press('Enter');
    await reader.options().filter({ hasText: 'Digital trygghetsalarm' }).waitFor();
  });

  test('says which words it shows suggestions for in place of one that nothing has', async () => {
    await reader.go('/');
    await reader.field().pressSequentially('skjemaplattform');
    const note = reader.page.locator('.suggest__note');
    await note.waitFor();
    const words = 'Ingen treff på «skjemaplattform»; viser «skjema».';
    assert.equal(await note.innerText(), words);
    await reader.page
      .getByRole('status')
      .filter({ hasText: `${words} 5 forslag` })
      .waitFor();
    await reader.field().fill('skjema');
    await note.waitFor({ state: 'hidden' });
  });

  test('has its words in nynorsk', async () => {
    await reader.go('/nn/');
    await reader.field().pressSequentially('alarm');
    await reader.options().filter({ hasText: 'Vis alle 4 treffa på «alarm»' }).waitFor();
  });

  /** How the combobox stands. */
  function states() {
    return reader.page
      .getByRole('combobox')
      .first()
      .evaluate((field) => ({
        expanded: field.getAttribute('aria-expanded'),
        active: field.getAttribute('aria-activedescendant'),
        selected: document.querySelectorAll('[role="option"][aria-selected="true"]').length,
      }));
  }
});
