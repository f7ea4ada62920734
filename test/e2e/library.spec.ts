/** The screens around the lessons, by the keyboard: the path and its search, my work and its report, the article's contents. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { tabTo } from '../support/keyboard.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'course'), steps: true } });

/** Answers the quiz of the first lesson, at its last step, and waits until that is saved. */
async function answerTheQuiz(page: Page, value: string, words: { saved: string }): Promise<void> {
  const field = page.locator('[data-cell="sum"]').getByRole('textbox');
  await field.fill(value);
  await field.press('Enter');
  await expect(page.locator('[data-cell="sum"]').getByRole('textbox')).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(words.saved, { exact: true }).first()).toBeVisible();
}

for (const locale of ['zh', 'en'] as const) {
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  const saved = say('已保存', 'Saved');

  test.describe(say('中文', 'in English'), () => {
    test.use({ locale: say('zh-CN', 'en-US'), colorScheme: locale === 'zh' ? 'light' : 'dark' });

    test('the path is searched, and leads back to the step where one left off', async ({ app }) => {
      const { page } = app;
      const card = (name: string) => page.getByRole('listitem').filter({ hasText: name });
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(3);
      await expect(card(say('以后', 'Later')).getByRole('link')).toHaveCount(3);
      expect(await seriousFindings(page)).toEqual([]);

      const search = page.getByRole('searchbox', { name: say('搜索课程', 'Search the lessons') });
      await tabTo(page, search);
      await page.keyboard.insertText(say('交叉熵', 'ENTROPY'));
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1);
      await expect(
        page.getByRole('status').filter({ hasText: say('找到 1 课', '1 lesson found') }),
      ).toBeVisible();
      await expect(page.getByText(say('学完能够', 'You will be able to'))).toBeVisible();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('4.2');
      await expect(page.getByText(say('MSE 公式', 'The MSE formula'))).toBeVisible();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('xyzzy');
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(0);
      await expect(
        page.getByText(say('没有一课讲到“xyzzy”', 'No lesson speaks of “xyzzy”')).last(),
      ).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      await tabTo(page, page.getByRole('button', { name: say('清除搜索', 'Clear the search') }));
      await page.keyboard.press('Enter');
      await expect(search).toBeFocused();
      await expect(page.getByRole('heading', { level: 3 })).toHaveCount(3);

      await tabTo(page, page.getByRole('link', { name: say('第 1 课 神经元', 'Lesson 1 The neuron') }));
      await page.keyboard.press('Enter');
      const next = page.getByRole('button', { name: say('下一步', 'Next'), exact: true });
      await expect(page.getByRole('heading', { name: say('开头', 'Beginning') })).toBeVisible();
      await next.press('Enter');
      await expect(page.getByRole('heading', { name: say('写一个', 'Write one') })).toBeVisible();
      await next.press('Enter');
      await answerTheQuiz(page, '2', { saved });

      await page.goto(`${app.url}#/`);
      const goOn = page.getByRole('region', { name: say('接着学', 'Go on') });
      await expect(goOn).toContainText(say('第 3 步 · 问一问', 'Step 3 · A question'));
      await expect(goOn).toContainText(say('2 / 3 步', '2 / 3 steps'));
      expect(await seriousFindings(page)).toEqual([]);
      await tabTo(page, goOn.getByRole('link'));
      await page.keyboard.press('Enter');
      await expect(page.locator('[data-cell="sum"]')).toBeVisible();
    });

    test('a link to another lesson opens it at that step, again and again', async ({ app }) => {
      const { page } = app;
      await app.openLesson('01-neuron');
      const link = page.getByRole('link', { name: say('下一课的平方', 'the squares of the next lesson') });
      const squares = page.getByRole('heading', { name: say('平方', 'Squares') });
      for (const _ of [1, 2]) {
        await tabTo(page, link);
        await page.keyboard.press('Enter');
        await expect(squares).toBeVisible();
        await expect(page).toHaveURL(/\/lesson\/02-loss$/);
        // The other lesson is left at another step, so that the way there is no coincidence.
        await page.getByRole('button', { name: say('上一步', 'Back'), exact: true }).press('Enter');
        await expect(squares).toBeHidden();
        await page.goto(`${app.url}#/lesson/01-neuron`);
      }
      await page.goto(`${app.url}#/lesson/02-loss/nowhere`);
      await expect(
        page.getByText(say('这里没有链接所指的那一处', 'The place that the link names is not here')),
      ).toBeVisible();
    });

    test('running all ends before a prediction, says so, and leads to it', async ({ app }) => {
      const { page } = app;
      await app.openLesson('02-loss');
      await expect(page.getByRole('toolbar')).toContainText(say('就绪', 'Ready'));
      await page.getByRole('button', { name: say('全部运行', 'Run all') }).press('Enter');
      // No cell stands before it: the question itself has the focus.
      await expect(page.locator('[data-cell="guess"]').getByRole('textbox')).toBeFocused();
      await expect(page.locator('[data-outputs="square"]')).toHaveCount(0);
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: say('全部运行', 'Run all') }).press('Enter');
      await expect(page.locator('[data-outputs="after"]')).toContainText('16');
    });

    test('my work has answers and code, and gives a report to hand in', async ({ app }, testInfo) => {
      const { page } = app;
      await page.goto(`${app.url}#/work`);
      await expect(
        page.getByRole('heading', { name: say('还没有学习记录', 'Nothing here yet') }),
      ).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);

      await page.goto(`${app.url}#/lesson/01-neuron/ask`);
      await answerTheQuiz(page, '3', { saved });
      await page.goto(`${app.url}#/work`);
      const card = page.getByRole('region', { name: say('第 1 课 神经元', 'Lesson 1: The neuron') });
      await expect(card).toContainText(say('通过 0 / 1 项检查', '0 / 1 checks passed'));
      await tabTo(page, card.locator('summary').first());
      await page.keyboard.press('Enter');
      await expect(card).toContainText(say('答得不对', 'not right'));
      await expect(card).toContainText(say('没有检查过', 'never checked'));
      expect(await seriousFindings(page)).toEqual([]);

      await tabTo(page, page.getByRole('textbox', { name: say('报告上的姓名', 'Name on the report') }));
      await page.keyboard.insertText('Ada');
      const html = card.getByRole('button', { name: 'HTML' });
      await tabTo(page, html);
      const coming = app.handedOver();
      await page.keyboard.press('Enter');
      const file = testInfo.outputPath('report.html');
      await (await coming).saveAs(file);
      const report = await readFile(file, 'utf8');
      expect(report).toContain('Ada');
      expect(report).toContain('学习报告：第 1 课 神经元');
      expect(report).toContain('Lesson report: 1 The neuron');

      await expect(html).toBeEnabled();
      const printing = app.handedOver();
      await card.getByRole('button', { name: 'PDF' }).press('Enter');
      const pdf = testInfo.outputPath('report.pdf');
      await (await printing).saveAs(pdf);
      expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
      await expect(page.getByText(say('报告已导出', 'Report exported'))).toBeVisible();
    });

    test('the article’s contents lead to the steps, mark corrections, and say what is to come', async ({
      app,
    }) => {
      const { page } = app;
      await tabTo(page, page.getByRole('link', { name: say('从文章看', 'From the article') }));
      await page.keyboard.press('Enter');
      const section = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first();
      await expect(section(say('神经网络', 'Neural networks')).getByRole('link')).toHaveText(
        say('第 1 课 · 开头', 'Lesson 1 · Beginning'),
      );
      const formula = section(say('MSE 公式', 'The MSE formula'));
      await expect(formula.getByRole('complementary', { name: say('更正', 'Correction') })).toContainText(
        say('其实只是定义', 'It is a definition only'),
      );
      await expect(section(say('怎样评估？', 'How to evaluate?'))).toContainText(
        say('第 7 课还没写好', 'Lesson 7 is still to come'),
      );
      expect(await seriousFindings(page)).toEqual([]);
      await tabTo(
        page,
        formula.getByRole('link', { name: say('第 2 课 · 平方', 'Lesson 2 · Squares') }).first(),
      );
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: say('平方', 'Squares') })).toBeVisible();
    });
  });
}
