/** Opens the real app in a headless Chromium and hands over its automation handle. */
import type { Browser, JSHandle, Page } from 'playwright';
import type { Automation, CellReport, ExerciseReport, RunReport } from '#core/host/automation.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import type { Locale } from '#core/text/locale.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { chromiumArguments, findChromium } from './chromium.ts';
import { UnableError } from './terminal.ts';

/** The app in a browser nobody sees. */
export interface Driver {
  /** Runs every cell; `onCell` is told of each as it ends. */
  runAll(onCell: (cell: CellReport) => void): Promise<RunReport>;
  /** Checks every exercise, without and with its solution. */
  proveExercises(): Promise<readonly ExerciseReport[]>;
  exportHtml(): Promise<string>;
  save(): Promise<void>;
  close(): Promise<void>;
}

/** How to open it. */
export interface DriverOptions {
  readonly address: string;
  readonly locale?: Locale;
  readonly backend?: BackendChoice;
  readonly timeout: Milliseconds;
  /** Receives what the page writes to its console as errors. */
  readonly onPageError: (text: string) => void;
}

/** What the page's global looks like from inside. */
type Global = typeof globalThis & {
  readonly stepwise?: Automation;
  readonly stepwiseCell?: (cell: CellReport) => Promise<void>;
};

/** Starts a browser and waits until the document is shown and the kernel can run. */
export async function openDriver(options: DriverOptions): Promise<Driver> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(options.timeout);
    page.on('pageerror', (error) => options.onPageError(`${error.name}: ${error.message}`));
    const listeners = new Set<(cell: CellReport) => void>();
    await page.exposeFunction('stepwiseCell', (cell: CellReport) => {
      for (const listener of listeners) listener(cell);
    });
    await page.goto(options.address);
    const app = await automationOf(page, options.timeout);
    const { locale, backend } = options;
    if (locale !== undefined) await app.evaluate((window, chosen) => window.setLocale(chosen), locale);
    if (backend !== undefined) await app.evaluate((window, chosen) => window.setBackend(chosen), backend);
    return driverOf(browser, app, listeners);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  try {
    return await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...chromiumArguments()],
      headless: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : '';
    throw new UnableError(
      `no Chromium could be started (${reason}); install one or name it in STEPWISE_CHROMIUM`,
    );
  }
}

async function automationOf(page: Page, timeout: Milliseconds): Promise<JSHandle<Automation>> {
  const patience = { timeout: Math.min(timeout, 60_000) };
  let app: JSHandle<Automation | undefined>;
  try {
    app = await page.waitForFunction(() => (globalThis as Global).stepwise, undefined, patience);
  } catch {
    throw new UnableError('the app did not open the document within a minute');
  }
  await app.evaluate((window) => window?.ready);
  // `waitForFunction` only ends with a value that is there.
  return app as JSHandle<Automation>;
}

function driverOf(
  browser: Browser,
  app: JSHandle<Automation>,
  listeners: Set<(cell: CellReport) => void>,
): Driver {
  return {
    async runAll(onCell) {
      listeners.add(onCell);
      try {
        return await app.evaluate((window) =>
          window.runAll((cell) => void (globalThis as Global).stepwiseCell?.(cell)),
        );
      } finally {
        listeners.delete(onCell);
      }
    },
    proveExercises: () => app.evaluate((window) => window.proveExercises()),
    exportHtml: () => app.evaluate((window) => window.exportHtml()),
    save: () => app.evaluate((window) => window.save()),
    close: () => browser.close(),
  };
}
