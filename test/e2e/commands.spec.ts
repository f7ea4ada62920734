/** Every command by the keyboard: the palette, the sheet of keys, the settings, About, the diagnostics report, and the page of a crash. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, onDesktop, test } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';
import { tabTo } from '../support/keyboard.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

/** What the host keeps of the settings. */
async function kept(data: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(data, 'settings.json'), 'utf8')) as Record<string, unknown>;
}

/** Opens the palette, and waits until it hears the keys. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
}

const selected = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });

test('commands by their names in either language, and keys of one’s own', async ({ app }) => {
  const { page, host } = app;
  await app.openLesson('01-first-steps');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('toolbar')).toContainText('就绪');
  const cell = page.locator('[data-cell="greet"]');
  await cell.focus();

  await page.keyboard.press('Control+Shift+P');
  const palette = page.getByRole('dialog', { name: '命令面板' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await expect(palette.getByRole('option', { name: /^保存/ })).toContainText('Ctrl+S');
  expect(await seriousFindings(page)).toEqual([]);
  // English words in a window read in Chinese.
  await page.keyboard.type('run all above');
  await expect(selected(page)).toContainText('运行上方全部单元格');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(cell).toBeFocused();
  await expect(page.locator('[data-outputs="sum"]')).toContainText('2');
  await expect(page.getByRole('toolbar')).toContainText('就绪');

  // What was used last comes first; what cannot be done says why, and is not done.
  await page.keyboard.press('Control+Shift+P');
  await expect(selected(page)).toContainText('最近用过');
  await page.keyboard.type('停止运行');
  await expect(selected(page)).toContainText('没有单元格在运行');
  await page.keyboard.press('Enter');
  await expect(palette).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();

  // The sheet, from command mode; a key that is taken is refused in a sentence.
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '键盘快捷键' });
  await expect(sheet).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await sheet.getByRole('searchbox').fill('Run all');
  await tabTo(page, sheet.getByRole('button', { name: '更改“全部运行”的按键' }));
  await page.keyboard.press('Enter');
  const field = sheet.getByRole('textbox', { name: '“全部运行”的新按键' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(sheet).toContainText('Ctrl+S 已经用于“保存”。');
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('F9');
  await expect(field).toHaveValue('F9');
  await page.keyboard.press('Enter');
  await expect(sheet.locator('[data-command="run-all"]')).toContainText('F9');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await kept(host.data)).keymap).toEqual({ 'run-all': ['F9'] });

  // It works, in the text of a cell too, and after a reload.
  await page.reload();
  await expect(page.getByRole('toolbar')).toContainText('就绪');
  await page.locator('[data-cell="sum"] pre').click();
  await expect(page.locator('[data-cell="sum"] [data-editor]')).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.locator('[data-outputs="sum"]')).toBeVisible();

  // Two strokes open the sheet from there; there the person’s key is reset.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+s');
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: '把“全部运行”的按键恢复原样' }).press('Enter');
  await expect(sheet.locator('[data-command="run-all"]')).toContainText('未设');
  await expect.poll(async () => (await kept(host.data)).keymap).toEqual({});
});

test('settings in force at once and kept; About and the report', async ({ app, context }) => {
  const { page, host } = app;
  test.skip(
    onDesktop,
    'what is said of a browser is of a browser, and a page of the desktop app never reads the clipboard',
  );
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'English' }).click();
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  const dark = page.getByRole('radio', { name: 'Dark' });
  await tabTo(page, page.getByRole('group', { name: 'Light or dark' }).getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowUp');
  await expect(dark).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('group', { name: 'Code size' }).getByRole('button', { name: 'Larger' }).press('Enter');
  await page.getByRole('combobox', { name: 'Save files by itself' }).selectOption('Off: I save myself');
  await page.getByRole('switch', { name: 'New notebooks update by themselves' }).press('Enter');
  // A browser has no desktop’s updates, and a zoom of its own.
  await expect(page.getByText('Look for new versions')).toBeHidden();
  await expect
    .poll(async () => kept(host.data))
    .toMatchObject({ theme: 'dark', codeSize: 15, autosave: null, reactive: true, locale: 'en' });
  await page.getByRole('group', { name: 'Language of the window' }).getByText('中文').click();
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('group', { name: '代码字号' })).toContainText('15 像素');

  await openPalette(page);
  await page.keyboard.type('关于');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog', { name: '关于拾级' });
  await expect(about.getByRole('listitem').filter({ hasText: 'monaco-editor' })).toContainText('MIT');
  await expect(
    about.getByRole('listitem').filter({ hasText: '@fontsource-variable/noto-sans-sc' }),
  ).toContainText('OFL');
  await about.getByRole('searchbox').fill('katex');
  await about.locator('summary').first().press('Enter');
  await expect(about.locator('pre').first()).toContainText('Permission is hereby granted');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await openPalette(page);
  await page.keyboard.type('diagnos');
  await page.keyboard.press('Enter');
  const report = page.getByRole('textbox', { name: '报告' });
  await expect(report).toHaveValue(/Cross-origin isolated: yes[\s\S]*WebGL renderer: .*SwiftShader/);
  await page.getByRole('button', { name: '复制报告' }).press('Enter');
  await expect(page.getByText('已复制。')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('"theme":"dark"');
  expect(copied).not.toContain(host.data);
  expect(copied).not.toContain(new URL(app.url).port);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a key pressed as soon as a dialog is closed is heard', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'English', pressed: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  // Before anything is drawn again: what had the focus still has it.
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const focused = document.activeElement;
    if (!(dialog instanceof HTMLDialogElement) || !dialog.contains(focused)) throw new Error('no dialog');
    dialog.close();
    const stroke = { key: ',', code: 'Comma', ctrlKey: true, bubbles: true, cancelable: true };
    focused?.dispatchEvent(new KeyboardEvent('keydown', stroke));
  });
  await expect(page).toHaveURL(/#\/settings$/);
});

/** What a part of the window is replaced by that throws when it is drawn. */
const broken = {
  contentType: 'text/javascript',
  body: "export default function Broken() { throw new TypeError('broken'); }",
};

test('a part of the window that cannot be fetched says so in its place, and comes when it is there again', async ({
  app,
}) => {
  const { page } = app;
  test.skip(onDesktop, 'only a browser’s files can be held back on their way');
  app.allowErrors(/./);
  await page.getByRole('button', { name: 'English' }).click();
  await page.route(/(?:palette|settings-page)-[^/]*\.(?:js|css)(?:\?|$)/, (route) => route.abort());
  // The palette comes when the window is idle: a window that never had it.
  await page.reload();
  const lessons = page.getByRole('main').getByRole('link', { name: /First steps/ });
  await expect(lessons).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  const missing = page.getByRole('dialog', { name: 'This part could not be opened' });
  await expect(missing).toContainText('Your notebooks and everything else go on');
  await expect(lessons).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(missing).toHaveCount(0);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'This part could not be opened', level: 1 })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Control+Shift+P');
  await expect(missing).toBeVisible();
  await page.unrouteAll();
  await missing.getByRole('button', { name: 'Try again' }).press('Enter');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  // With its styles, which had not come either.
  const styled = page.locator('link[rel="stylesheet"][href*="settings-page"]');
  expect(await styled.evaluate((link) => link instanceof HTMLLinkElement && link.sheet !== null)).toBe(true);
});

test('a screen that cannot be drawn says so, and leads back', async ({ app }) => {
  const { page } = app;
  test.skip(onDesktop, 'only a browser’s files can be replaced on their way');
  app.allowErrors(/./);
  await page.getByRole('button', { name: '中文' }).click();
  await page.route(/settings-page-[^/]*\.js$/, (route) => route.fulfill(broken));
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: '这里出错了' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  // The rest of the window lives: its bar, and the report of what happened.
  await page.getByRole('button', { name: '诊断报告' }).press('Enter');
  await expect(page.getByRole('textbox', { name: '报告' })).toHaveValue(/Last errors:\n- .*TypeError/);
  await page.keyboard.press('Escape');
  await page.unrouteAll();
  await page.getByRole('button', { name: '重新打开我的笔记' }).press('Enter');
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  // What lies over all screens takes them along, and the page stands alone.
  await page.route(/palette-[^/]*\.js$/, (route) => route.fulfill(broken));
  // The palette comes when the window is idle: a window that never had it.
  await page.reload();
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('heading', { name: '这里出错了' })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await page.unrouteAll();
  await page.getByRole('button', { name: '重新打开我的笔记' }).press('Enter');
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible();
});
