// On pages that can begin with the municipality of the reader: says which it is, with ways on from
// it, and a click that forgets it. Shows nothing where none is kept.

import { forget, ownPlace } from './place.js';

const line = document.querySelector('[data-own]');
const own = ownPlace();

if (own) {
  for (const link of line.querySelectorAll('a')) {
    if (link.dataset.to === 'page') {
      link.href = own.address + (link.dataset.at ?? '');
      if (!link.dataset.at) link.textContent = own.name;
    } else {
      link.search = `?${link.dataset.to}=${encodeURIComponent(own.place)}`;
    }
  }
  line.querySelector('button').addEventListener('click', () => {
    forget();
    line.hidden = true;
    document.querySelector('h1')?.setAttribute('tabindex', '-1');
    document.querySelector('h1')?.focus();
  });
  line.hidden = false;
}
