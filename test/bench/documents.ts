/** Big documents: a thousand cells, and fifty megabytes of Jupyter notebook. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { parseIpynb, printIpynb } from '#core/format/ipynb/index.ts';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { withOpened } from '../../src-main/cli/opened.ts';
import { findLayout } from '../../src-main/layout.ts';
import { openLibrary } from '../../src-main/library/library.ts';
import { bigNotebook, thousandCells } from '../support/big-documents.ts';
import type { TestHost } from '../support/host.ts';
import { installFrameProbe } from './probes.ts';
import { alone, median, type Row } from './row.ts';

function timed<T>(work: () => T): { value: T; ms: number } {
  const begin = performance.now();
  const value = work();
  return { value, ms: performance.now() - begin };
}

/** Reading and writing without a window. */
async function formats(folder: string): Promise<Row[]> {
  const text = bigNotebook(50);
  const bytes = Buffer.byteLength(text) / 1e6;
  const read = timed(() => parseIpynb(text));
  if ('raw' in read.value) throw new Error(read.value.raw.message);
  const { notebook, outputs } = read.value;
  const printed = timed(() => printIpynb(notebook, outputs));
  if (printed.value !== text) throw new Error('an unedited save changed the notebook');
  const path = join(folder, 'big.ipynb');
  await mkdir(folder, { recursive: true });
  await writeFile(path, text);
  const library = openLibrary({ lessons: join(folder, 'none'), data: join(folder, 'data') });
  const ref = library.grant(path);
  const begin = performance.now();
  const { version } = await library.open(ref);
  const opened = performance.now();
  const copy = { base: '', text: text.replace('const x = 1;', 'const x = 2;'), outputs: '', savedAt: 1 };
  await library.save(ref, copy, version);
  const saved = performance.now();
  await library.close();
  const markdown = thousandCells(10_000);
  const parsed = timed(() => parseMarkdown(markdown));
  const back = timed(() => printMarkdown(parsed.value.notebook));
  if (back.value !== markdown) throw new Error('an unedited save changed the document');
  return [
    alone(`.ipynb of ${bytes.toFixed(0)} MB: read`, 'ms', read.ms, 0),
    alone(`.ipynb of ${bytes.toFixed(0)} MB: written again, byte for byte`, 'ms', printed.ms, 0),
    alone(`.ipynb of ${bytes.toFixed(0)} MB: opened by the host`, 'ms', opened - begin, 0),
    alone(`.ipynb of ${bytes.toFixed(0)} MB: saved by the host, flushed to disk`, 'ms', saved - opened, 0),
    alone('Markdown of 10,000 cells: read', 'ms', parsed.ms, 0),
    alone('Markdown of 10,000 cells: written again, byte for byte', 'ms', back.ms, 0),
  ];
}

/** Milliseconds until the first cell can be read, nodes in the page, and the longest frame meanwhile. */
async function openInApp(browser: Browser, host: TestHost, path: string, first: string) {
  const ref = host.grant(path);
  const address = `${host.windowOrigin}/#/file/${encodeURIComponent(ref.kind === 'file' ? ref.path : '')}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const entry = await context.newPage();
  await entry.goto(host.address());
  await entry.close();
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-cell]')?.textContent?.includes(wanted)) return;
      observer.disconnect();
      Object.assign(globalThis, { readableAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  }, first);
  await page.addInitScript(installFrameProbe);
  await page.goto(address);
  const at = await page.waitForFunction(
    () => (globalThis as unknown as { readableAt?: number }).readableAt ?? null,
    undefined,
    { timeout: 120_000 },
  );
  const readable = Number(await at.jsonValue());
  await page.waitForTimeout(3_000);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const frame = await page.evaluate(() =>
    (globalThis as unknown as { frames: { read(): number } }).frames.read(),
  );
  await context.close();
  return { readable, nodes, frame };
}

/** Milliseconds that saving a thousand cells and exporting them take in the real app. */
async function saveAndExport(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  const layout = findLayout(import.meta.dirname);
  const context = {
    layout,
    folder: dirname(path),
    environment: process.env,
    platform: process.platform,
    terminal: { print() {}, tell() {} },
  };
  const options = { locale: 'en', backend: 'auto', timeout: 600_000, withOutputs: false } as const;
  await withOpened({ name: basename(path), file: path }, options, context, async ({ driver }) => {
    const measure = async (name: string, work: () => Promise<unknown>) => {
      const begin = performance.now();
      await work();
      rows.push(alone(`1,000 cells: ${name}`, 'ms', performance.now() - begin, 0));
    };
    await measure('saved', () => driver.save());
    await measure('exported as HTML', () => driver.exportFiles('html', () => {}));
    await measure('exported as PDF', () => driver.exportFiles('pdf', () => {}));
    return 0;
  });
  return rows;
}

/** Runs in the page: scrolls a screen every third frame, and gives the longest run of frames in which a third of the view was blank. */
async function scrollAndLook(): Promise<{ blank: number; longest: number }> {
  const main = document.querySelector('main');
  if (!main) throw new Error('no notebook');
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const box = main.getBoundingClientRect();
  const isBlank = () =>
    [0.2, 0.5, 0.8].every(
      (part) =>
        !document
          .elementFromPoint(box.left + box.width / 2, box.top + box.height * part)
          ?.closest('[data-cell]'),
    );
  let blank = 0;
  let run = 0;
  let longest = 0;
  let last = performance.now();
  for (let at = 0; at < 300; at += 1) {
    if (at % 3 === 0) main.scrollBy(0, box.height);
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    run = isBlank() ? run + 1 : 0;
    blank = Math.max(blank, run);
  }
  return { blank, longest };
}

/** Scrolls through a document that has been open for a while. */
async function scrollInApp(browser: Browser, host: TestHost, path: string) {
  const ref = host.grant(path);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(host.address());
  await page.goto(`${host.windowOrigin}/#/file/${encodeURIComponent(ref.kind === 'file' ? ref.path : '')}`);
  await page.locator('[data-cell]').first().waitFor();
  await page.waitForTimeout(4_000);
  const seen = await page.evaluate(scrollAndLook);
  await context.close();
  return seen;
}

/** Rows of big documents. */
export async function measureDocuments(browser: Browser, host: TestHost, folder: string): Promise<Row[]> {
  const rows = await formats(join(folder, 'big'));
  const markdown = join(folder, 'thousand.md');
  await writeFile(markdown, thousandCells());
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await openInApp(browser, host, markdown, 'Step 0'));
  const scrolled = await scrollInApp(browser, host, markdown);
  const notebook = join(folder, 'fifty.ipynb');
  await writeFile(notebook, bigNotebook(50));
  const big = await openInApp(browser, host, notebook, 'Step 0');
  return [
    ...rows,
    alone(
      '1,000 cells: first cell readable (median of 3)',
      'ms',
      median(runs.map(({ readable }) => readable)),
      0,
    ),
    ...(await saveAndExport(markdown)),
    alone('1,000 cells: elements in the page', '', median(runs.map(({ nodes }) => nodes)), 0),
    alone('1,000 cells: longest run of blank frames while scrolling', '', scrolled.blank, 0),
    alone('1,000 cells: longest frame while scrolling', 'ms', scrolled.longest, 0),
    alone('50 MB .ipynb: first cell readable', 'ms', big.readable, 0),
    alone('50 MB .ipynb: longest frame while opening', 'ms', big.frame, 0),
  ];
}
