// On the pages of the forms: a way out that saves what is written straight in the files.

import { write } from './ask.js';
import { reasons } from './dialog.js';

/**
 * @param {import('./parts.js').Parts} parts
 * @param {import('./bar.js').Bar} bar
 */
export function addWay(parts, bar) {
  const send = document.querySelector('[data-part="send"]');
  const ways = send?.querySelector('.send__ways');
  if (!ways || ways.querySelector('[data-part="way"]')) return;
  const { element: way, parts: own } = parts.copy('way');
  ways.prepend(way);
  const save = async ({ text }) => {
    own['way-button'].disabled = true;
    try {
      const answer = await write('change', { contribution: text });
      bar.show(answer);
      tell(parts, own['way-said'], answer);
      return true;
    } catch (error) {
      const { title, lines } = reasons(parts, error);
      own['way-said'].textContent = [title, ...lines].join(' ');
      return false;
    } finally {
      own['way-button'].disabled = false;
    }
  };
  own['way-button'].addEventListener('click', (event) => {
    send.dispatchEvent(new CustomEvent('form:leave', { detail: { event, save } }));
  });
}

/** Says what was saved, and leads there. */
function tell(parts, place, { done, addresses, words_left: wordsLeft }) {
  const saved = done.length > 0 ? parts.text('saved', { what: parts.done(done) }) : parts.text('as_before');
  place.replaceChildren([saved, wordsLeft && parts.text('words_left')].filter(Boolean).join(' '));
  if (addresses.length === 0) return;
  const { element: link } = parts.copy('see');
  link.href = addresses[0];
  place.append(' ', link);
  link.focus();
}
