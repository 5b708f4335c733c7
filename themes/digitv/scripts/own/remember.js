// The button on the page of a municipality that keeps it on the device, and forgets it again.

import { forget, ownPlace, remember } from './place.js';

const button = document.querySelector('[data-remember]');
const said = document.querySelector('[data-remember-said]');
const { place, name, asks, forgets, kept, gone, failed } = button.dataset;

function isKept() {
  return ownPlace()?.place === place;
}

function show() {
  button.textContent = isKept() ? forgets : asks;
  button.setAttribute('aria-pressed', String(isKept()));
}

button.addEventListener('click', () => {
  if (isKept()) {
    forget();
    said.textContent = gone;
  } else {
    said.textContent = remember({ place, name, address: location.pathname }) ? kept : failed;
  }
  show();
});
show();
button.hidden = false;
