/** A published site on a plain file server, under a path of its own: read, run, train, stop, edit, and all of it found again. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
import { stepwise } from '../../../src-main/cli/stepwise.ts';
import { findLayout } from '../../../src-main/layout.ts';
import { type PlainServer, servePlainly } from '../../support/plain-server.ts';

const small = `---
title: { zh: 小笔记, en: A small notebook }
stepwise: 1
---

\`\`\`ts {#one}
let kept = 1 + 1;
kept
\`\`\`

\`\`\`ts {#train}
import * as tf from '@tensorflow/tfjs';
const xs = tf.linspace(0, 1, 64).reshape([64, 1]);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: tf.train.sgd(0.5), loss: 'meanSquaredError' });
const history = await model.fit(xs, xs.mul(2), { epochs: 40, verbose: 0 });
[tf.getBackend(), Number(history.history.loss?.at(-1)) < 0.01].join(' ')
\`\`\`

\`\`\`ts {#forever}
let turns = 0;
while (true) turns += 1;
\`\`\`

\`\`\`ts {#walls}
const tried: string[] = [];
const attempt = async (name: string, work: () => unknown) => {
  try {
    await work();
    tried.push(name + ' open');
  } catch {
    tried.push(name + ' shut');
  }
};
await attempt('server', () => fetch('ADDRESS' + 'site.json'));
await attempt('storage', () => indexedDB.open('stepwise'));
await attempt('socket', () => new Promise((done, fail) => {
  const socket = new WebSocket('ADDRESS'.replace('http', 'ws') + 'socket');
  socket.onopen = done;
  socket.onerror = fail;
}));
await attempt('worker', () => new Worker('data:text/javascript,1'));
await attempt('import', () => new Function('return import("ADDRESSassets/x.js")')());
tried.join(', ')
\`\`\`
`;

let folder: string;
let server: PlainServer;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-published-'));
  const notes = join(folder, 'notes');
  await mkdir(join(notes, '第一周'), { recursive: true });
  server = await servePlainly(join(folder, 'site'), '/courses/ai/');
  await writeFile(join(notes, '第一周', 'small.md'), small.replaceAll('ADDRESS', server.address));
  const code = await stepwise(['publish', 'site', 'notes', '--lessons', '--title', 'Course notes'], {
    layout: findLayout(import.meta.dirname),
    terminal: { print: () => {}, tell: () => {} },
    folder,
    environment: {},
    platform: 'linux',
  });
  expect(code).toBe(0);
});
test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const run = async (page: Page, id: string) => {
  await cell(page, id).focus();
  await page.keyboard.press('Control+Enter');
};
const outputs = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);

/** Fails the test where the page asks for anything that is not the site's. */
async function openSite(page: Page): Promise<string[]> {
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(server.address)) {
      problems.push(`asked for ${request.url()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(server.address);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Skip the tour' }).click();
  return problems;
}

async function openNotes(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'My notebooks' }).click();
  await expect(page.getByRole('heading', { name: 'Course notes' })).toBeVisible();
  await page.getByRole('treeitem', { name: '第一周' }).click();
  await page.getByRole('treeitem', { name: 'small.md' }).click();
  await expect(cell(page, 'one')).toBeVisible();
}

test('runs, trains, stops, and keeps what was written', async ({ page }) => {
  const problems = await openSite(page);
  await expect(page.getByText('kept in this browser')).toBeVisible();
  await openNotes(page);
  await run(page, 'one');
  await expect(outputs(page, 'one')).toContainText('2');
  await run(page, 'train');
  await expect(outputs(page, 'train')).toContainText(/(?:wasm|webgl) true/, { timeout: 60_000 });

  await run(page, 'forever');
  await expect(cell(page, 'forever').getByRole('button', { name: 'Stop running' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(outputs(page, 'forever')).toContainText('did not answer Stop');
  // Outputs of before are there, and the new kernel runs.
  await expect(outputs(page, 'train')).toContainText('true');
  await run(page, 'one');
  await expect(outputs(page, 'one')).toContainText('2');

  await cell(page, 'one').focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 'one').locator('[data-editor]')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// mine ');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(cell(page, 'one')).toContainText('// mine let kept');
  await expect(outputs(page, 'train')).toContainText('true');
  expect(problems).toEqual([]);
  expect(server.missing).toEqual([]);
});

test('a cell reaches neither the server nor the visitor’s storage', async ({ page }) => {
  await openSite(page);
  await openNotes(page);
  await run(page, 'walls');
  await expect(outputs(page, 'walls')).toContainText(
    'server shut, storage shut, socket shut, worker shut, import shut',
  );
  expect(server.upgrades).toEqual([]);
});

test('a lesson is begun, and the path shows it after a reload', async ({ page }) => {
  const problems = await openSite(page);
  await page
    .getByRole('link', { name: /neuron/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const step = page.getByText(/^(?:Step )?2 (?:\/|of) \d+/).first();
  await expect(step).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(step).toBeVisible();
  await page.goto(server.address);
  await page.reload();
  await expect(page.getByRole('link', { name: /neuron \(in progress\)/i })).toBeVisible();
  expect(problems).toEqual([]);
});

test('two windows of a site do not write over each other', async ({ page, context }) => {
  await openSite(page);
  await openNotes(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(cell(other, 'one')).toBeVisible();
  await cell(other, 'one').focus();
  await other.keyboard.press('Enter');
  await expect(cell(other, 'one').locator('[data-editor]')).toBeVisible();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('// theirs ');
  await other.keyboard.press('Escape');
  await page.bringToFront();
  await expect(cell(page, 'one')).toContainText('// theirs');
});
