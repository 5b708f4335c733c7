// «Hvem bruker X» and «hva bruker Y».

import { COUNTS } from './facts.mjs';
import { join } from './write.mjs';

/** The status that needs no mention: in use. */
const IN_USE = 0;

/** Whether a statement of use says that it is used, however long ago. */
export function isUse([, , counted]) {
  return counted === COUNTS.confirmed || counted === COUNTS.older;
}

/** The number of statements in all. */
export function stated(counts) {
  return counts.confirmed + counts.older + counts.planned + counts.stopped + counts.not_used + counts.lapsed;
}

/** Whether nobody is known to use what is over, or was stopped: then it is no plain question. */
export function isOver({ counts, over }) {
  return over || (counts.confirmed + counts.older === 0 && counts.stopped > 0);
}

/** The other end of a statement as a link, with its status where that is not simply «i bruk». */
export function subject(writer, kind, [number, status]) {
  const link = writer.link(kind, number);
  return status === IN_USE ? link : [link, ` (${writer.first.statuses[status]})`];
}

/** How many use it, of how many: the first sentence, without names. */
export function howMany(writer, solution, users, ending, values) {
  const all = writer.number(writer.first.places.length);
  return writer.count(`users${ending}`, users.length, { ...values, all, solution: writer.link('solution', solution) });
}

export async function users({ solution }, { facts, writer }) {
  const about = await facts.about('solution', solution);
  if (isOver(about)) return undefined;
  const { counts, statements } = about;
  const found = statements.filter(isUse);
  const names = writer.list(found.map((statement) => subject(writer, 'place', statement)));
  const rest = writer.first.places.length - stated(counts);
  return {
    main:
      found.length > 0
        ? howMany(writer, solution, found, '', { names })
        : writer.say('users_none', { solution: writer.link('solution', solution) }),
    more: join(
      ages(writer, counts, found),
      writer.some('planned', counts.planned),
      writer.some('stopped', counts.stopped),
      writer.some('not_used', counts.not_used),
      writer.some('lapsed', counts.lapsed),
      writer.some('users_rest', rest),
    ),
    source: usersSource(writer, solution, stated(counts) > 0),
  };
}

/** How many statements of use still count, from when they are, and how many a network makes. */
export function ages(writer, counts, found) {
  if (found.length === 0) return [];
  const months = writer.number(writer.first.months);
  const confirmed =
    counts.confirmed > 0
      ? writer.count('confirmed', counts.confirmed, { months })
      : writer.count('confirmed_none', found.length, { months });
  const dates = writer.dates(found.map(([, , , date]) => date));
  return join(confirmed, dates, writer.some('inherited', counts.inherited));
}

/** The place on the page of the solution with every statement and its source. */
export function usersSource(writer, solution, hasAny) {
  const [title, address, lang] = writer.first.solutions[solution];
  const text = writer.texts.get('source_users').replace('{solution}', () => title);
  return [writer.linkTo(text, address + (hasAny ? '#s-users' : ''), lang)];
}

export async function uses({ place }, { facts, writer }) {
  const { counts, statements } = await facts.about('place', place);
  const found = statements.filter(isUse);
  const names = writer.list(found.map((statement) => subject(writer, 'solution', statement)));
  const values = { place: writer.link('place', place), names };
  return {
    main: found.length > 0 ? writer.count('uses', found.length, values) : writer.say('uses_none', values),
    more: join(
      ages(writer, counts, found),
      writer.some('uses_planned', counts.planned),
      writer.some('uses_stopped', counts.stopped),
      writer.some('uses_not', counts.not_used),
      writer.some('lapsed', counts.lapsed),
      writer.some('uses_rest', writer.first.solutions.length - stated(counts)),
    ),
    source: [placeSource(writer, place)],
  };
}

/** The place on the page of the municipality with every statement and its source. */
export function placeSource(writer, place) {
  const [title, address] = writer.first.places[place];
  return writer.linkTo(
    writer.texts.get('source_place').replace('{place}', () => title),
    `${address}#s-use`,
  );
}
