// Finds e-mail addresses and mobile numbers that look as if they belong to a person, as the checks of
// the content do.

const SPACES = '\u00a0\u202f\u2009';
/** Digits that may have single spaces, hyphens or full stops between. */
const NUMBER = new RegExp(`[0-9]+(?:[ .\\-${SPACES}][0-9]+)*`, 'g');
/** Local numbers are written together, as three, two and three, or in pairs. */
const GROUPINGS = ['8', '3,2,3', '2,2,2,2'];
const LOCAL_PART = /[\p{Alphabetic}\p{N}._%+-]*$/u;
const DOMAIN = /^[\p{Alphabetic}\p{N}.-]*/u;
const NAME = /^\p{Alphabetic}{2,}$/u;

/**
 * @param {string} text
 * @returns {{ start: number, end: number }[]}
 */
export function findMobileNumbers(text) {
  const found = [];
  for (const { 0: written, index } of text.matchAll(NUMBER)) {
    if (beginsWord(text.slice(0, index)) && isMobile(written)) {
      found.push({ start: index, end: index + written.length });
    }
  }
  return found;
}

/** Whether what comes next begins a word: a number within an address or an identifier is no telephone. */
function beginsWord(before) {
  if (before === '') return true;
  if (before.endsWith(')')) return before.endsWith('47)');
  return /[ \t\n\r\f(:,;+'"[]$/.test(before);
}

function isMobile(written) {
  const groups = written.split(/[^0-9]+/).filter(Boolean);
  let local = groups;
  if (groups.length > 1 && /^(00)?47$/.test(groups[0])) local = groups.slice(1);
  else if (groups.length === 1) local = [/^(?:00)?47([0-9]{8})$/.exec(groups[0])?.[1] ?? groups[0]];
  return /^[49]/.test(local[0]) && GROUPINGS.includes(local.map((group) => group.length).join());
}

/**
 * @param {string} text
 * @param {{ private_domains: string[], shared_words: string[] }} rules
 * @returns {{ start: number, end: number }[]}
 */
export function findPersonalMail(text, rules) {
  const found = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = LOCAL_PART.exec(text.slice(0, at))[0];
    const domain = DOMAIN.exec(text.slice(at + 1))[0].replace(/\.+$/, '');
    if (local && domain.includes('.') && isPersonal(local, domain, rules)) {
      found.push({ start: at - local.length, end: at + 1 + domain.length });
    }
  }
  return found;
}

/** Whether a mailbox is a person's: `kari.nordmann@` is; `postmottak@` is not. */
function isPersonal(local, domain, { private_domains, shared_words }) {
  if (private_domains.includes(domain.toLowerCase())) return true;
  const lower = local.toLowerCase();
  const names = lower.split(/[._-]/);
  const isShared = shared_words.some((word) => lower.includes(word));
  return names.length >= 2 && names.every((name) => NAME.test(name)) && !isShared;
}
