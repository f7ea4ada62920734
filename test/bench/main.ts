/**
 * The bench: speed of the app beside a bare page with the same tfjs and backend,
 * in the same run on the same machine. Prints a table; asserts nothing.
 *
 * `npm run bench -- start latency training payload drag slider documents types loops` measures only what is named.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchChromium } from '../support/chromium.ts';
import { startTestHost } from '../support/host.ts';
import { openKernelPage } from '../support/kernel-page.ts';
import { serveBarePage } from './bare-page.ts';
import { type Bench, openApp, withNotebook } from './bench.ts';
import { measureDocuments } from './documents.ts';
import { dragCells, measureDrag } from './drag.ts';
import { measureKernel } from './kernel.ts';
import { measureLoops } from './loops.ts';
import { initialJavaScript } from './payload.ts';
import { keyToOutput } from './probes.ts';
import { alone, compare, median, type Row, table } from './row.ts';
import { measureSlider, sliderNotebook } from './slider.ts';
import { measureStart } from './start.ts';
import { measureTraining } from './training.ts';
import { trainingData, trainingEpoch } from './training-step.ts';
import { longNotebook, measureTypes } from './types.ts';

const root = join(import.meta.dirname, '../..');

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

\`\`\`ts {#network}
import * as tf from '@tensorflow/tfjs';
${trainingData}
\`\`\`

\`\`\`ts {#epoch}
${trainingEpoch}
milliseconds
\`\`\`

${dragCells}`;

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
