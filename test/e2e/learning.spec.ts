/** A lesson with the keyboard alone: predict, run, fail, take hints, pass, answer, come back. */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import { tabTo } from '../support/keyboard.ts';

const lessons = join(import.meta.dirname, 'learning');
test.use({ hostOptions: { lessons, steps: true } });

const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`);

/** Replaces the text of the cell being edited. */
async function retype(page: Page, id: string, source: string): Promise<void> {
  await cell(page, id).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, id).locator('[data-editor]')).toBeVisible();
  await expect(cell(page, id).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
}

for (const locale of ['zh', 'en'] as const) {
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  test.describe(say('中文', 'in English'), () => {
    test.use({ locale: say('zh-CN', 'en-US') });
    test('a lesson is completed with the keyboard only, failing first', async ({ app }) => {
      const { page } = app;
      const next = page.getByRole('button', { name: say('下一步', 'Next'), exact: true });
      await app.openLesson('01-neuron');
      await expect(
        page.getByRole('heading', { level: 2, name: say('猜一猜', 'Guess'), exact: true }),
      ).toBeVisible();
      await expect(cell(page, 'neuron')).toHaveCount(0);

      // The run button is locked until a guess is made; asking to run leads to the question.
      const run = cell(page, 'given').getByRole('button', {
        name: say('先猜一猜，再运行', 'Predict first, then run'),
      });
      await tabTo(page, run);
      await page.keyboard.press('Enter');
      const guess = cell(page, 'guess').getByRole('textbox');
      await expect(guess).toBeFocused();
      await page.keyboard.type('10');
      await page.keyboard.press('Enter');
      await expect(cell(page, 'guess')).toContainText(say('猜好了', 'Noted'));
      await expect(cell(page, 'guess')).not.toContainText('11');
      await cell(page, 'given').focus();
      await page.keyboard.press('Control+Enter');
      await expect(cell(page, 'guess')).toContainText(say('和猜的不一样', 'Not as you guessed'));
      await expect(cell(page, 'guess')).toContainText(say('先乘，后加', 'Multiply first'));

      await tabTo(page, next);
      await page.keyboard.press('Enter');
      await expect(cell(page, 'neuron')).toBeVisible();
      await expect(cell(page, 'guess')).toHaveCount(0);
      // Nothing hidden is shown.
      await expect(page.locator('main')).not.toContainText('products.reduce');

      const panel = cell(page, 'neuron').getByRole('region', { name: say('练习', 'Exercise') });
      await cell(page, 'neuron').focus();
      await page.keyboard.press('Alt+Enter');
      await expect(panel).toContainText(say('还没动手', 'Not attempted yet'));
      await expect(panel).toContainText('11.5');

      const wrong = 'const neuron = (w: number[], x: number[], b: number): number => b;';
      await retype(page, 'neuron', wrong);
      await page.keyboard.press('Alt+Enter');
      await expect(panel).toContainText(say('2 项里通过了 1 项', '1 of 2 passed'));
      await expect(panel).toContainText(
        say('每个输入先乘自己的权重', 'each input times its own weight first'),
      );
      const hint = panel.getByRole('button', { name: say('看提示 1/2', 'Show hint 1/2') });
      await expect(hint).toHaveCount(0);
      await page.keyboard.press('Alt+Enter');
      await expect(hint).toBeVisible();
      await page.keyboard.press('Escape');
      await tabTo(page, hint);
      await page.keyboard.press('Enter');
      await expect(panel.getByRole('complementary', { name: say('提示 1', 'Hint 1') })).toBeVisible();
      await tabTo(page, panel.getByRole('button', { name: say('看提示 2/2', 'Show hint 2/2') }));
      await page.keyboard.press('Enter');
      await tabTo(
        page,
        panel.getByRole('button', { name: say('看一步参考答案', 'Show one step of the solution') }),
      );
      await page.keyboard.press('Enter');
      await expect(panel).toContainText('w.map');
      await expect(panel).not.toContainText('products.reduce');

      await retype(
        page,
        'neuron',
        'const neuron = (w: number[], x: number[], b: number): number => w.reduce((sum, each, i) => sum + each * x[i], b);',
      );
      await page.keyboard.press('Alt+Enter');
      await expect(panel.getByText(say('通过了', 'Passed'), { exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
      await tabTo(page, panel.locator('summary'));
      await page.keyboard.press('Enter');
      await expect(panel.getByRole('region', { name: say('参考答案', 'Reference solution') })).toContainText(
        'products.reduce',
      );

      await tabTo(page, next);
      await page.keyboard.press('Enter');
      const radio = (name: string) => cell(page, 'linear').getByRole('radio', { name, exact: true });
      await cell(page, 'linear').focus();
      await page.keyboard.press('Enter');
      await expect(radio(say('一层', 'one'))).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(cell(page, 'linear')).toContainText(say('线性的复合还是线性的', 'Linear maps compose'));
      await tabTo(page, cell(page, 'linear').getByRole('button', { name: say('再答一次', 'Answer again') }));
      await page.keyboard.press('Enter');
      await tabTo(page, radio(say('一层', 'one')));
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await expect(cell(page, 'linear')).toContainText(say('答对了', 'Right'));

      await cell(page, 'parts').focus();
      await page.keyboard.press('Enter');
      const boxes = cell(page, 'parts').getByRole('checkbox');
      await expect(boxes.first()).toBeFocused();
      await page.keyboard.press('Space');
      await expect(boxes.first()).toBeChecked();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await expect(cell(page, 'parts')).toContainText(say('答对了', 'Right'));

      // Things in order: move "forward" to the top, then "backward" to the end.
      const items = cell(page, 'flow').getByRole('listitem');
      for (const [name, place] of [
        [say('前向', 'forward'), 0],
        [say('损失', 'loss'), 1],
      ] as const) {
        for (let tries = 0; tries < 3; tries++) {
          if ((await items.nth(place).textContent())?.includes(name)) break;
          const up = cell(page, 'flow').getByRole('button', {
            name: say(`上移 ${name}`, `Move up ${name}`),
          });
          await tabTo(page, up, 60);
          await page.keyboard.press('Enter');
        }
        await expect(items.nth(place)).toContainText(name);
      }
      await tabTo(
        page,
        cell(page, 'flow').getByRole('button', { name: say('回答', 'Answer'), exact: true }),
        60,
      );
      await page.keyboard.press('Enter');
      await expect(cell(page, 'flow')).toContainText(say('答对了', 'Right'));

      await cell(page, 'hinge').focus();
      await page.keyboard.press('Enter');
      await expect(cell(page, 'hinge').getByRole('textbox')).toBeFocused();
      await page.keyboard.type('relu');
      await page.keyboard.press('Enter');
      await expect(cell(page, 'hinge')).toContainText(say('答对了', 'Right'));

      await expect(
        page.getByRole('progressbar', { name: say('完成了 3 / 3 步', '3 of 3 steps done') }),
      ).toBeVisible();
      await page.keyboard.press('Control+s');
      await expect(page.getByText(say('已保存', 'Saved')).first()).toBeVisible();
      await page.reload();
      await expect(cell(page, 'hinge')).toContainText(say('答对了', 'Right'));
      await expect(
        page.getByRole('progressbar', { name: say('完成了 3 / 3 步', '3 of 3 steps done') }),
      ).toBeVisible();
    });
  });
}
