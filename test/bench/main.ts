/**
 * The bench: speed of the app beside a bare page with the same tfjs and backend,
 * in the same run on the same machine. Prints a table; asserts nothing.
 *
 * `npm run bench -- start latency training payload drag slider flood documents types kernel loops` measures only what is named.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../support/chromium.ts';
import { startTestHost } from '../support/host.ts';
import { serveBarePage } from './bare-page.ts';
import { type Bench, beside, besideKernel, openApp, withNotebook } from './bench.ts';
import { measureDocuments } from './documents.ts';
import { dragCells, measureDrag } from './drag.ts';
import { floodNotebook, measureFlood } from './flood.ts';
import { measureKernel } from './kernel.ts';
import { measureLatency } from './latency.ts';
import { measureLoops } from './loops.ts';
import { initialJavaScript } from './payload.ts';
import { alone, type Row, table } from './row.ts';
import { measureSlider, sliderNotebook } from './slider.ts';
import { measureStart } from './start.ts';
import { measureTraining } from './training.ts';
import { training, trainingData } from './training-step.ts';
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
${training}
milliseconds
\`\`\`

${dragCells}`;

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
  slider: (bench: Bench): Promise<Row[]> => beside(bench, 'slider', sliderNotebook, measureSlider),
  flood: (bench: Bench): Promise<Row[]> => beside(bench, 'flood', floodNotebook, measureFlood),
  documents: ({ browser, host, folder }: Bench): Promise<Row[]> => measureDocuments(browser, host, folder),
  types: ({ browser, host, folder }: Bench): Promise<Row[]> =>
    withNotebook(host, folder, 'types', longNotebook(), (address) => measureTypes(browser, host, address)),
  kernel: (bench: Bench): Promise<Row[]> => besideKernel(bench, measureKernel),
  loops: (bench: Bench): Promise<Row[]> => besideKernel(bench, measureLoops),
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
