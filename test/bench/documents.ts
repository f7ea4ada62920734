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
import { addressOf, freshPage } from './bench.ts';
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

/** Milliseconds until the first cell can be read, nodes in the page, and the longest frame from the window's first picture until all has come to rest. */
async function openInApp(browser: Browser, host: TestHost, path: string, first: string) {
  const address = addressOf(host, path);
  const page = await freshPage({ browser, host });
  await page.addInitScript(installFrameProbe);
  await page.addInitScript((wanted) => {
    // Before the window shows itself there is nothing that could answer: frames count from then on.
    new PerformanceObserver(() => {
      (globalThis as unknown as { frames: { start(): void } }).frames.start();
    }).observe({ type: 'paint' });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-cell]')?.textContent?.includes(wanted)) return;
      observer.disconnect();
      Object.assign(globalThis, { readableAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  }, first);
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
  await page.context().close();
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

/** What was seen of one way to scroll. */
interface Seen {
  /** The longest run of frames in which more than a fifth of the view was blank. */
  readonly blank: number;
  readonly longest: number;
}

/** Installed in the page: looks at every frame, as it is painted, between `begin` and `end`. */
function installBlankProbe(): void {
  const main = document.querySelector('main');
  if (!main) throw new Error('no notebook');
  const covered = () => {
    const view = main.getBoundingClientRect();
    let pixels = 0;
    for (const cell of main.querySelectorAll('[data-cell]')) {
      const box = cell.getBoundingClientRect();
      pixels += Math.max(0, Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top));
    }
    return pixels / view.height;
  };
  let on = false;
  let run = 0;
  let blank = 0;
  let longest = 0;
  let last = 0;
  // What was drawn when the view moved is what the browser showed until the window could draw.
  main.addEventListener('scroll', () => on && covered() < 0.8 && look(), { capture: true });
  const look = () => {
    run = covered() < 0.8 ? run + 1 : 0;
    blank = Math.max(blank, run);
  };
  const frame = () => {
    if (!on) return;
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    const painted = new MessageChannel();
    painted.port1.onmessage = look;
    painted.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  Object.assign(globalThis, {
    beginLooking: () => {
      [on, run, blank, longest, last] = [true, 0, 0, 0, performance.now()];
      requestAnimationFrame(frame);
    },
    endLooking: () => {
      on = false;
      return { blank, longest };
    },
  });
}

/** Scrolls through a document that has been open for a while, in the ways that people do, each for three seconds. */
async function scrollInApp(browser: Browser, host: TestHost, path: string): Promise<[string, Seen][]> {
  const page = await freshPage({ browser, host });
  await page.goto(addressOf(host, path));
  await page.locator('[data-cell]').first().waitFor();
  await page.waitForTimeout(4_000);
  await page.evaluate(installBlankProbe);
  const browsing = await page.context().newCDPSession(page);
  const gesture = (speed: number) =>
    browsing.send('Input.synthesizeScrollGesture', {
      x: 640,
      y: 400,
      yDistance: -3 * speed,
      speed,
      gestureSourceType: 'mouse',
    });
  const held = async () => {
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-cell]')?.focus());
    const begun = performance.now();
    for (let press = 1; press <= 90; press += 1) {
      await page.keyboard.down('PageDown');
      await page.waitForTimeout(Math.max(0, begun + press * 33 - performance.now()));
    }
    await page.keyboard.up('PageDown');
  };
  const drag = () =>
    page.evaluate(
      () =>
        new Promise<void>((done) => {
          const main = document.querySelector('main') as HTMLElement;
          const begun = performance.now();
          const { port1, port2 } = new MessageChannel();
          // Moved between two frames, as a hand does; at its very end the document leaves a part of the view free.
          port1.onmessage = () => {
            const part = Math.min(0.97, (performance.now() - begun) / 3_000);
            main.scrollTop = part * (main.scrollHeight - main.clientHeight);
          };
          const move = () => {
            port2.postMessage(null);
            if (performance.now() - begun < 3_000) requestAnimationFrame(move);
            else done();
          };
          requestAnimationFrame(move);
        }),
    );
  const ways: readonly [string, () => Promise<unknown>][] = [
    ['by wheel, 3,000 px/s', () => gesture(3_000)],
    ['by wheel, 8,000 px/s', () => gesture(8_000)],
    ['with PageDown held', held],
    ['from end to end in 3 s', drag],
  ];
  const seen: [string, Seen][] = [];
  for (const [name, scroll] of ways) {
    await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
    await page.waitForTimeout(1_000);
    await page.evaluate(() => (globalThis as unknown as { beginLooking(): void }).beginLooking());
    await scroll();
    const found = await page.evaluate(() => (globalThis as unknown as { endLooking(): Seen }).endLooking());
    seen.push([name, found]);
  }
  await page.context().close();
  return seen;
}

/** Rows of big documents. */
export async function measureDocuments(browser: Browser, host: TestHost, folder: string): Promise<Row[]> {
  const rows = await formats(join(folder, 'big'));
  const markdown = join(folder, 'thousand.md');
  await writeFile(markdown, thousandCells());
  const runs = [];
  for (let run = 0; run < 7; run += 1) runs.push(await openInApp(browser, host, markdown, 'Step 0'));
  const scrolled = await scrollInApp(browser, host, markdown);
  const notebook = join(folder, 'fifty.ipynb');
  await writeFile(notebook, bigNotebook(50));
  const big = await openInApp(browser, host, notebook, 'Step 0');
  return [
    ...rows,
    alone(
      '1,000 cells: first cell readable (median of 7)',
      'ms',
      median(runs.map(({ readable }) => readable)),
      0,
    ),
    ...(await saveAndExport(markdown)),
    alone('1,000 cells: elements in the page', '', median(runs.map(({ nodes }) => nodes)), 0),
    ...scrolled.flatMap(([way, { blank, longest }]) => [
      alone(`1,000 cells: longest run of blank frames, scrolled ${way}`, '', blank, 0),
      alone(`1,000 cells: longest frame, scrolled ${way}`, 'ms', longest, 0),
    ]),
    alone('50 MB .ipynb: first cell readable', 'ms', big.readable, 0),
    alone('50 MB .ipynb: longest frame while opening', 'ms', big.frame, 0),
  ];
}
