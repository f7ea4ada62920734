/** Several documents open at once, by keyboard. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, test } from '../../support/app.ts';

let folder = '';
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwise-tabs-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

async function openFile(app: App, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  app.host.grant(path);
  await goTo(app, path);
  return path;
}

function goTo(app: App, path: string): Promise<void> {
  return app.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
}

const ready = (app: App) => expect(app.page.getByRole('toolbar')).toContainText('Ready');

test('keeps each document’s kernel while another is shown, and the list of tabs over a reload', async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  const tabs = page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link');
  await openFile(app, 'one.md', '# One\n\n```ts {#a}\nlet n = 41;\n```\n\n```ts {#b}\nn += 1\n```\n');
  await page.locator('[data-cell="a"]').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('[data-cell="b"]')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-outputs="b"]')).toHaveText('42');

  await openFile(app, 'two.md', '# Two\n\n```ts {#a}\ntypeof n\n```\n');
  await expect(tabs).toHaveText(['One', 'Two']);
  await ready(app);
  await page.locator('[data-cell="a"]').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-outputs="a"]')).toContainText('undefined');

  await page.keyboard.press('Control+Tab');
  await expect(page.locator('[data-cell="b"]')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-outputs="b"]')).toHaveText('43');

  await page.reload();
  await expect(tabs).toHaveText(['One', 'Two']);
  await expect(page.locator('[data-outputs="b"]')).toContainText('43');
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByRole('heading', { name: 'Two', level: 1 }).first()).toBeVisible();
  await page.keyboard.press('Control+w');
  await expect(tabs).toHaveText(['One']);
  await expect(page.locator('[data-cell="b"]')).toBeVisible();
  await page.keyboard.press('Alt+w');
  await expect(tabs).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /How large AI models work/ })).toBeVisible();
});

test('calls what cannot be opened by its file’s name, also when another was opened by its address', async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: 'English' }).click();
  const tabs = page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link');
  const path = await openFile(app, 'gone.md', '# Gone\n');
  await expect(tabs).toHaveText(['Gone']);
  await page.keyboard.press('Alt+w');
  await expect(tabs).toHaveCount(0);
  await rm(path);
  await goTo(app, path);
  await expect(page.getByRole('heading', { name: 'This notebook cannot be opened' })).toBeVisible();
  await expect(tabs).toHaveText(['gone.md']);
  await openFile(app, 'two.md', '# Two\n\n```ts {#a}\n1\n```\n');
  await expect(tabs).toHaveText(['gone.md', 'Two']);
  await page.reload();
  await expect(page.locator('[data-cell="a"]')).toBeVisible();
  await expect(tabs).toHaveText(['gone.md', 'Two']);
});
