// How good a ranking is, by judged queries: grades 3 (what one looks for), 2 (helps), 1 (touches).

const AT = 10;

/** The queries of `queries.jsonl`, each with `relevant`: a map from canonical address to grade. */
export function readQueries(text) {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { class: name, query, relevant, held } = JSON.parse(line);
      const grades = new Map();
      for (const [url, grade] of Object.entries(relevant)) {
        const key = canonical(url);
        grades.set(key, Math.max(grade, grades.get(key) ?? 0));
      }
      return { class: name, query, held, relevant: grades };
    });
}

/** A document and its nynorsk twin are one: `/nn/om/` is `/om/`. */
export function canonical(url) {
  return url.replace(/^\/nn\//, '/');
}

/** The measures of one ranking of addresses, the same document counted once. */
export function measure(urls, relevant) {
  const ranked = [...new Set(urls.map(canonical))].slice(0, AT);
  const gain = (grade, at) => (2 ** grade - 1) / Math.log2(at + 2);
  const sum = (grades) => grades.reduce((total, grade, at) => total + gain(grade, at), 0);
  const ideal = [...relevant.values()].sort((a, b) => b - a).slice(0, AT);
  const first = ranked.findIndex((url) => (relevant.get(url) ?? 0) >= 2);
  const found = ranked.filter((url) => relevant.has(url)).length;
  return {
    ndcg: sum(ranked.map((url) => relevant.get(url) ?? 0)) / sum(ideal),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: found / Math.min(AT, relevant.size),
    zero: ranked.length === 0 ? 1 : 0,
  };
}

/** The mean of each measure by class, and over all queries as `all`. */
export function byClass(queries, measured) {
  const classes = new Map();
  queries.forEach((query, at) => {
    for (const name of [query.class, 'all']) {
      if (!classes.has(name)) classes.set(name, []);
      classes.get(name).push(measured[at]);
    }
  });
  const mean = (list, key) => list.reduce((total, one) => total + one[key], 0) / list.length;
  const means = new Map();
  for (const [name, list] of classes) {
    means.set(name, Object.fromEntries(['ndcg', 'mrr', 'recall', 'zero'].map((key) => [key, mean(list, key)])));
  }
  const all = means.get('all');
  means.delete('all');
  return means.set('all', all);
}
