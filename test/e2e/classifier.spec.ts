/**
 * The first lesson that trains, on the real kernel: from its first cell to a
 * drawn digit, an exported page that works offline, and the learner's own MNIST files.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright';
import { expect, test } from '../support/app.ts';

const lesson = '06-the-articles-classifier';
const mnist = join(import.meta.dirname, '../../../shared/data/mnist');
const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const output = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);

/** Opens the lesson in English, ready to run. */
async function open(page: Page, openLesson: (id: string) => Promise<void>): Promise<void> {
  await openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('[data-kernel="idle"]')).toBeVisible();
}

/** Brings a step into view by the list of steps. */
const step = (page: Page, name: string) =>
  page.getByRole('navigation').getByText(name, { exact: true }).click();

/** Runs one cell and waits for its end. */
async function run(page: Page, id: string): Promise<void> {
  await cell(page, id).focus();
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, id).locator('[data-status="idle"][data-outcome="ok"]')).toBeVisible({
    timeout: 120_000,
  });
}

/** Lets a prediction be; the cell it stands before may then run. By key: a diagram that is still to be drawn moves what a pointer aims at. */
async function skip(page: Page, id: string): Promise<void> {
  await cell(page, id).getByRole('button', { name: 'Run without guessing' }).press('Enter');
  await expect(cell(page, id)).toContainText('No guess this time');
}

/** The numbers in the body of a table. */
async function numbers(table: Locator): Promise<number[]> {
  const texts = await table.locator('tbody td').allTextContents();
  return texts.map((text) => Number(text.replaceAll(',', '').replace('−', '-')));
}

test('trains, shows its mistakes, reads a drawn digit, and exports a page that works offline', async ({
  app,
  browser,
}, testInfo) => {
  test.setTimeout(400_000);
  const { page } = app;
  await open(page, app.openLesson);

  for (const id of ['imports']) await run(page, id);
  await step(page, 'Three things the article leaves out');
  for (const id of ['data', 'tensors']) await run(page, id);
  await step(page, 'The network: count by hand');
  await skip(page, 'parameters-guess');
  for (const id of ['model', 'count']) await run(page, id);
  await expect(output(page, 'count')).toContainText('101,770');
  await step(page, 'From outputs to probabilities to a loss');
  await run(page, 'compile');

  await step(page, 'Training: three sets, three uses');
  await skip(page, 'fit-guess');
  await cell(page, 'fit').focus();
  await page.keyboard.press('Control+Enter');
  // While it trains: the bar moves, the curves are drawn, and the window answers.
  await expect(output(page, 'fit').getByRole('progressbar')).toBeVisible();
  await expect(output(page, 'fit').locator('[data-curve]').first()).toBeAttached({ timeout: 60_000 });
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('训练：三份数据，三种用途').first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(cell(page, 'fit').locator('[data-status="idle"][data-outcome="ok"]')).toBeVisible({
    timeout: 180_000,
  });

  const saved = app.handedOver();
  await output(page, 'fit').getByRole('button', { name: 'History as CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  expect(head.split(',')).toEqual(expect.arrayContaining(['epoch', 'loss', 'acc', 'val_loss', 'val_acc']));
  expect(lines).toHaveLength(5);

  await step(page, 'Open the test set');
  await run(page, 'evaluate');
  const [, accuracy = 0] = await numbers(output(page, 'evaluate'));
  expect(accuracy).toBeGreaterThanOrEqual(0.95);
  await run(page, 'confusion');
  await expect(output(page, 'confusion')).toContainText('9');
  await run(page, 'mistakes');

  await step(page, 'Your turn to write');
  await run(page, 'pad');
  await run(page, 'guess');
  await expect(output(page, 'guess')).toContainText('The pad is still empty');
  const canvas = output(page, 'pad').locator('canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the pad has no size');
  const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(0.5, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.8), { steps: 12 });
  await page.mouse.up();
  await expect(output(page, 'guess')).toContainText('What the network thinks');
  await run(page, 'lights');
  await expect(output(page, 'lights')).toContainText(/Your pen lights [1-9]\d* of the 128 hidden neurons/);

  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  const download = app.handedOver();
  await page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('button', { name: /^Web page/ })
    .click();
  const file = testInfo.outputPath('lesson.html');
  await (await download).saveAs(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  const offline = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 } });
  const exported = await offline.newPage();
  const asked: string[] = [];
  exported.on('request', (request) => void asked.push(request.url()));
  await exported.goto(pathToFileURL(file).href);
  // Charts are drawn as they come into view.
  await exported.locator('[data-chart]:visible').first().scrollIntoViewIfNeeded();
  await expect(exported.locator('.js-plotly-plot .scatterlayer .trace').first()).toBeAttached({
    timeout: 60_000,
  });
  expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
  await offline.close();

  // The learner's copy comes back with its outputs, marked as made earlier.
  await page.keyboard.press('Control+S');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await step(page, 'Open the test set');
  await expect(output(page, 'evaluate').getByRole('table')).toBeVisible();
  await expect(cell(page, 'evaluate').getByText('From an earlier run')).toBeVisible();
});

test('trains on the MNIST files a learner chooses, and names what is wrong with others', async ({ app }) => {
  const images = join(mnist, 't10k-images-idx3-ubyte.gz');
  const labels = join(mnist, 't10k-labels-idx1-ubyte.gz');
  test.skip(!existsSync(images), 'the MNIST images are not on this machine');
  test.setTimeout(400_000);
  const { page } = app;
  await open(page, app.openLesson);
  await run(page, 'imports');
  await step(page, 'The network: count by hand');
  await run(page, 'model');
  await step(page, 'From outputs to probabilities to a loss');
  await run(page, 'compile');
  await step(page, 'Overfit on purpose');
  await run(page, 'recipe');
  await step(page, 'Real MNIST');
  for (const id of ['files', 'mnist', 'mnist-train']) await run(page, id);
  await expect(output(page, 'mnist-train')).toContainText('Waiting for your MNIST files');

  const choose = (slot: number, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
    output(page, 'files').locator('input[type="file"]').nth(slot).setInputFiles(file);
  // Swapped, then cut short: each names the file and what it holds.
  await choose(0, labels);
  await choose(1, labels);
  await expect(output(page, 'mnist')).toContainText('t10k-labels-idx1-ubyte.gz');
  await expect(output(page, 'mnist')).toContainText('2049');
  const whole = gunzipSync(await readFile(images));
  await choose(0, {
    name: 'cut.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync(whole.subarray(0, 1000)),
  });
  await expect(output(page, 'mnist')).toContainText('cut.gz');
  await expect(output(page, 'mnist')).toContainText('984');

  await choose(0, images);
  await expect(output(page, 'mnist')).toContainText('10000');
  await expect(output(page, 'mnist-train').getByRole('table')).toBeVisible({ timeout: 240_000 });
  const [, trained = 0] = await numbers(output(page, 'mnist-train').getByRole('table'));
  expect(trained).toBeGreaterThanOrEqual(0.94);
});
