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
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        // One that ends because its element went is over as well.
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
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

    test.describe('one program', () => {
      test.use({ hostOptions: { lessons: join(import.meta.dirname, 'notebooks') } });

      test('the variables, the names in the margin, the queue and what is out of date', async ({ app }) => {
        const { page } = app;
        await app.openLesson('01-program');
        await page.getByRole('button', { name: '中文' }).click();
        await expect(page.getByRole('toolbar')).toContainText('就绪');
        for (const id of ['base', 'double', 'base']) {
          await page.locator(`[data-cell="${id}"]`).focus();
          await page.keyboard.press('Control+Enter');
        }
        await expect(page.getByRole('button', { name: '更新已过期的 1 个' })).toBeVisible();
        await page.keyboard.press('v');
        await expect(page.getByRole('complementary', { name: '变量' }).getByRole('listitem')).toHaveCount(2);
        expect(await findings(page)).toEqual([]);

        await page
          .locator('[data-cell="double"]')
          .getByRole('button', { name: '定义与用到的名字' })
          .press('Enter');
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await page.keyboard.press('Escape');

        await page.locator('[data-cell="deaf"]').focus();
        await page.keyboard.press('Control+Enter');
        await page.getByRole('button', { name: /^运行队列/ }).press('Enter');
        await expect(page.getByRole('dialog')).toContainText('运行中');
        expect(await findings(page)).toEqual([]);
        await page.getByRole('button', { name: '全部停止' }).press('Enter');
        await expect(page.getByRole('toolbar')).toContainText('秒后强制结束');
        await expect(page.getByRole('button', { name: '重新运行到这里' })).toBeVisible();
        expect(await findings(page)).toEqual([]);
      });
    });
  });
}
