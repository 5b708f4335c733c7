// One statement of a document, in the fields that the form «Rett» has for it.

import { fileText } from '../../../../themes/digitv/scripts/forms/contribution.js';
import { Editor } from '../../../../themes/digitv/scripts/forms/correct/editor.js';
import { PLANS } from '../../../../themes/digitv/scripts/forms/correct/plan.js';
import { findStatement } from '../../../../themes/digitv/scripts/forms/correct/statements.js';
import {
  placedChanges,
  placedStatements,
  versionOf,
} from '../../../../themes/digitv/scripts/forms/correct/versions.js';
import { today } from '../../../../themes/digitv/scripts/forms/dates.js';
import { shown } from '../../../../themes/digitv/scripts/forms/values.js';
import { ask, write } from './ask.js';

/** What every document has, under the rules that a municipality has for it. */
const HEAD = ['tittel', 'sammendrag'];
const WITH_HEAD = 'kommune';

/**
 * Reads what is stated at a place of a document; undefined where there is no such statement.
 * @param {import('./parts.js').Parts} parts
 * @param {string} document
 * @param {string} field
 * @returns {Promise<Statement | undefined>}
 */
export async function readStatement(parts, document, field) {
  const isHead = HEAD.includes(field);
  const [kit, facts] = await Promise.all([parts.kit(), readFacts(document)]);
  const statement = isHead ? head(document, facts, field, kit.rules) : find(kit, facts, field);
  return statement && new Statement(kit, statement);
}

/**
 * What the document states; of a translation that is what its main version states too.
 * @returns {Promise<import('../../../../themes/digitv/scripts/forms/correct/versions.js').Facts>}
 */
async function readFacts(name) {
  const { main, isTranslation } = versionOf(name);
  const names = isTranslation ? [main, name] : [main];
  const [facts, nn] = await Promise.all(names.map((document) => ask('document', { document })));
  return { ...facts, document: main, ...(nn && { nn }) };
}

/**
 * The title or the summary, which every version has of its own.
 * @param {string} document
 * @param {import('../../../../themes/digitv/scripts/forms/correct/versions.js').Facts} facts
 * @param {string} key
 * @param {import('../../../../themes/digitv/scripts/forms/rules.js').Rules} rules
 */
function head(document, { fields, nn }, key, rules) {
  const value = shown(rules.field(WITH_HEAD, key), (nn?.fields ?? fields)[key]);
  return { document, path: '', record: WITH_HEAD, keys: [key], values: { [key]: value }, key, isKnown: false };
}

function find(kit, facts, field) {
  const plan = PLANS[facts.kind] ?? [];
  const all = plan.flatMap((section) => placedStatements(section, facts, kit.rules));
  return findStatement(all, field);
}

class Statement {
  /**
   * @param {import('../../../../themes/digitv/scripts/forms/kit.js').Kit} kit
   * @param {import('../../../../themes/digitv/scripts/forms/correct/versions.js').Placed} statement
   */
  constructor(kit, statement) {
    this.statement = statement;
    this.kit = kit;
    this.editor = new Editor(kit, statement, '', () => {});
    this.editor.title.hidden = true;
    // Whoever edits the title does not say who knows it.
    this.editor.known.element.hidden = HEAD.includes(statement.key);
    this.content = this.editor.element;
  }

  /** Whether it can be confirmed as it stands. */
  get isDated() {
    return this.statement.isKnown && Boolean(this.statement.dated);
  }

  isDirty() {
    return !this.editor.isSame;
  }

  focus() {
    this.editor.focus();
  }

  /** Saves what is corrected; undefined where something must be put right first. */
  async save() {
    const { faulty } = this.editor;
    for (const field of faulty) field.showFault();
    if (faulty.length > 0) {
      faulty[0].focus();
      return undefined;
    }
    return this.#write({ answer: 'nei', ...this.editor.answer });
  }

  /** Saves that it is still true. */
  async still() {
    return this.#write({ answer: 'ja', ...this.editor.answer });
  }

  async #write(answer) {
    const { statement, kit } = this;
    const day = today();
    const saidBy = statement.source ? 'kommunen' : '';
    const changes = placedChanges(statement, answer, { day, saidBy, rules: kit.rules });
    if (changes.length === 0) return { done: [] };
    const contribution = fileText({ from: {}, date: day, changes, text: '' });
    return write('change', { contribution });
  }
}
