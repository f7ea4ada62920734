/** Opens the real app in a headless Chromium and hands over its automation handle. */
import type { Browser, JSHandle, Page } from 'playwright';
import type { ExportFormat } from '#core/export/formats.ts';
import type {
  Automation,
  AutomationFile,
  CellReport,
  ExerciseReport,
  RunReport,
} from '#core/host/automation.ts';
import type { Parameter } from '#core/program/parameters.ts';
import type { BackendChoice } from '#core/runtime/messages.ts';
import type { Locale } from '#core/text/locale.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { launchChromium } from './chromium.ts';
import { UnableError } from './terminal.ts';

/** The app in a browser nobody sees. */
export interface Driver {
  /** Runs every cell; `onCell` is told of each as it ends. */
  runAll(onCell: (cell: CellReport) => void): Promise<RunReport>;
  /** Checks every exercise, without and with its solution. */
  proveExercises(): Promise<readonly ExerciseReport[]>;
  /** The files of an export; pieces are told as they are begun. */
  exportFiles(format: ExportFormat, onPiece: (name: string) => void): Promise<readonly AutomationFile[]>;
  setParameters(parameters: readonly Parameter[]): Promise<readonly string[]>;
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
  readonly stepwisePiece?: (name: string) => Promise<void>;
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
    const pieces = new Set<(name: string) => void>();
    await page.exposeFunction('stepwisePiece', (name: string) => {
      for (const listener of pieces) listener(name);
    });
    await page.goto(options.address);
    const app = await automationOf(page, options.timeout);
    const { locale, backend } = options;
    if (locale !== undefined) await app.evaluate((window, chosen) => window.setLocale(chosen), locale);
    if (backend !== undefined) await app.evaluate((window, chosen) => window.setBackend(chosen), backend);
    return driverOf(browser, app, listeners, pieces);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function launch(): Promise<Browser> {
  try {
    return await launchChromium();
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
  pieces: Set<(name: string) => void>,
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
    async exportFiles(format, onPiece) {
      pieces.add(onPiece);
      try {
        const made = await app.evaluate(async (window, wanted) => {
          try {
            return await window.exportFiles(
              wanted,
              (name) => void (globalThis as Global).stepwisePiece?.(name),
            );
          } catch (error) {
            return error instanceof Error ? error.message : String(error);
          }
        }, format);
        if (typeof made === 'string') throw new UnableError(made);
        return made;
      } finally {
        pieces.delete(onPiece);
      }
    },
    setParameters: (parameters) => app.evaluate((window, all) => window.setParameters(all), parameters),
    save: () => app.evaluate((window) => window.save()),
    close: () => browser.close(),
  };
}
