/** Starts the real browser host on the built app, with a fresh data folder that goes when it stops. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DocumentRef, defaultSettings } from '#core/host/host.ts';
import { type BrowserHost, startBrowserHost } from '../../src-main/browser/host.ts';
import { findLayout } from '../../src-main/layout.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import { printWithChromium } from '../../src-main/print/chromium.ts';

/** How a test's host may differ from the product's. */
export interface TestHostOptions {
  /** Folder of lessons; default the product's own. */
  readonly lessons?: string;
  /** Data folder; default a fresh one, removed at the end. */
  readonly data?: string;
  /** Folder that holds `out/window` and `out/kernel`; default the product's own build. */
  readonly window?: string;
  readonly kernel?: string;
  /** Opens this document by itself and installs the automation handle. */
  readonly automation?: DocumentRef;
  /** Whether lessons are read step by step, as they are for a new learner; tests of the notebook read them whole. */
  readonly steps?: boolean;
  /** Whether the window begins with the tour of someone new; tests of other things have taken it. */
  readonly tour?: boolean;
  readonly log?: (line: string) => void;
}

/** A running host. */
export interface TestHost extends BrowserHost {
  readonly data: string;
  /** Allows a file of the test's own; gives the reference by which the window opens it. */
  readonly grant: (path: string) => DocumentRef;
}

/** Starts a host. */
export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const layout = findLayout(import.meta.dirname);
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'stepwise-test-')));
  if (options.data === undefined) await writeSettings(data, options);
  const lessons = options.lessons ?? layout.lessons;
  const library = openLibrary({ lessons, data, home: data });
  const host = await startBrowserHost({
    layout: {
      ...layout,
      lessons,
      window: options.window ?? layout.window,
      kernel: options.kernel ?? layout.kernel,
    },
    library,
    printPdf: printWithChromium,
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(options.automation === undefined ? {} : { automation: { document: options.automation } }),
  });
  return {
    ...host,
    data,
    grant: library.grant,
    async close() {
      await host.close();
      // What a window asked for last may still be written.
      if (options.data === undefined) await rm(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Most tests look at a lesson whole and have taken the tour; the others say `steps: true` and `tour: true`. */
export async function writeSettings(data: string, { steps, tour }: TestHostOptions): Promise<void> {
  await mkdir(data, { recursive: true });
  const settings = {
    ...defaultSettings,
    ...(steps === true ? {} : { steps: false }),
    ...(tour === true ? {} : { toured: true }),
  };
  await writeFile(join(data, 'settings.json'), JSON.stringify(settings));
}
