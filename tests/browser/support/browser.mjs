// The Chromium of the machine, with nothing downloaded and nothing left behind.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Starts Chromium without a window. `CHROMIUM` names another binary.
 * @param {{ fontSize?: number }} [options]  the reader's own text size, in pixels
 */
export async function launch({ fontSize = 16 } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || findChromium(),
    // Root in a container has no sandbox to use; every page here is our own.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
      `--blink-settings=defaultFontSize=${fontSize}`,
    ],
  });
}

function findChromium() {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
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
