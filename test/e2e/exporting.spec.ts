/** Exports from the window: what is offered, the file that comes, and going back. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/app.ts';

test('a page is exported from the menu and opens from disk with the network cut', async ({
  app,
  browser,
}, testInfo) => {
  const { page } = app;
  await app.openLesson('02-loss');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const name of [/^PDF/, /^Markdown/, /^Jupyter/, /^TypeScript/, /^Everything/])
    await expect(dialog.getByRole('button', { name })).toBeVisible();
  const download = app.handedOver();
  await dialog.getByRole('button', { name: /^Web page/ }).press('Enter');
  const file = testInfo.outputPath('lesson.html');
  await (await download).saveAs(file);
  await expect(dialog.getByRole('status')).toContainText('.html');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  // Nothing of the app that wrote it: not its address, and none of the secrets that open it.
  const content = await readFile(file, 'utf8');
  const secrets = (await page.context().cookies()).map(({ value }) => value);
  const call = await page.locator('meta[name="stepwise-call"]').getAttribute('content');
  expect(secrets).toHaveLength(1);
  for (const own of [...secrets, call ?? '', new URL(page.url()).host]) {
    expect(own.length).toBeGreaterThan(10);
    expect(content.includes(own), own.slice(0, 5)).toBe(false);
  }

  const offline = await browser.newContext({ offline: true });
  const exported = await offline.newPage();
  const asked: string[] = [];
  exported.on('request', (request) => void asked.push(request.url()));
  await exported.goto(pathToFileURL(file).href);
  await expect(exported.getByRole('heading', { name: 'Errors drawn as squares' })).toBeVisible();
  expect(asked.filter((url) => /^https?:/.test(url))).toEqual([]);
  await offline.close();
});

test('a notebook is exported for Jupyter, and an export of everything can be called off', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await app.openLesson('02-loss');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: /^Everything/ }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const download = app.handedOver();
  await dialog.getByRole('button', { name: /^Jupyter/ }).click();
  const got = await download;
  expect(got.suggestedFilename()).toMatch(/\.ipynb$/);
  const file = testInfo.outputPath('lesson.ipynb');
  await got.saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ nbformat: 4 });
});
