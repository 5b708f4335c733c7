// «Hva koster X», «hvem kan noe om Z», «hvilke avtaler går ut i 2027».

import { dateInWords, join } from './write.mjs';

/** So many places where a cost is stated, and so many contracts. */
const MOST_SOURCES = 3;
const MOST_CONTRACTS = 20;

export async function cost({ solution }, { facts, writer }) {
  const { yearly, setup, costs, over } = await facts.about('solution', solution);
  if (over) return undefined;
  const values = { solution: writer.link('solution', solution), yearly, setup };
  const isKnown = yearly || setup;
  const stating = costs.filter(([, , , , isSpan]) => !isKnown || isSpan);
  const sources = stating.map(([title, address, lang, year]) => [
    writer.linkTo(title, address, lang),
    year ? ` (${year})` : ` (${writer.texts.get('cost_undated')})`,
  ]);
  const [, address] = writer.first.solutions[solution];
  return {
    main: costSaid(writer, values, costs.length > 0),
    more: join(
      isKnown && !yearly ? writer.say('cost_no_yearly') : [],
      isKnown && !setup ? writer.say('cost_no_setup') : [],
      isKnown ? writer.say('cost_without_tax') : [],
    ),
    source:
      sources.length > 0
        ? writer.list(sources, MOST_SOURCES)
        : [writer.linkTo(writer.title('solution', solution), address)],
  };
}

function costSaid(writer, values, hasAny) {
  const { yearly, setup } = values;
  if (yearly && setup) return writer.say('cost_both', values);
  if (yearly) return writer.say('cost_yearly', values);
  if (setup) return writer.say('cost_setup', values);
  return writer.say(hasAny ? 'cost_some' : 'cost_none', values);
}

export async function know({ topic, solution }, { facts, writer }) {
  return topic === undefined ? whomToAsk(solution, facts, writer) : knowTopic(topic, facts, writer);
}

async function knowTopic(topic, facts, writer) {
  const { know } = await facts.about('topic', topic);
  const names = (some) => writer.list(some.map(([number]) => writer.link('place', number)));
  const values = { topic: writer.link('topic', topic), names: names(know) };
  const helping = know.filter(([, canHelp]) => canHelp);
  return {
    main: know.length > 0 ? writer.count('know', know.length, values) : writer.say('know_none', values),
    more: join(
      know.length > 0 && helping.length === 0 ? writer.say('help_none') : [],
      writer.some('help', helping.length, { names: names(helping) }),
      writer.some('know_rest', writer.first.places.length - know.length),
      know.length > 0 ? writer.dates(know.map(([, , date]) => date)) : [],
    ),
    source: [writer.link('topic', topic)],
  };
}

async function whomToAsk(solution, facts, writer) {
  const { ask, over } = await facts.about('solution', solution);
  if (over) return undefined;
  const [, address] = writer.first.solutions[solution];
  const names = writer.list(
    ask.map(([title, address, reason]) => [writer.linkTo(title, address), ` (${writer.texts.get(`ask_${reason}`)})`]),
  );
  const values = { solution: writer.link('solution', solution), names };
  return {
    main: writer.say(ask.length > 0 ? 'ask' : 'ask_none', values),
    more: [],
    source: [writer.linkTo(writer.title('solution', solution), ask.length > 0 ? `${address}#s-ask` : address)],
  };
}

export async function contracts({ year }, { facts, writer }) {
  const number = writer.first.years.indexOf(year);
  if (number < 0) return undefined;
  const ending = await facts.about('year', number);
  const ended = ending.filter(([, , , hasEnded]) => hasEnded).length;
  return {
    main: writer.count('contracts', ending.length, { year: String(year) }),
    items: ending.slice(0, MOST_CONTRACTS).map((contract) => contractSaid(writer, contract)),
    more: join(
      writer.some('contracts_more', Math.max(0, ending.length - MOST_CONTRACTS)),
      writer.some('contracts_ended', ended),
      writer.some('contracts_without', writer.first.without_end),
    ),
    source: [writer.linkTo(writer.texts.get('source_contracts'), writer.first.contracts)],
  };
}

/** A contract: what it is for, who is bound by it, and when it ends. */
function contractSaid(writer, [end, solutions, places, , title, address]) {
  const what =
    solutions.length > 0
      ? writer.list(solutions.map((number) => writer.link('solution', number)))
      : [writer.linkTo(title, address)];
  const who = places.length > 0 ? [', ', ...writer.list(places.map((number) => writer.link('place', number)))] : [];
  return [...what, ...who, `: ${dateInWords(end)}`];
}
