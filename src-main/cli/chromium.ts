/** Finds a Chromium on this machine: the system's own first, else the one Playwright keeps. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program file of a Chromium: `STEPWISE_CHROMIUM` where set, else one found; `undefined` leaves the choice to Playwright. */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const chosen = environment.STEPWISE_CHROMIUM;
  if (chosen !== undefined && chosen !== '') return chosen;
  const known = (places[process.platform] ?? []).find(existsSync);
  if (known !== undefined) return known;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable);
}

/** Chromium without its own traffic, and, for root (a container), without its sandbox, which refuses to run there. */
export function chromiumArguments(root: boolean = process.getuid?.() === 0): readonly string[] {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return root ? ['--no-sandbox', ...quiet] : quiet;
}

/** Starts a Chromium that nobody sees. Rejects where there is none. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumArguments()],
    headless: true,
  });
}
