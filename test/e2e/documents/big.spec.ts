/** Ten thousand cells: read from the first to the last, changed and saved, with few of them in the page. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../../support/app.ts';
import { thousandCells } from '../../support/big-documents.ts';

test('ten thousand cells open, scroll to their end, and are saved byte for byte but for what was changed', async ({
  app,
}) => {
  const { page } = app;
  const folder = join(app.host.data, 'work');
  await mkdir(folder);
  const path = join(folder, 'big.md');
  const text = thousandCells(10_000);
  await writeFile(path, text);
  app.host.grant(path);
  await page.getByRole('button', { name: 'English' }).click();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
  const first = page.locator('[data-cell="c0"]');
  await expect(first).toBeVisible({ timeout: 60_000 });
  expect(await nodes()).toBeLessThan(10_000);
  const last = page.locator('[data-cell="c4999"]');
  await expect(async () => {
    await page.locator('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }));
    await expect(last).toBeInViewport({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  expect(await nodes()).toBeLessThan(10_000);
  await last.focus();
  await page.keyboard.press('Enter');
  await expect(last.locator('[data-editor]')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// last ');
  await page.keyboard.press('Escape');
  const changed = text.replace('const v4999 =', '// last const v4999 =');
  await expect
    .poll(() => readFile(path, 'utf8').then((now) => now === changed), { timeout: 30_000 })
    .toBe(true);
});
