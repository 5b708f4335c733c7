// On every page, so it is short: nothing of the search is fetched before someone wants it. `/`
// goes to the search field of the page, unless the reader has turned that off; the first focus fetches what the field needs, which is
// the box with suggestions, or on the search page the page itself.

const forms = document.querySelectorAll('form[data-search]');
const found = document.querySelector('[data-found]');
const register = document.querySelector('[data-register]');

function wake(form) {
  if (form.dataset.awake) return;
  form.dataset.awake = 'true';
  import('./main.js')
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

/** Under this name the browser keeps that the reader has turned `/` off. */
const SHORTCUT_OFF = 'digitv-snarvei-av';
/** Where the browser keeps nothing, it holds for this page. */
let isShortcutOn = readShortcut();

document.addEventListener('keydown', (event) => {
  const taken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
  if (event.key !== '/' || taken || isField(event.target) || !isShortcutOn) return;
  const fields = Array.from(forms, (form) => form.elements.q);
  const field = fields.find((field) => field.checkVisibility?.() ?? field.offsetParent);
  // Narrow windows have no field in the top bar: there the key is the browser's own.
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// A key without a modifier can come from speech input: WCAG 2.1.4 asks for a way to turn it off.
const shortcut = document.querySelector('[data-shortcut]');
if (shortcut) {
  const box = shortcut.querySelector('input');
  box.checked = isShortcutOn;
  box.addEventListener('change', () => {
    isShortcutOn = box.checked;
    try {
      if (isShortcutOn) localStorage.removeItem(SHORTCUT_OFF);
      else localStorage.setItem(SHORTCUT_OFF, '1');
    } catch {
      // Blocked, or full.
    }
  });
  shortcut.hidden = false;
}

function readShortcut() {
  try {
    return localStorage.getItem(SHORTCUT_OFF) === null;
  } catch {
    return true;
  }
}

function isField(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
}
