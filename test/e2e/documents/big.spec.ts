/** Big documents: ten thousand cells, and a notebook of megabytes; read, changed, and saved with every other byte as it was. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, expect, test } from '../../support/app.ts';
import { bigNotebook, thousandCells } from '../../support/big-documents.ts';

async function open({ page, host }: App, name: string, text: string): Promise<string> {
  const folder = join(host.data, 'work');
  await mkdir(folder);
  const path = join(folder, name);
  await writeFile(path, text);
  host.grant(path);
  await page.getByRole('button', { name: 'English' }).click();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  return path;
}

test('ten thousand cells open, scroll to their end, and are saved byte for byte but for what was changed', async ({
  app,
}) => {
  const { page } = app;
  const text = thousandCells(10_000);
  const path = await open(app, 'big.md', text);
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

test('a notebook of megabytes crosses as it lies on the disk, shows its outputs, and is saved with every other cell’s bytes as they were', async ({
  app,
}) => {
  const { page } = app;
  // The mark at its head and the pictures behind the edited cell are what could be lost on the way.
  const text = `\uFEFF${bigNotebook(2)}`;
  const saves: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/document.save')) saves.push(request.headers()['content-type'] ?? '');
  });
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/document.open'));
  const path = await open(app, 'big.ipynb', text);
  expect((await answered).headers()['content-type']).toBe('application/vnd.stepwise.long-answer');
  const cell = page.locator('[data-cell="c1"]');
  const outputs = page.locator('[data-outputs="c1"]');
  await expect(outputs.getByRole('img')).toHaveCount(2, { timeout: 30_000 });
  await expect(outputs).toContainText('epoch 0 loss 0.12345 准确率 0.98');
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(cell.locator('[data-editor]')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// first ');
  await page.keyboard.press('Escape');
  const changed = text.replace('"const x = 1;\\n"', '"// first const x = 1;\\n"');
  await expect
    .poll(() => readFile(path, 'utf8').then((now) => now === changed), { timeout: 30_000 })
    .toBe(true);
  expect(new Set(saves)).toEqual(new Set(['application/vnd.stepwise.long-call']));
});
