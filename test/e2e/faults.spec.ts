/** What the window says and keeps when something around it fails. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { placeOf } from '#core/host/place.ts';
import { expect, onDesktop, test } from '../support/app.ts';
import { seriousFindings } from '../support/axe.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

/** A banner of the window's own; the editor keeps alerts of its own for screen readers. */
const banner = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });

test('keeps edits while the host is gone and saves them when it is back', async ({ app }) => {
  const { page } = app;
  app.allowErrors(/ERR_|Failed to load|net::/);
  await app.openLesson('01-first-steps');
  await page.getByRole('button', { name: 'English' }).click();
  await page.route('**/api/**', (route) => route.abort());
  await page.locator('[data-cell="sum"]').focus();
  await page.keyboard.press('b');
  await expect(banner(page, 'The host does not answer')).toBeVisible();
  await expect(page.locator('[data-cell]')).toHaveCount(8);
  // Should it never come back, what is in the window can be taken along.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a copy' }).click();
  const copy = await download;
  expect(copy.suggestedFilename()).toBe('01-first-steps.md');
  expect((await readFile(await copy.path(), 'utf8')).match(/^```ts/gm)?.length).toBeGreaterThan(1);
  await page.unroute('**/api/**');
  // It asks again by itself; a click is for who does not want to wait.
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click({ timeout: 2000 }).catch(() => undefined);
  await expect(banner(page, 'The host does not answer')).toHaveCount(0);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await page.locator('[data-cell]').first().waitFor();
  await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
  await expect(page.locator('[data-cell]')).toHaveCount(8);
});

test('asks which copy should stay when another window saved first', async ({ app, context }) => {
  test.skip(onDesktop, 'the desktop opens a document in one window only: test/main/desktop-windows.test.ts');
  const { page } = app;
  // This window hears of nothing: had it heard, it would have taken the other's copy over before the edit.
  await page.route('**/api/document.watch', () => {});
  await app.openLesson('01-first-steps');
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('[data-cell="sum"]').waitFor();
  const other = await context.newPage();
  await other.goto(`${app.url}#/lesson/01-first-steps`);
  await other.locator('[data-cell="sum"]').focus();
  await other.keyboard.press('b');
  await expect(other.getByText('Saved', { exact: true })).toBeVisible();
  await page.locator('[data-cell="sum"]').focus();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(banner(page, 'saved somewhere else')).toBeVisible();
  await page.getByRole('button', { name: 'Take the other' }).click();
  await expect(page.locator('[data-cell]')).toHaveCount(8);
});

test('says that a lesson is not there, and leads back', async ({ app }) => {
  const { page } = app;
  app.allowErrors(/404/);
  await page.getByRole('button', { name: 'English' }).click();
  await page.goto(`${app.url}#/lesson/99-nowhere`);
  await expect(page.getByRole('heading', { name: 'This notebook cannot be opened' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the lessons' }).click();
  await expect(page.getByRole('link', { name: /First steps/ })).toBeVisible();
});

test('ends a cell that exhausts memory, keeps the window, and runs again', async ({ app, context }) => {
  const { page } = app;
  const debug = await context.newCDPSession(page);
  app.allowErrors(/./);
  await app.openLesson('01-first-steps');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('toolbar')).toContainText('Ready');
  await page.locator('[data-cell="sum"] pre').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('const hoard: number[][] = []; for (;;) hoard.push(new Array(100_000).fill(0.5))');
  await page.keyboard.press('Control+Enter');
  // From here on Playwright takes the whole page for crashed, for a frame in it did; the debugger knows better.
  const ask = async (expression: string): Promise<unknown> =>
    (await debug.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  const output = (id: string) => ask(`document.querySelector('[data-outputs="${id}"]')?.textContent ?? ''`);
  await expect.poll(() => output('sum'), { timeout: 90_000 }).toMatch(/memory/i);
  expect(await ask(`document.querySelector('[data-cell="sum"]').textContent`)).toContain('hoard');
  await ask(`document.querySelector('[data-cell="given"] [aria-label="Run this cell"]').click()`);
  await expect.poll(() => output('given'), { timeout: 30_000 }).toContain('given');
});

test('a notebook, or one output, that cannot be drawn leaves the rest alive, and the work is reopened', async ({
  app,
}) => {
  const { page, host } = app;
  test.skip(onDesktop, 'only a browser’s files can be held back on their way');
  app.allowErrors(/./);
  await page.getByRole('button', { name: 'English' }).click();
  const path = join(host.data, 'mine.md');
  await writeFile(
    path,
    "# Mine\n\n```ts {#rows}\nimport { table } from 'stepwise/learn';\nlet n = 1;\ntable([{ n }]);\n```\n\n```ts {#more}\nn += 1;\n```\n",
  );
  const place = placeOf(host.grant(path));
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const run = async (cell: string) => {
    await page.locator(`[data-cell="${cell}"]`).focus();
    await page.keyboard.press('Control+Enter');
  };

  // One output: its own code does not arrive, and only it is missing.
  await page.route(/\/table-[^/]*\.js$/, (route) => route.abort());
  await go(place);
  await run('rows');
  await expect(page.locator('[data-outputs="rows"]')).toContainText('This output could not be shown');
  await page.unrouteAll();
  await page.locator('[data-outputs="rows"]').getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.locator('[data-outputs="rows"]').getByRole('table')).toBeVisible();
  await run('more');
  await expect(page.locator('[data-outputs="more"]')).toHaveText('2');
  await page.locator('[data-cell="more"]').focus();
  await page.keyboard.press('b');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  // The whole document: the view of its cells throws.
  const breakViews = () =>
    page.evaluate(() => {
      const real = globalThis.requestIdleCallback;
      Object.assign(globalThis, {
        mend: () => Object.assign(globalThis, { requestIdleCallback: real }),
        requestIdleCallback: () => {
          throw new Error('the view is broken');
        },
      });
    });
  await breakViews();
  await go('#/lesson/01-first-steps');
  await expect(page.getByRole('heading', { name: 'This notebook could not be shown' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.evaluate('mend()');
  // The other one lives, its variables among it.
  await page.getByRole('link', { name: 'Mine' }).click();
  await run('more');
  await expect(page.locator('[data-outputs="more"]')).toHaveText('3');
  await go('#/lesson/01-first-steps');
  await expect(page.locator('[data-cell="sum"]')).toBeVisible();

  // What failed is opened again as it was saved, all of it.
  await breakViews();
  await go(place);
  await page.getByRole('button', { name: 'Reopen my work' }).press('Enter');
  await expect(page.locator('[data-cell]')).toHaveCount(4);
  await expect(page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link')).toHaveCount(2);
});
