/** Every screen as it is heard, gone through by keys alone, and shown in little room; in both languages. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { placeOf } from '#core/host/place.ts';
import { type App, expect, test } from '../support/app.ts';
import { tabTo } from '../support/keyboard.ts';
import { beyond, unheard } from '../support/screen.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

/** 200 % of 1280 × 800, and the smallest window at its own size. */
const rooms = [
  { width: 640, height: 400 },
  { width: 1024, height: 640 },
] as const;

/** The screen, or the box over it, is heard in order and fits every room. */
async function passes(page: Page, what: string): Promise<void> {
  if ((await page.locator('dialog[open]').count()) === 0) expect(await unheard(page), what).toEqual([]);
  for (const room of rooms) {
    await page.setViewportSize(room);
    await expect.poll(() => beyond(page), { message: `${what} at ${room.width}` }).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Gives a command by its name, as its palette takes it. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText(name);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
}

/** Once round with Tab: the focus never leaves the box. */
async function staysInside(page: Page): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    // Between its last and its first control the focus is the browser's own for one press.
    const outside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && activeElement?.closest('dialog[open]') === null;
    });
    expect(outside).toBe(false);
  }
}

async function openFile(app: App): Promise<void> {
  const path = join(app.host.data, 'mine.md');
  await writeFile(
    path,
    '## Mine\n\n```ts {#good}\nconst answer = 42;\nanswer\n```\n\n```ts {#bad}\nthrow new Error("one long word: " + "x".repeat(200));\n```\n\n```ts {#wide}\nconsole.log("y".repeat(400))\n```\n',
  );
  const place = placeOf(app.host.grant(path));
  await app.page.evaluate((hash) => {
    location.hash = hash;
  }, place);
  await app.page.locator('[data-cell="good"]').waitFor();
}

for (const locale of ['zh', 'en'] as const) {
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  test.describe(say('中文', 'in English'), () => {
    test.use({ locale: say('zh-CN', 'en-US') });

    test('from the lessons to a file, by keyboard alone, each screen in order and in little room', async ({
      app,
    }) => {
      const { page } = app;
      const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
      const lesson = page.getByRole('link', { name: say('第一步', 'First steps') }).first();
      await expect(lesson).toBeVisible();
      await passes(page, 'the lessons');

      // The other screens: from link to link, then by name.
      await tabTo(page, page.getByRole('link', { name: say('我的笔记', 'My notebooks') }));
      await page.keyboard.press('Enter');
      await expect(heading(say('我的笔记', 'My notebooks'))).toBeVisible();
      await passes(page, 'my notebooks');
      await command(page, say('我的学习记录', 'My work'));
      await expect(
        page.getByRole('heading', { level: 2, name: say('还没有学习记录', 'Nothing here yet') }),
      ).toBeVisible();
      await passes(page, 'my work');
      await command(page, say('从文章找课程', 'Lessons by the article'));
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await passes(page, 'from the article');

      await page.keyboard.press('Control+,');
      await expect(heading(say('设置', 'Settings'))).toBeVisible();
      await passes(page, 'the settings');
      const about = page.getByRole('button', { name: say('关于拾级…', 'About Stepwise…') });
      await tabTo(page, about);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      await passes(page, 'About');
      await staysInside(page);
      await page.keyboard.press('Escape');
      await expect(about).toBeFocused();
      for (const name of [say('诊断报告', 'Diagnostics report'), say('键盘快捷键', 'Keyboard shortcuts')]) {
        await command(page, name);
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        await passes(page, name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }

      await tabTo(page, page.getByRole('link', { name: say('课程', 'Lessons'), exact: true }));
      await page.keyboard.press('Enter');
      await tabTo(page, lesson);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('toolbar')).toContainText(say('就绪', 'Ready'));
      const sum = page.locator('[data-cell="sum"]');
      await tabTo(page, page.locator('[data-cell]').first());
      await page.keyboard.press('ArrowDown');
      await expect(sum).toBeFocused();
      await page.keyboard.press('Control+Enter');
      await expect(page.locator('[data-outputs="sum"]')).toHaveText('2');
      await passes(page, 'a lesson');

      await command(page, say('导出…', 'Export…'));
      const boxes = page.getByRole('dialog', { name: say('导出', 'Export') });
      await passes(page, 'export');
      await staysInside(page);
      const handed = app.handedOver();
      await tabTo(page, boxes.getByRole('button', { name: /^Markdown/ }));
      await page.keyboard.press('Enter');
      const file = await handed;
      expect(await readFile(await file.path(), 'utf8')).toContain('1 + 1');
      await page.keyboard.press('Escape');
      await expect(boxes).toHaveCount(0);
      await expect(sum).toBeFocused();
    });

    test('how a run ended is said once, also where it ended as before; what it shows fits', async ({
      app,
    }) => {
      const { page } = app;
      await openFile(app);
      await expect(page.getByRole('toolbar')).toContainText(say('就绪', 'Ready'));
      await page.evaluate(() => {
        const said: string[] = [];
        Object.assign(globalThis, { said });
        const region = [...document.querySelectorAll('[role="status"]')].find((each) =>
          each.matches('.visually-hidden'),
        );
        if (!region) throw new Error('nothing says how a run ended');
        new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
      const run = async (id: string, times: number) => {
        await page.locator(`[data-cell="${id}"]`).focus();
        await page.keyboard.press('Control+Enter');
        await expect.poll(async () => (await said()).length).toBe(times);
      };
      await run('good', 1);
      await run('bad', 2);
      await run('bad', 3);
      await run('wide', 4);
      const [first, ...rest] = await said();
      expect(first).toMatch(say('第 2 个单元格运行完成，用时', 'Cell 2 finished in'));
      expect(rest.slice(0, 2)).toEqual(Array(2).fill(say('第 3 个单元格出错', 'Cell 3 failed')));
      await passes(page, 'a notebook with outputs and an error');
      await page.locator('[data-cell="good"]').focus();
      await page.keyboard.press('v');
      await expect(page.getByRole('complementary', { name: say('变量', 'Variables') })).toBeVisible();
      await page.keyboard.press('Control+f');
      await passes(page, 'with variables and the bar of find');
    });
  });
}
