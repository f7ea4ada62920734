/** The panel of variables, by keyboard. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'notebooks') } });

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);
const panel = (page: Page) => page.getByRole('complementary', { name: 'Variables' });

/** Opens the notebook in English, its kernel ready. */
async function open(app: { page: Page; openLesson(id: string): Promise<void> }): Promise<Page> {
  await app.openLesson('01-program');
  await app.page.getByRole('button', { name: 'English' }).click();
  await expect(app.page.getByRole('toolbar')).toContainText('Ready');
  return app.page;
}

test('opens by key, is empty before anything ran, and remembers that it is open', async ({ app }) => {
  const page = await open(app);
  await cell(page, 'base').focus();
  await page.keyboard.press('v');
  await expect(panel(page).getByRole('searchbox')).toBeFocused();
  await expect(panel(page)).toContainText('No variables yet');
  await page.reload();
  await expect(panel(page)).toBeVisible();
  await cell(page, 'base').focus();
  await page.keyboard.press('v');
  await expect(panel(page)).toHaveCount(0);
});

test('lists what names hold, filters them, and leads to their cells', async ({ app }) => {
  const page = await open(app);
  for (const id of ['base', 'double', 'sum', 'apart']) {
    await cell(page, id).focus();
    await page.keyboard.press('Control+Enter');
  }
  await page.keyboard.press('v');
  const items = panel(page).getByRole('listitem');
  await expect(items.filter({ hasText: 'double' })).toContainText('number');
  await expect(items.filter({ hasText: 'apart' })).toContainText('[1, 2, 3]');
  await page.keyboard.type('ba');
  await expect(items).toHaveCount(1);
  await panel(page).getByRole('button', { name: 'Used in cell 3' }).press('Enter');
  await expect(cell(page, 'sum')).toBeFocused();
  await panel(page).getByRole('button', { name: 'Defined in cell 1' }).press('Enter');
  await expect(cell(page, 'base')).toBeFocused();
  await panel(page).getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(cell(page, 'base')).toBeFocused();
});

test('says how much memory tensors hold, by cell', async ({ app }) => {
  const page = await open(app);
  await cell(page, 'apart').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(
    "import * as tf from '@tensorflow/tfjs';\nimport { plot } from 'stepwise/learn';\nconst held = tf.zeros([100, 10]), inside = [held];",
  );
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Variables/ })).toContainText('1 tensor · 4.0 kB', {
    timeout: 30_000,
  });
  await page.keyboard.press('v');
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'held' })).toContainText('[100, 10]');
  await expect(panel(page)).toContainText(/Cell 4\s*1 tensor/);
  // Names of the library's own functions and classes are those that one writes, also where it was made small.
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'plot' })).toContainText('ƒ plot()');
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'inside' })).toContainText(
    '[Tensor float32 [100, 10]]',
  );
});
