// Finds the Chromium of this machine.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Whole browsers, with windows and a viewer for PDF. */
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** The same engine without windows, which takes half the processor time. */
const HEADLESS = ['chromium-headless-shell', 'chrome-headless-shell'];

/**
 * Returns the path of a Chromium: one without windows where there is one, or else a whole one.
 * `CHROMIUM` names another.
 * @param {{ whole?: boolean }} [options]  whether it must be a whole one
 */
export function findChromium({ whole = false } = {}) {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of whole ? WHOLE : [...HEADLESS, ...WHOLE]) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const candidate = path.join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error('Fant ikke Chromium. Installer pakka «chromium», eller sett CHROMIUM.');
}
