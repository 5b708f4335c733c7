// One question at a time, and only the latest counts.

/**
 * Makes `ask` answer in order: while one question is under way only the newest of those that come
 * waits, and what has been overtaken gives `undefined`.
 * @template A
 * @param {(...question: any[]) => Promise<A>} ask
 * @returns {(...question: any[]) => Promise<A | undefined>}
 */
export function latest(ask) {
  let next;
  let busy = false;

  async function run() {
    busy = true;
    while (next) {
      const { question, resolve, reject } = next;
      next = undefined;
      try {
        const answer = await ask(...question);
        resolve(next ? undefined : answer);
      } catch (error) {
        if (next) resolve(undefined);
        else reject(error);
      }
    }
    busy = false;
  }

  return (...question) =>
    new Promise((resolve, reject) => {
      next?.resolve(undefined);
      next = { question, resolve, reject };
      if (!busy) run();
    });
}

/**
 * Calls `act` when nothing has come for a while.
 * @param {() => void} act
 * @param {number} quiet  milliseconds
 */
export function debounced(act, quiet) {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(act, quiet);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}
