// The engine beside the page, so that typing never waits for it. client.js is the other end.

import { createHost } from './host.js';

/** Answers the page, from now on. */
export function listen() {
  let host;
  addEventListener('message', async ({ data }) => {
    if (data.manifest) {
      host = createHost(data.manifest);
      host.warm();
      return;
    }
    const { id, query, options } = data;
    try {
      postMessage({ id, answer: await host.search(query, options) });
    } catch (error) {
      postMessage({ id, error: String(error) });
    }
  });
}
