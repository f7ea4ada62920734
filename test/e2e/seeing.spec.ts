/** What results look like and what can be done with them, by keyboard: a long table, a network, errors, training, a stop that is not obeyed. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, test } from '../support/app.ts';
import { countdown } from '../support/countdown.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'seeing') } });

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const output = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);
const bar = (page: Page) => page.getByRole('toolbar').first();

/** Runs cells one after another by key. */
async function run(page: Page, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    await cell(page, id).focus();
    await page.keyboard.press('Control+Enter');
  }
}

/** Opens the notebook in English, its kernel ready, and runs its imports. */
async function open(app: { page: Page; openLesson(id: string): Promise<void> }): Promise<Page> {
  await app.openLesson('01-seeing');
  await app.page.getByRole('button', { name: 'English' }).click();
  await expect(bar(app.page)).toContainText('Ready');
  await run(app.page, 'imports');
  return app.page;
}

test('a table of 100,000 rows is sorted, filtered, gone through and saved, and few of its rows are built', async ({
  app,
}) => {
  const page = await open(app);
  await run(page, 'table');
  const table = output(page, 'table');
  await expect(table.getByRole('status')).toHaveText('100,000 rows');
  expect(await table.getByRole('row').count()).toBeLessThan(100);
  const square = table.getByRole('button', { name: 'square' });
  await square.press('Enter');
  await square.press('Enter');
  await expect(table.getByRole('row').nth(1)).toHaveText('99,9999,999,800,001odd');
  await table.getByRole('searchbox').fill('even');
  await expect(table.getByRole('status')).toContainText('50,000');
  await expect(table.getByRole('row').nth(1)).toHaveText('99,9989,999,600,004even');
  await table.getByRole('region', { name: 'Table' }).focus();
  await page.keyboard.press('End');
  await expect(table.getByRole('row').last()).toHaveText('00even');
  const [download] = await Promise.all([
    app.handedOver(),
    table.getByRole('button', { name: 'Download CSV' }).press('Enter'),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines[0]?.replace('\uFEFF', '')).toBe('row,square,name');
  expect(lines).toHaveLength(100_001);
});

test('a layer of a network leads to the line that made it', async ({ app }) => {
  const page = await open(app);
  await run(page, 'network');
  const network = output(page, 'network');
  await expect(network.getByRole('img', { name: /Activations/ })).toHaveCount(2);
  await expect(network.getByRole('img', { name: /Weights kernel/ })).toHaveCount(2);
  await network.getByRole('button', { name: /softmax/ }).press('Enter');
  await expect(cell(page, 'network').locator('[data-editor="monaco"]')).toBeVisible();
  await expect(cell(page, 'network').locator('[data-editor="monaco"] .selected-text')).toHaveCount(1);
  // What is typed takes the place of what is selected: the whole line, and no other.
  await page.keyboard.type('twoUnits');
  const code = cell(page, 'network').locator('[data-editor="monaco"] .view-line');
  await expect(code.nth(3)).toHaveText('twoUnits');
  await expect(code).toHaveCount(7);
});

test('an error leads to its lines, also when its cell has moved', async ({ app }) => {
  const page = await open(app);
  await run(page, 'error');
  const error = output(page, 'error');
  await expect(error).toContainText('RangeError: too deep');
  await expect(error).toContainText('Caused by: Error: the cause');
  const code = error.getByRole('figure', { name: 'The code around line 2' });
  await expect(code).toContainText(/1function inner.*2.*if \(depth === 0\) throw new RangeError.*4}/s);
  await expect(code.locator('mark')).toHaveText('new');
  await expect(error.getByRole('button', { name: 'Cell 4, line 2, column 26' })).toBeVisible();
  await cell(page, 'error').focus();
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(error.getByRole('button', { name: 'Cell 3, line 2, column 26' })).toBeVisible();
  await error.locator('summary').press('Enter');
  await error.getByRole('button', { name: /line 5/ }).press('Enter');
  const editor = cell(page, 'error').locator('[data-editor="monaco"]');
  await expect(editor).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.type('0 || ');
  await expect(editor.locator('.view-line').nth(4)).toHaveText(/0\s\|\|\sinner\(2\);/);
});

test('a control is moved by key, runs what uses it again, and is found as it was left', async ({ app }) => {
  const page = await open(app);
  await run(page, 'slider', 'sized');
  await expect(output(page, 'sized')).toHaveText('300');
  const slider = output(page, 'slider').getByRole('slider', { name: 'Size' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(output(page, 'sized')).toHaveText('320');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(bar(page)).toContainText('Ready');
  await expect(slider).toHaveValue('3.2');
  await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
  await run(page, 'imports', 'slider', 'sized');
  await expect(output(page, 'sized')).toHaveText('320');
});

test('training is paused, done by the batch, resumed and ended with an epoch, and the next run is drawn over it', async ({
  app,
}) => {
  const page = await open(app);
  await run(page, 'network');
  await expect(output(page, 'network')).toContainText('softmax');
  await scrollTo(page, cell(page, 'train'));
  await run(page, 'train');
  const training = output(page, 'train');
  const batch = () => training.getByText(/batch \d+ of 32/).textContent();
  await training.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(training).toContainText('Training paused');
  const paused = await batch();
  await training.getByRole('button', { name: 'One batch' }).press('Enter');
  await expect.poll(batch).not.toBe(paused);
  await expect(training).toContainText('Training paused');
  await training.getByRole('button', { name: 'Resume' }).press('Enter');
  await expect(training.getByRole('button', { name: 'Pause' })).toBeVisible();
  await training.getByRole('button', { name: 'Stop after this epoch' }).press('Enter');
  await expect(bar(page)).toContainText('Ready');
  await expect(training).toContainText(/stopped/i);
  await run(page, 'train');
  await expect(training.getByRole('checkbox', { name: 'Show the earlier run' })).toBeChecked();
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await expect(bar(page)).toContainText('Ready');
});

test('a flood of microtasks is counted down and ended, and everything up to there runs again', async ({
  app,
}) => {
  const page = await open(app);
  await scrollTo(page, cell(page, 'flood'));
  await run(page, 'flood');
  // Not only what was run before it: Stop would end that.
  await expect(cell(page, 'flood').getByRole('button', { name: 'Stop running' })).toBeVisible();
  const counting = countdown(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await counting;
  await expect(output(page, 'flood')).toContainText('did not answer Stop');
  await expect(page.getByRole('button', { name: 'Run up to here again' })).toBeVisible();
  await expect(bar(page)).toContainText('Ready');
});

/** Cells far away are not built: scrolls until one is. */
async function scrollTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.mouse.move(640, 500);
    await page.mouse.wheel(0, 600);
    await expect(target).toBeInViewport({ timeout: 300 });
  }).toPass();
}
