// On every page, so it is short: nothing of the search is fetched before someone wants it. `/`
// goes to the search field from anywhere; the first focus fetches what the field needs, which is
// the box with suggestions, or on the search page the page itself.

const forms = document.querySelectorAll('form[data-search]');
const found = document.querySelector('[data-found]');
const register = document.querySelector('[data-register]');

function wake(form) {
  if (form.dataset.awake) return;
  form.dataset.awake = 'true';
  const module = found ? import('./page.js') : import('./box.js');
  module
    .then(({ start }) => start(form, found))
    .catch(() => {
      // Without its scripts the field is a plain form, and the page is the register.
      delete form.dataset.awake;
      if (found) show(register);
    });
}

/** Shows the register or what was found. */
function show(part) {
  for (const one of [register, found]) one.hidden = one !== part;
}

for (const form of forms) {
  form.addEventListener('focusin', () => wake(form));
  if (form.contains(document.activeElement)) wake(form);
}

// A search that is in the address is done at once; the register steps aside before it is painted.
if (found && forms[0] && location.search.length > 1) {
  show(found);
  wake(forms[0]);
}

document.addEventListener('keydown', (event) => {
  const taken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
  if (event.key !== '/' || taken || isField(event.target)) return;
  const fields = Array.from(forms, (form) => form.elements.namedItem('q'));
  const field = fields.find((field) => field.checkVisibility?.() ?? field.offsetParent);
  event.preventDefault();
  if (field) {
    field.focus();
    field.select();
  } else if (forms[0]) {
    // Narrow windows have no field in the top bar: the search page has.
    location.assign(`${forms[0].action}#s-search`);
  }
});

function isField(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
}
