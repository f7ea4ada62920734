/** Launches the machine's Chromium, headless, as every browser test does. */
import { type Browser, chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../../src-main/cli/chromium.ts';

/** What Playwright needs to launch it. */
export function launchOptions() {
  const executablePath = findChromium();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments()],
    headless: true,
  };
}

/** A running Chromium; close it yourself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
