/** Starts the real browser host on the built app, with a fresh data folder that goes when it stops. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentRef } from '#core/host/host.ts';
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
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
