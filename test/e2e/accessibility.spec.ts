/** Every screen, in light and dark, scanned by axe: nothing serious. */
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in ${theme}`, () => {
    test.use({ colorScheme: theme });

    test('the library', async ({ app }) => {
      await expect(app.page.getByRole('link', { name: /第一步|First steps/ })).toBeVisible();
      expect(await seriousFindings(app.page)).toEqual([]);
    });

    test('a notebook, its editor, its menus and its pages', async ({ app }) => {
      const { page } = app;
      await app.openLesson('01-first-steps');
      await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('toolbar')).toContainText('Ready');
      await page.locator('[data-cell="greet"]').focus();
      await page.keyboard.press('Shift+Enter');
      await expect(page.locator('[data-outputs="greet"]')).toContainText('Hello');
      expect(await seriousFindings(page)).toEqual([]);

      await page.locator('[data-cell="sum"] pre').click();
      await expect(page.locator('[data-cell="sum"] [data-editor]')).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Compute backend' }).click();
      await expect(page.getByRole('menu', { name: 'Compute backend' })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
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
        expect(await seriousFindings(page)).toEqual([]);

        await page
          .locator('[data-cell="double"]')
          .getByRole('button', { name: '定义与用到的名字' })
          .press('Enter');
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await seriousFindings(page)).toEqual([]);
        await page.keyboard.press('Escape');

        await page.locator('[data-cell="deaf"]').focus();
        await page.keyboard.press('Control+Enter');
        await page.getByRole('button', { name: /^运行队列/ }).press('Enter');
        await expect(page.getByRole('dialog')).toContainText('运行中');
        expect(await seriousFindings(page)).toEqual([]);
        await page.getByRole('button', { name: '全部停止' }).press('Enter');
        await expect(page.getByRole('toolbar')).toContainText('秒后强制结束');
        await expect(page.getByRole('button', { name: '重新运行到这里' })).toBeVisible();
        expect(await seriousFindings(page)).toEqual([]);
      });
    });
  });
}
