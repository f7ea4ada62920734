/**
 * The bench: speed of the app beside a bare page with the same tfjs and backend,
 * in the same run on the same machine. Prints a table; asserts nothing.
 *
 * `npm run bench -- start latency training payload drag slider documents types loops` measures only what is named.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../support/chromium.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { openKernelPage } from '../support/kernel-page.ts';
import { type BarePage, serveBarePage } from './bare-page.ts';
import { measureDocuments } from './documents.ts';
import { dragCells, measureDrag } from './drag.ts';
import { measureKernel } from './kernel.ts';
import { measureLoops } from './loops.ts';
import { initialJavaScript } from './payload.ts';
import { installFrameProbe, keyToOutput } from './probes.ts';
import { alone, compare, median, type Row, table } from './row.ts';
import { measureSlider, sliderNotebook } from './slider.ts';
import { trainingStep } from './training-step.ts';
import { longNotebook, measureTypes } from './types.ts';

const root = join(import.meta.dirname, '../..');
const backend = 'wasm';

const notebook = `---
title: Bench
---

# Bench

\`\`\`ts {#sum}
let sum = 1;
\`\`\`

\`\`\`ts {#add}
sum += 1
\`\`\`

\`\`\`ts {#training}
import * as tf from '@tensorflow/tfjs';
${trainingStep}
milliseconds
\`\`\`

${dragCells}`;

/** Everything a measurement may use. */
interface Bench {
  readonly browser: Browser;
  readonly host: TestHost;
  readonly bare: BarePage;
  readonly address: string;
  /** Where notebooks may be written. */
  readonly folder: string;
}

/** Writes a notebook and measures with its address. */
async function withNotebook<T>(
  host: TestHost,
  folder: string,
  name: string,
  text: string,
  measure: (address: string) => Promise<T>,
): Promise<T> {
  const path = join(folder, `${name}.md`);
  await writeFile(path, text);
  const ref = host.grant(path);
  return measure(`${host.windowOrigin}/#/file/${encodeURIComponent(ref.kind === 'file' ? ref.path : '')}`);
}

/** Opens the bench's notebook in a fresh page and waits until the kernel can run. */
async function openApp({ browser, host, address }: Bench, cell = 'sum'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(host.address());
  await page.goto(address);
  await page.reload();
  await page.locator(`[data-cell="${cell}"]`).waitFor();
  await page.locator('[data-kernel="idle"]').waitFor();
  // What is loaded after the first paint (editor, language service, tfjs) is in place: warm is what is measured.
  await page.waitForTimeout(6000);
  return page;
}

async function measureStart(bench: Bench): Promise<Row[]> {
  const readable: number[] = [];
  const runnable: number[] = [];
  for (let run = 0; run < 5; run++) {
    const context = await bench.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const entry = await context.newPage();
    await entry.goto(bench.host.address());
    await entry.close();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const times: { readable?: number; runnable?: number } = {};
      Object.assign(globalThis, { times });
      new MutationObserver(() => {
        const cell = document.querySelector('[data-cell="sum"]');
        if (cell?.textContent?.includes('sum = 1')) times.readable ??= performance.now();
        if (times.readable && document.querySelector('[data-kernel="idle"]'))
          times.runnable ??= performance.now();
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await page.goto(bench.address);
    const times = await page.waitForFunction(() => {
      const { times } = globalThis as unknown as { times: { readable?: number; runnable?: number } };
      return times.runnable ? times : null;
    });
    const value = (await times.jsonValue()) as { readable: number; runnable: number };
    readable.push(value.readable);
    runnable.push(value.runnable);
    await context.close();
  }
  return [
    alone('first cell readable after navigation (median of 5)', 'ms', median(readable), 0),
    alone('first cell runnable after navigation (median of 5)', 'ms', median(runnable), 0),
  ];
}

/** Presses Ctrl+Enter `runs` times and times each. */
async function pressAndTime(page: Page, selector: string, clear: () => Promise<void>, runs: number) {
  await page.evaluate(`globalThis.probe = ${keyToOutput.toString()}`);
  const dom: number[] = [];
  const frame: number[] = [];
  for (let run = 0; run < runs; run++) {
    await clear();
    // The probe is in place before the key is sent: input may overtake a script.
    const probe = await page.evaluateHandle(
      (target) => ({
        times: (globalThis as unknown as { probe: typeof keyToOutput }).probe(target),
      }),
      selector,
    );
    await page.keyboard.press('Control+Enter');
    const times = await probe.evaluate(({ times }) => times);
    dom.push(times.dom);
    frame.push(times.frame);
  }
  return { dom: median(dom), frame: median(frame) };
}

async function measureLatency(bench: Bench): Promise<Row[]> {
  const page = await openApp(bench);
  await page.locator('[data-cell="sum"]').click();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-cell="add"]').click();
  await page.keyboard.press('Control+Enter');
  // Each run shows another number, so that each changes the page.
  await page.locator('[data-outputs="add"]').getByText('2').waitFor();
  const app = await pressAndTime(
    page,
    '[data-outputs="add"]',
    async () => page.waitForTimeout(60).then(() => {}),
    30,
  );
  await page.context().close();

  const bare = await bench.browser.newPage();
  await bare.goto(bench.bare.url);
  await bare.evaluate(() =>
    (globalThis as unknown as { evaluate(source: string): Promise<unknown> }).evaluate('return 1'),
  );
  await bare.locator('textarea').focus();
  const plain = await pressAndTime(
    bare,
    'pre',
    () => bare.evaluate(() => void (document.querySelector('pre') as HTMLElement).replaceChildren()),
    30,
  );
  await bare.close();
  return [
    compare('1 + 1: key press to DOM (median of 30)', 'ms', app.dom, plain.dom),
    compare('1 + 1: key press to frame (median of 30)', 'ms', app.frame, plain.frame),
  ];
}

/** Milliseconds per step and the longest frame of one training in the app. */
async function trainInApp(bench: Bench): Promise<readonly [step: number, frame: number]> {
  const page = await openApp(bench);
  await page.evaluate(installFrameProbe);
  await page.locator('[data-cell="training"]').click();
  await page.waitForTimeout(500);
  await page.evaluate(() => (globalThis as unknown as { frames: { start(): void } }).frames.start());
  await page.keyboard.press('Control+Enter');
  await page
    .locator('[data-cell="training"] [data-status="idle"][data-outcome="ok"]')
    .waitFor({ timeout: 120_000 });
  const longest = await page.evaluate(() =>
    (globalThis as unknown as { frames: { read(): number } }).frames.read(),
  );
  const step = Number(
    await page
      .locator('[data-outputs="training"]')
      .evaluate((element) => element.lastElementChild?.textContent),
  );
  await page.context().close();
  return [step, longest];
}

/** The same on the bare page: like the app, it has its backend before frames are counted. */
async function trainOnBarePage({ browser, bare }: Bench): Promise<readonly [step: number, frame: number]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(bare.url);
  const evaluate = (source: string): Promise<number> =>
    page.evaluate(
      ([text, name]) =>
        (globalThis as unknown as { evaluate(source: string, backend: string): Promise<number> }).evaluate(
          text ?? '',
          name ?? '',
        ),
      [source, backend],
    );
  await evaluate('return 1;');
  await page.evaluate(installFrameProbe);
  await page.waitForTimeout(500);
  await page.evaluate(() => (globalThis as unknown as { frames: { start(): void } }).frames.start());
  const step = await evaluate(`${trainingStep}\nreturn milliseconds;`);
  const longest = await page.evaluate(() =>
    (globalThis as unknown as { frames: { read(): number } }).frames.read(),
  );
  await page.close();
  return [step, longest];
}

async function measureTraining(bench: Bench): Promise<Row[]> {
  const app: (readonly [number, number])[] = [];
  const plain: (readonly [number, number])[] = [];
  for (let run = 0; run < 3; run++) {
    app.push(await trainInApp(bench));
    plain.push(await trainOnBarePage(bench));
  }
  const middle = (runs: typeof app, which: 0 | 1): number => median(runs.map((run) => run[which]));
  const least = (runs: typeof app): number => Math.min(...runs.map(([, frame]) => frame));
  return [
    compare(
      `training step, 784-128-10, batch 32, ${backend} (median of 3)`,
      'ms',
      middle(app, 0),
      middle(plain, 0),
      2,
    ),
    // Whatever else the machine does only makes a frame longer: the least is nearest to the page's own.
    compare('longest frame while training (least of 3)', 'ms', least(app), least(plain)),
  ];
}

const measures = {
  payload: async (): Promise<Row[]> => [
    alone('JavaScript before the first paint (gzip)', 'KB', initialJavaScript(join(root, 'out/window')), 0),
  ],
  start: measureStart,
  latency: measureLatency,
  training: measureTraining,
  drag: async (bench: Bench): Promise<Row[]> => {
    const page = await openApp(bench);
    const rows = await measureDrag(page);
    await page.context().close();
    return rows;
  },
  slider: (bench: Bench): Promise<Row[]> =>
    withNotebook(bench.host, bench.folder, 'slider', sliderNotebook, async (address) => {
      const page = await openApp({ ...bench, address }, 'slider');
      const rows = await measureSlider(page);
      await page.context().close();
      return rows;
    }),
  documents: ({ browser, host, folder }: Bench): Promise<Row[]> => measureDocuments(browser, host, folder),
  types: ({ browser, host, folder }: Bench): Promise<Row[]> =>
    withNotebook(host, folder, 'types', longNotebook(), (address) => measureTypes(browser, host, address)),
  kernel: async (): Promise<Row[]> => {
    const kernel = await openKernelPage();
    try {
      return await measureKernel(kernel);
    } finally {
      await kernel.close();
    }
  },
  loops: async (bench: Bench): Promise<Row[]> => {
    const kernel = await openKernelPage();
    const plain = await bench.browser.newPage();
    await plain.goto(bench.bare.url);
    try {
      return await measureLoops(kernel, plain);
    } finally {
      await plain.close();
      await kernel.close();
    }
  },
};

const named = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'stepwise-bench-'));
const host = await startTestHost();
const bare = await serveBarePage(root);
const browser = await launchChromium();
try {
  const address = await withNotebook(host, folder, 'bench', notebook, (found) => Promise.resolve(found));
  const bench: Bench = { browser, host, bare, address, folder };
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (named.length > 0 && !named.includes(name)) continue;
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await measure(bench)));
  }
  process.stdout.write(`${table(rows)}\n`);
} finally {
  await browser.close();
  await host.close();
  await bare.close();
  await rm(folder, { recursive: true, force: true });
}
