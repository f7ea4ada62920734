/** Editing with types across cells, by keyboard: completing a member, renaming a name of two cells, an error that stops nothing. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'notebooks') } });

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const output = (page: Page, id: string) => page.locator(`[data-outputs="${id}"]`);

/** What is underlined as wrong in cells that are not being edited. */
function underlined(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('code-error') ?? [])].map((range) =>
      range instanceof Range ? range.toString() : '',
    ),
  );
}

/** Opens the notebook in English and waits until the language service has looked at it. */
async function open(app: { page: Page; openLesson(id: string): Promise<void> }): Promise<Page> {
  const { page } = app;
  await app.openLesson('01-program');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('toolbar')).toContainText('Ready');
  // `early` uses a name before its definition: once that is underlined, types are known.
  await expect.poll(() => underlined(page), { timeout: 30_000 }).toContain('lateName');
  return page;
}

/** Begins to edit a cell with all of its code selected. */
async function edit(page: Page, id: string): Promise<void> {
  await cell(page, id).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, id).locator('[data-editor="monaco"]')).toBeVisible();
  await page.keyboard.press('Control+A');
}

/** Whether the caret is at the end of the last line, to a pixel, and whether that is drawn in the app's typeface. */
function caretAtEnd(page: Page): Promise<readonly [boolean, boolean]> {
  return page.evaluate(() => {
    const lines = [...document.querySelectorAll('[data-editor="monaco"] .view-line > span')];
    const end = Math.max(...lines.map((line) => line.getBoundingClientRect().bottom));
    const last = lines.find((line) => line.getBoundingClientRect().bottom === end);
    const caret = document.querySelector('[data-editor="monaco"] .cursor');
    if (!last || !caret) return [false, false];
    const away = caret.getBoundingClientRect().left - last.getBoundingClientRect().right;
    const family = getComputedStyle(last).fontFamily.split(',')[0] ?? '';
    const there = [...document.fonts].some(
      (face) => family.includes(face.family) && face.status === 'loaded',
    );
    return [Math.abs(away) < 1.5, there];
  });
}

test('completes a layer of TensorFlow.js, the caret always where the text ends', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'apart');
  await page.keyboard.insertText("import * as tf from '@tensorflow/tfjs';\n");
  await page.keyboard.insertText('// iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii !== 权重 η');
  await expect.poll(() => caretAtEnd(page)).toEqual([true, true]);
  await page.keyboard.press('Enter');
  await page.keyboard.type('tf.layers.de');
  await expect.poll(() => caretAtEnd(page)).toEqual([true, true]);
  const list = page.locator('.suggest-widget.visible');
  await expect(list).toBeVisible();
  await expect(list.locator('.monaco-list-row.focused')).toContainText('dense');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'apart').locator('[data-editor="monaco"] .view-lines')).toContainText(
    'tf.layers.dense',
  );
});

test('says what parameters mean, what a name of another cell is, and goes to where it is defined', async ({
  app,
}) => {
  const page = await open(app);
  await edit(page, 'apart');
  await page.keyboard.insertText("import * as tf from '@tensorflow/tfjs';\n");
  await page.keyboard.type('tf.matMul(');
  await expect(page.locator('.parameter-hints-widget.visible')).toContainText('transposeA?: boolean');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('sum.toFixed(2)');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await expect(page.locator('.monaco-hover:visible').first()).toContainText('const sum: number');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F12');
  await expect(cell(page, 'sum').locator('[data-editor="monaco"]')).toBeVisible();
});

test('finds the uses of a name in all cells', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'base');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+F12');
  const uses = page.locator('.zone-widget').getByRole('tree');
  await expect(uses).toContainText(/base.*double.*last.*sum/s);
  // Escape closes the list and stays in the cell.
  await page.keyboard.press('Escape');
  await expect(uses).toHaveCount(0);
  await expect(cell(page, 'base').locator('[data-editor="monaco"]')).toBeVisible();
});

test('mends a misspelt member, and imports what is completed', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'apart');
  await page.keyboard.insertText('const three = [1, 2, 3].lenght;');
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 'apart').locator('.squiggly-error').first()).toBeVisible();
  const fixes = page.locator('.action-widget').first();
  // The editor itself looks for mendings a little after something is underlined, and then gives up what was asked before.
  await expect(async () => {
    await page.keyboard.press('Control+.');
    await expect(fixes).toContainText("Change spelling to 'length'", { timeout: 10_000 });
  }).toPass();
  await page.keyboard.press('Enter');
  const code = cell(page, 'apart').locator('[data-editor="monaco"] .view-lines');
  await expect(code).toContainText('[1, 2, 3].length;');
  // The editor's own menu comes by the right button, can be read over what is below it, and leaves the cell in hand.
  await code.click({ button: 'right' });
  const menu = page.locator('.monaco-menu-container');
  await expect(menu).toContainText('Rename Symbol');
  const ground = menu.locator('.monaco-scrollable-element').first();
  await expect(ground).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(code).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('noisyL');
  const list = page.locator('.suggest-widget.visible');
  await expect(list.locator('.monaco-list-row.focused')).toContainText('noisyLine');
  await page.keyboard.press('Enter');
  await expect(code).toContainText("import { noisyLine } from 'stepwise/learn';");
});

test('renames a name in every cell that uses it, in one step of undo', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'base');
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await expect(box).toHaveValue('base');
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ground');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'double')).toContainText('ground * 2');
  await expect(cell(page, 'sum')).toContainText('ground + double');
  await expect(cell(page, 'base')).toContainText('let ground = 2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('z');
  await expect(cell(page, 'double')).toContainText('base * 2');
  await expect(cell(page, 'base')).toContainText('let base = 2');
});

test('underlines a type error and runs the cell all the same', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'apart');
  await page.keyboard.type('const apart: number = `three`;\napart;');
  await expect(cell(page, 'apart').locator('.squiggly-error').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(output(page, 'apart')).toContainText('three');
  await page.keyboard.press('Escape');
  await expect.poll(() => underlined(page)).toContain('apart');
});

test('lays out code by key, while editing and from the cell', async ({ app }) => {
  const page = await open(app);
  await edit(page, 'apart');
  await page.keyboard.insertText('const  apart={a:1,b:2}\napart');
  await page.keyboard.press('Alt+Shift+F');
  const lines = cell(page, 'apart').locator('[data-editor="monaco"] .view-lines');
  await expect(lines).toContainText('const apart = { a: 1, b: 2 }');
  await page.keyboard.press('Escape');
  await edit(page, 'apart');
  await page.keyboard.insertText('let   apart   =  4');
  await page.keyboard.press('Escape');
  await expect(cell(page, 'apart')).toBeFocused();
  await page.keyboard.press('Alt+Shift+F');
  // Patterns, since texts are compared without regard to how much space there is.
  await expect(cell(page, 'apart')).toContainText(/let apart = 4/);
  await page.keyboard.press('z');
  await expect(cell(page, 'apart')).toContainText(/let {3}apart {3}= {2}4/);
});
