// The Chromium of the machine, with nothing downloaded and nothing left behind.

import { chromium } from 'playwright-core';

import { findChromium } from './chromium.mjs';

/**
 * Starts Chromium without a window. `CHROMIUM` names another binary.
 * @param {{ fontSize?: number, whole?: boolean }} [options]  the reader's own text size, in pixels,
 *   and whether parts of a whole browser are needed, such as the viewer for PDF
 */
export async function launch({ fontSize = 16, whole = false } = {}) {
  return chromium.launch({
    executablePath: findChromium({ whole }),
    // Root in a container has no sandbox to use; every page here is our own.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-dev-shm-usage', '--force-color-profile=srgb', `--blink-settings=defaultFontSize=${fontSize}`],
  });
}
