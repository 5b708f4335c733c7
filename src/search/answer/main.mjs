// Answers a query from the graph, where it is a question of which every name is known.

import { missing, usersLike } from './between.mjs';
import { Facts } from './facts.mjs';
import { isOwn, readings } from './grammar.mjs';
import { contracts, cost, know } from './other.mjs';
import { users, uses } from './use.mjs';
import { Writer, join } from './write.mjs';

const FORMS = { users, usersLike, uses, cost, know, missing, contracts };
/** What each part of a question may mean. */
const MEANT = { solution: ['solution'], place: ['place'], own: ['place'], subject: ['topic', 'solution'] };

/**
 * @param {object} site
 * @param {any} site.first  the file that is read first
 * @param {string} site.folder  the folder of the files that hold the facts
 * @param {(address: string) => Promise<any>} site.load  the value of a JSON file
 * @param {{ get(key: string): string | undefined }} site.texts  the sentences
 */
export function createAnswers({ first, folder, load, texts }) {
  const facts = new Facts(load, first, folder);
  const writer = new Writer(texts, first);

  /** The parts of a reading as numbers of things, with the names that were put right; nothing where one is not known. */
  function understood({ kind, ...parts }, own) {
    const found = { kind, notes: [] };
    for (const [part, text] of Object.entries(parts)) {
      if (part === 'year') {
        found.year = Number(text);
        continue;
      }
      const thing = isOwn(text) ? ownThing(own) : facts.names.find(text, MEANT[part]);
      if (!thing || !MEANT[part].includes(thing.kind)) return undefined;
      found[part === 'subject' ? thing.kind : part] = thing.number;
      if (!thing.isExact) found.notes.push(writer.say('meant', { name: writer.title(thing.kind, thing.number) }));
    }
    return found;
  }

  function ownThing(own) {
    const number = own === undefined ? undefined : facts.placeCalled(own);
    return number === undefined ? undefined : { kind: 'place', number, isExact: true };
  }

  return {
    /**
     * The answer to `query`, for a reader whose municipality is called `own` in addresses:
     * `{ main, more, items, source }`, all of pieces. None where it is no such question.
     */
    async answer(query, own) {
      for (const reading of readings(query)) {
        const question = understood(reading, own);
        if (!question) continue;
        const answer = await FORMS[question.kind](question, { facts, writer });
        return answer && { items: [], ...answer, more: join(...question.notes, answer.more) };
      }
      return undefined;
    },
  };
}
