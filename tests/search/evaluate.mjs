// Prints how good the search of a built site is on the judged queries, by class, and that of other
// engines on the same site:
//
//   node evaluate.mjs SITE [digitv] [pagefind] [minisearch] [--misses] [--baseline] [--known PACKAGES]
//
// `--misses` shows the queries that are answered worst, `--baseline` keeps the outcome as what
// `quality.test.mjs` holds the search to, `--known` takes the queries of `known.mjs` over the site of
// `corpus.mjs` instead, and `--queries` prints them.

import { readFile, writeFile } from 'node:fs/promises';
import { isJudged, pagesOf } from './engines/pages.mjs';
import { knownItems } from './known.mjs';
import { byClass, measure, readQueries } from './measures.mjs';

const [site, ...rest] = process.argv.slice(2);
const flag = (name) => rest.includes(name);
const engines = rest.filter((name) => ['digitv', 'pagefind', 'minisearch'].includes(name));
const packages = flag('--known') ? rest[rest.indexOf('--known') + 1] : null;
const queries = packages
  ? knownItems(
      (await pagesOf(site)).filter((page) => isJudged(page.url)),
      packages,
    )
  : readQueries(await readFile(new URL('queries.jsonl', import.meta.url), 'utf8'));
if (flag('--queries'))
  for (const { class: name, query, relevant } of queries) console.log(name, query, [...relevant.keys()].join(' '));
const outcomes = {};

for (const name of engines.length > 0 ? engines : ['digitv']) {
  const { open } = await import(`./engines/${name}.mjs`);
  const search = await open(site);
  const measured = [];
  for (const query of queries) {
    const urls = await search(query.query);
    measured.push(measure(urls, query.relevant));
    const { ndcg } = measured.at(-1);
    if (flag('--misses') && ndcg < 0.75) {
      console.log(`${ndcg.toFixed(2)} ${query.class}: ${query.query}`);
      for (const url of urls.slice(0, 6))
        console.log(`       ${query.relevant.get(url.replace(/^\/nn\//, '/')) ?? '-'} ${url}`);
    }
  }
  outcomes[name] = Object.fromEntries(byClass(queries, measured));
}

for (const key of ['ndcg', 'mrr', 'recall', 'zero']) {
  console.log(
    `\n${key.padEnd(18)}${Object.keys(outcomes)
      .map((name) => name.padStart(12))
      .join('')}`,
  );
  for (const group of Object.keys(Object.values(outcomes)[0])) {
    const row = Object.values(outcomes).map((outcome) => outcome[group][key].toFixed(3).padStart(12));
    console.log(group.padEnd(18) + row.join(''));
  }
}
if (flag('--baseline')) {
  const kept = Object.entries(outcomes.digitv).map(([name, { ndcg }]) => [name, Math.floor(ndcg * 1000) / 1000]);
  await writeFile(new URL('baseline.json', import.meta.url), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
}
process.exit(0);
