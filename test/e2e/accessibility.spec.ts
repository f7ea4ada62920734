/** Every screen, in light and dark, scanned by axe: nothing serious. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The serious findings on a page, each with the elements it is about. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  // Through the debugger: the page's own policy rightly refuses an inline script.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(axePath, 'utf8'));
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme });

    test('the library', async ({ app }) => {
      await expect(app.page.getByRole('link', { name: /第一步|First steps/ })).toBeVisible();
      expect(await findings(app.page)).toEqual([]);
    });

    test('a notebook, its editor, its menus and its pages', async ({ app }) => {
      const { page } = app;
      await app.openLesson('01-first-steps');
      await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('toolbar')).toContainText('Ready');
      await page.locator('[data-cell="greet"]').focus();
      await page.keyboard.press('Shift+Enter');
      await expect(page.locator('[data-outputs="greet"]')).toContainText('Hello');
      expect(await findings(page)).toEqual([]);

      await page.locator('[data-cell="sum"] pre').click();
      await expect(page.locator('[data-cell="sum"] [data-editor]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Compute backend' }).click();
      await expect(page.getByRole('menu', { name: 'Compute backend' })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
