/** A learner's way through a notebook: read, run, edit, undo, stop, reload. */

import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

const lesson = '01-first-steps';
const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const output = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);
const ready = (page: Page) => expect(page.getByRole('toolbar')).toContainText(/就绪|Ready/);

test('opens a lesson from the library and runs it with the keys', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: /First steps/ }).click();
  await expect(page.getByRole('heading', { name: 'First steps', level: 1 })).toBeVisible();
  await ready(page);
  await cell(page, 'sum').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(output(page, 'sum')).toHaveText('2');
  await expect(cell(page, 'greet')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'greet')).toContainText('Hello, world');
  await expect(cell(page, 'greet')).toBeFocused();
});

test('switches the language at once and keeps the outputs', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await ready(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(output(page, 'greet')).toContainText('Hello, world');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(output(page, 'greet')).toContainText('你好，世界');
  await expect(output(page, 'sum')).toHaveText('2');
  await expect(page.getByText('一加一等于几？')).toBeVisible();
  await expect(page.getByText('What is one plus one?')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('一加一等于几？')).toBeVisible();
});

test('a new cell takes what is typed at once, before the editor has come', async ({ app }) => {
  const { page } = app;
  let come = (): void => {};
  const coming = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/shared-editor-[^/]*\.js$/, async (route) => {
    await coming;
    await route.continue();
  });
  await app.openLesson(lesson);
  const last = page.locator('[data-cell]').last();
  const before = await last.getAttribute('data-cell');
  await page
    .getByRole('button', { name: /^(在此插入代码单元格|Insert a code cell here|代码|Code)$/ })
    .last()
    .click();
  await page.keyboard.type('const answer = 6 *');
  await expect(last).not.toHaveAttribute('data-cell', before ?? '');
  await expect(last.locator('textarea[data-editor="plain"]')).toHaveValue('const answer = 6 *');
  come();
  await expect(last.locator('[data-editor="monaco"]')).toContainText('const answer = 6 *');
  await page.keyboard.type(' 7');
  await expect(last).toContainText('const answer = 6 * 7');
});

test('edits, deletes, undoes, and finds edits and outputs after a reload', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await ready(page);
  await cell(page, 'sum').locator('pre').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20 + 22');
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'sum')).toHaveText('42');
  await page.keyboard.press('Escape');
  await expect(cell(page, 'sum')).toBeFocused();

  await page.keyboard.press('b');
  await expect(page.locator('[data-cell]')).toHaveCount(8);
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(page.locator('[data-cell]')).toHaveCount(7);
  await expect(cell(page, 'greet')).toBeFocused();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(cell(page, 'greet')).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(cell(page, 'greet')).toBeVisible();

  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  // The place is kept too: the cell last at is at the top, and those above are not mounted.
  await expect(cell(page, 'after-greet')).toBeInViewport();
  await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
  await expect(cell(page, 'sum')).toContainText('20 + 22');
  await expect(output(page, 'sum')).toContainText('42');
  await expect(output(page, 'sum')).toContainText('From an earlier run');
  await expect(page.locator('[data-cell]')).toHaveCount(7);
});

test('writes prose in the language it is read in', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('What is one plus one?').dblclick();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nTry it **yourself**.');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('strong', { hasText: 'yourself' })).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('一加一等于几？')).toBeVisible();
  await expect(page.locator('strong', { hasText: 'yourself' })).toHaveCount(0);
});

test('moves and converts cells from their toolbar and keys', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  const order = () =>
    page.locator('[data-cell]').evaluateAll((all) => all.map((one) => one.getAttribute('data-cell')));
  const before = await order();
  await cell(page, 'sum').hover();
  await cell(page, 'sum').getByRole('button', { name: 'Move down' }).click();
  await expect
    .poll(order)
    .toEqual(before.map((id) => (id === 'sum' ? 'greet' : id === 'greet' ? 'sum' : id)));
  await cell(page, 'sum').focus();
  await page.keyboard.press('m');
  await expect(cell(page, 'sum')).toHaveAttribute('data-kind', 'markdown');
  await page.keyboard.press('y');
  await expect(cell(page, 'sum')).toHaveAttribute('data-kind', 'code');
  await cell(page, 'sum').getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Insert code above' }).click();
  await expect(page.locator('[data-cell]')).toHaveCount(8);
});

test('keeps its place when a cell is opened for editing', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some((entry) => /shared-editor/.test(entry.name)),
  );
  const box = () => cell(page, 'forever').boundingBox();
  const before = await box();
  const pre = await cell(page, 'forever').locator('pre').boundingBox();
  if (!pre) throw new Error('no code');
  // In the middle of `kept` on the first line, after some characters.
  await page.mouse.click(pre.x + 14 + 8.43 * 8, pre.y + 20);
  await expect(cell(page, 'forever').locator('[data-editor="monaco"]')).toBeVisible();
  expect(await box()).toEqual(before);
  await page.keyboard.type('XY');
  await expect(cell(page, 'forever')).toContainText('const keXYpt = 42;');
});

test('stops a loop without an end and keeps every variable', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await ready(page);
  await cell(page, 'forever').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(cell(page, 'forever').getByRole('button', { name: 'Stop running' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(cell(page, 'forever')).toContainText('Stopped');
  await cell(page, 'after').focus();
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'after')).toHaveText('43');
});

test('says why given code cannot be changed', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await cell(page, 'given').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/This is given code/)).toBeVisible();
  await expect(cell(page, 'given').locator('[data-editor]')).toHaveCount(0);
});

test('resets a lesson to what its author wrote', async ({ app }) => {
  const { page } = app;
  await app.openLesson(lesson);
  await page.getByRole('button', { name: 'English' }).click();
  await cell(page, 'after').focus();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name: 'Reset this lesson' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect(cell(page, 'after')).toBeVisible();
  await expect(page.getByText('No changes')).toBeVisible();
});
