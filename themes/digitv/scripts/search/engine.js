// The engine of the search, which digitv puts in the place of this file, so that it comes with the worker
// that runs it. What stands here only says what there is.

/** The path of the engine, as a manifest has it. A manifest of another version names another one. */
export const ENGINE = '';

/**
 * @param {{ load: (path: string) => Promise<ArrayBuffer> }} site  reads a file of the search
 * @returns {Promise<{ search(query: string, options?: object): Promise<object> }>}
 */
export async function createSearch(site) {
  throw new Error(`no engine: ${site}`);
}
