// Fuzzes the reader of the search index: files of the built site in DIGITV_SITE with bytes changed,
// cut off or exchanged, by the same chance every time. A search must give results of the right
// form or fail with an error; it must end, and must not ask for more memory than the files are
// worth. Searches run in a thread of their own, so that one that hangs can be told.
//
// DIGITV_FUZZ_RUNS sets how many changed sets of files are tried, DIGITV_FUZZ_SEED the chance.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createSearch } from '../../src/search/engine/main.mjs';

const RUNS = Number(process.env.DIGITV_FUZZ_RUNS ?? 400);
const SEED = Number(process.env.DIGITV_FUZZ_SEED ?? 1);
// A search takes milliseconds; this is for a machine that has much else to do.
const LIMIT_MS = 30_000;
const MOST_BYTES = 256 << 20;
const QUERIES = [
  'digisos',
  'søknad om barnehageplass',
  'bærum kommun',
  'a',
  'sosialhjelpp',
  'zzzzqx',
  'the report',
  '',
];

if (isMainThread) {
  test(`${RUNS} changed indexes are read or refused`, async () => {
    const site = process.env.DIGITV_SITE;
    const outcomes = { read: 0, refused: 0 };
    let worker = null;
    for (let run = 0; run < RUNS; run += 1) {
      worker ??= new Worker(new URL(import.meta.url), { workerData: { site } });
      const outcome = await answerOf(worker, SEED * 1_000_000 + run);
      if (outcome in outcomes) outcomes[outcome] += 1;
      else {
        await worker.terminate();
        assert.fail(`run ${run} of seed ${SEED}: ${outcome}`);
      }
    }
    await worker.terminate();
    console.log(outcomes);
    // Neither would be a trial of the reader.
    assert.ok(outcomes.read > 0 && outcomes.refused > 0);
  });
} else {
  const files = await filesOf(path.join(workerData.site, 'search'));
  parentPort.on('message', async (number) => parentPort.postMessage(await tried(files, number)));
}

function answerOf(worker, number) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(`no end within ${LIMIT_MS} ms`), LIMIT_MS);
    const onMessage = (outcome) => done(outcome);
    const onError = (error) => done(`the thread fails: ${error}`);
    function done(outcome) {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      resolve(outcome);
    }
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(number);
  });
}

async function filesOf(folder) {
  const names = ['manifest.json'];
  for (const name of (await readdir(path.join(folder, 'files'))).sort()) names.push(`files/${name}`);
  const files = new Map();
  for (const name of names) files.set(name, new Uint8Array(await readFile(path.join(folder, name))));
  return files;
}

// What comes of searching in files that have been changed by the chance of this number.
async function tried(files, number) {
  const chance = chanceOf(number);
  const names = [...files.keys()];
  const query = QUERIES[chance(QUERIES.length)];
  const load = async (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`there is no ${name}`);
    // The manifest names the others: without it nothing is read.
    const isKept = name === 'manifest.json' || chance(8) > 0;
    return (isKept ? bytes : changed(bytes, files.get(names[chance(names.length)]), chance)).slice().buffer;
  };
  const before = process.memoryUsage().arrayBuffers;
  try {
    const { search } = await createSearch({ load });
    const { total, results } = await search(query, { limit: 20, facets: chance(2) === 0 });
    if (!Number.isInteger(total) || !Array.isArray(results)) return 'results without form';
    if (results.length > total || results.some(({ score }) => Number.isNaN(score))) return 'results that cannot be';
    if (process.memoryUsage().arrayBuffers - before > MOST_BYTES) return 'too much memory';
    return 'read';
  } catch (error) {
    if (/allocation|out of memory|Invalid typed array length/i.test(String(error.cause ?? error)))
      return `asks for too much: ${error.cause ?? error}`;
    return error instanceof Error ? 'refused' : `throws ${error}`;
  }
}

function changed(original, other, chance) {
  let bytes = original.slice();
  for (let left = chance(4); left >= 0; left -= 1) {
    const at = chance(bytes.length + 1);
    switch (chance(6)) {
      case 0:
        bytes[at] ^= 1 << chance(8);
        break;
      case 1:
        bytes[at] = chance(256);
        break;
      case 2:
        bytes = bytes.slice(0, at);
        break;
      case 3:
        bytes.fill(255, at, at + 1 + chance(8));
        break;
      case 4:
        bytes.set(other.subarray(chance(other.length), chance(other.length)).subarray(0, bytes.length - at), at);
        break;
      default:
        bytes = other.slice();
    }
  }
  return bytes;
}

// Mulberry32: numbers below `end`, always the same for one seed.
function chanceOf(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return end === 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}
