// The Chromium of the machine, with nothing downloaded and nothing left behind.

import { chromium } from 'playwright-core';

import { findChromium } from './chromium.mjs';

/**
 * Starts Chromium without a window. `CHROMIUM` names another binary.
 * @param {{ fontSize?: number }} [options]  the reader's own text size, in pixels
 */
export async function launch({ fontSize = 16 } = {}) {
  return chromium.launch({
    executablePath: findChromium(),
    // Root in a container has no sandbox to use; every page here is our own.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
      `--blink-settings=defaultFontSize=${fontSize}`,
    ],
  });
}
