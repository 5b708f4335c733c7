// Questions about two: «hvem bruker X og ligner på Y», «hva har Y som vi mangler».

import { COUNTS } from './facts.mjs';
import { slugOf } from './facts.mjs';
import { howMany, isOver, isUse, placeSource, usersSource } from './use.mjs';
import { join } from './write.mjs';

/** So many of those most like a municipality, as on its own page. */
const MOST_LIKE = 4;
/** What the four answers of likeness are about. */
const ALIKE = ['like_size', 'like_form', 'like_region', 'like_near'];

export async function usersLike({ solution, place }, { facts, writer }) {
  const about = await facts.about('solution', solution);
  const found = about.statements.filter(isUse);
  if (isOver(about) || found.length === 0) return undefined;
  const using = new Map(found.map((statement) => [statement[0], statement]));
  const others = (await facts.like(place)).filter(({ number }) => using.has(number));
  const alike = others.filter(({ answers }) => answers.includes('1')).slice(0, MOST_LIKE);
  const names = writer.list(
    alike.map(({ number, answers }) => [writer.link('place', number), ` (${inWhat(writer, answers)})`]),
  );
  const values = { place: writer.link('place', place), names };
  return {
    main: join(
      howMany(writer, solution, found, '_count'),
      alike.length > 0 ? writer.say('like', values) : writer.say('like_none', values),
    ),
    more: join(
      using.has(place) ? writer.say('like_own', values) : [],
      writer.dates(alike.map(({ number }) => using.get(number)[3])),
    ),
    source: usersSourceFor(writer, solution, place),
  };
}

/** The users on the page of the solution, in the order of their likeness to the municipality. */
function usersSourceFor(writer, solution, place) {
  const [, address] = writer.first.places[place];
  return usersSource(writer, solution, true).map((piece) => ({
    ...piece,
    href: piece.href.replace('#', `?fra=${encodeURIComponent(slugOf(address))}#`),
  }));
}

/** In what two municipalities are alike. */
function inWhat(writer, answers) {
  const words = ALIKE.filter((_, at) => answers[at] === '1').map((key) => writer.texts.get(key));
  return writer.list(words).join('');
}

export async function missing({ place, own }, { facts, writer }) {
  if (place === own) return undefined;
  const [theirs, ours] = await Promise.all([facts.about('place', place), facts.about('place', own)]);
  const has = theirs.statements.filter(isUse);
  if (has.length === 0) return undefined;
  const known = new Map(ours.statements.map((statement) => [statement[0], statement]));
  const lacking = has.filter(([solution]) => !known.has(solution) || !isUse(known.get(solution)));
  const numberOf = (...kinds) => lacking.filter(([solution]) => kinds.includes(known.get(solution)?.[2])).length;
  const names = writer.list(lacking.map(([solution]) => writer.link('solution', solution)));
  const values = { place: writer.link('place', place), own: writer.link('place', own), names };
  const unknown = lacking.length - numberOf(COUNTS.planned, COUNTS.stopped, COUNTS.notUsed);
  return {
    main: lacking.length > 0 ? writer.count('missing', lacking.length, values) : writer.say('missing_none', values),
    more: join(
      writer.some('missing_planned', numberOf(COUNTS.planned), values),
      writer.some('missing_stopped', numberOf(COUNTS.stopped), values),
      writer.some('missing_not', numberOf(COUNTS.notUsed), values),
      writer.some('missing_unknown', unknown, values),
      writer.dates(lacking.map(([, , , date]) => date)),
    ),
    source: writer.list([placeSource(writer, place), placeSource(writer, own)]),
  };
}
