/** What a measurement may use, and how the app is opened for it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { TestHost } from '../support/host.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';
import type { BarePage } from './bare-page.ts';
import type { Row } from './row.ts';

/** Everything a measurement may use. */
export interface Bench {
  readonly browser: Browser;
  readonly host: TestHost;
  readonly bare: BarePage;
  readonly address: string;
  /** Where notebooks may be written. */
  readonly folder: string;
}

/** Writes a notebook and measures with its address. */
export async function withNotebook<T>(
  host: TestHost,
  folder: string,
  name: string,
  text: string,
  measure: (address: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${name}.md`);
  await writeFile(path, text);
  return measure(addressOf(host, path));
}

/** Where the host shows a document of this machine. */
export function addressOf(host: TestHost, path: string): string {
  const ref = host.grant(path);
  return `${host.windowOrigin}/file/${encodeURIComponent(ref.kind === 'file' ? ref.path : '')}`;
}

/**
 * A window of a browser that is let in by the host, and a page in it that shows nothing yet.
 * Chromium loads pages of its own with each new window; they are given time to come to rest,
 * for what is measured is the app and not the browser's start.
 */
export async function freshPage({ browser, host }: Pick<Bench, 'browser' | 'host'>): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const entry = await context.newPage();
  await entry.goto(host.address());
  await entry.close();
  const page = await context.newPage();
  await page.waitForTimeout(3000);
  return page;
}

/** Opens the bench's notebook in a fresh page and waits until the kernel can run and all is loaded. */
export async function openApp(bench: Bench, cell = 'sum'): Promise<Page> {
  const page = await freshPage(bench);
  await page.goto(bench.address);
  await page.locator(`[data-cell="${cell}"]`).waitFor();
  await page.locator('[data-kernel="idle"]').waitFor();
  // What is loaded after the first paint (editor, language service, tfjs) is in place: warm is what is measured.
  await page.waitForTimeout(6000);
  return page;
}

/** Measures a notebook, whose one cell named like it is waited for, beside the bare page. */
export async function beside(
  bench: Bench,
  name: string,
  text: string,
  measure: (page: Page, bare: Page) => Promise<Row[]>,
): Promise<Row[]> {
  return withNotebook(bench.host, bench.folder, name, text, async (address) => {
    const page = await openApp({ ...bench, address }, name);
    const bare = await page.context().newPage();
    await bare.goto(bench.bare.url);
    await bare.evaluate(() =>
      (globalThis as unknown as { evaluate(source: string): Promise<unknown> }).evaluate('return 1'),
    );
    await page.bringToFront();
    const rows = await measure(page, bare);
    await page.context().close();
    return rows;
  });
}

/** Measures the kernel in a page without the app beside the bare page. */
export async function besideKernel(
  { browser, bare }: Bench,
  measure: (kernel: KernelPage, bare: Page) => Promise<Row[]>,
): Promise<Row[]> {
  const kernel = await openKernelPage();
  const plain = await browser.newPage();
  await plain.goto(bare.url);
  try {
    return await measure(kernel, plain);
  } finally {
    await plain.close();
    await kernel.close();
  }
}
