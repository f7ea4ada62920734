/** Nothing written is lost: changes from outside, conflicts, deleted and read-only files, damaged ones, history, recovery. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, expect, test } from '../../support/app.ts';

const text = '# Notes\n\n```ts {#a}\nconst mine = 1;\n```\n';

/** Opens a file of the test's own in English. */
async function openFile(app: App, name = 'notes.md', content = text): Promise<string> {
  const folder = join(app.host.data, 'work');
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, content);
  app.host.grant(path);
  await app.page.getByRole('button', { name: 'English' }).click();
  await app.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  return path;
}

const cell = (app: App) => app.page.locator('[data-cell="a"]');
const banner = (app: App, words: string | RegExp) => app.page.getByRole('alert').filter({ hasText: words });

/** Writes into the cell, by keyboard, at its start. */
async function type(app: App, words: string): Promise<void> {
  await cell(app).focus();
  await app.page.keyboard.press('Enter');
  await expect(cell(app).locator('[data-editor]')).toBeVisible();
  await app.page.keyboard.press('Control+Home');
  await app.page.keyboard.type(words);
  await app.page.keyboard.press('Escape');
}

/** Types while the file changes underneath, so that both sides have changed. */
async function collide(app: App, path: string, theirs = 'theirs'): Promise<void> {
  await app.page.route('**/api/document.save', async (route) => {
    await writeFile(path, text.replace('mine', theirs));
    await route.continue();
  });
  await type(app, '// here ');
  await expect(banner(app, 'saved somewhere else')).toBeVisible();
  await app.page.unroute('**/api/document.save');
}

test('takes over what another program changes while nothing is unsaved, and keeps the session', async ({
  app,
}) => {
  const path = await openFile(app);
  await cell(app).focus();
  await app.page.keyboard.press('Control+Enter');
  await expect(cell(app).locator('[data-outcome="ok"]')).toHaveCount(1);
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  await writeFile(path, text.replace('mine', 'theirs'));
  await expect(cell(app)).toContainText('const theirs = 1;');
  await expect(app.page.getByRole('alert').filter({ hasText: 'saved' })).toHaveCount(0);
  await cell(app).focus();
  await app.page.keyboard.press('z');
  await expect(cell(app)).toContainText('const mine = 1;');
});

test('shows both sides of a conflict and takes the one chosen', async ({ app }) => {
  const { page } = app;
  const path = await openFile(app);
  await collide(app, path);
  await banner(app, 'saved somewhere else').getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-diff="editor"]')).toContainText('theirs');
  await expect(dialog.locator('[data-diff="editor"]')).toContainText('here');
  await dialog.getByRole('button', { name: 'Take the other' }).click();
  await expect(cell(app)).toContainText('const theirs = 1;');
  await expect(banner(app, 'saved somewhere else')).toHaveCount(0);

  await collide(app, path, 'others');
  await banner(app, 'saved somewhere else').getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => readFile(path, 'utf8')).toContain('// here');
  await expect(banner(app, 'saved somewhere else')).toHaveCount(0);
});

test('completes what is typed in a cell after two texts were compared', async ({ app }) => {
  const { page } = app;
  const path = await openFile(app, 'notes.md', `${text}\n\`\`\`ts {#b}\nnowhere\n\`\`\`\n`);
  // Once this name is underlined, types are known.
  const wrong = () => page.evaluate(() => [...(CSS.highlights.get('code-error') ?? [])].map(String));
  await expect.poll(wrong, { timeout: 30_000 }).toContain('nowhere');
  await collide(app, path);
  for (let times = 0; times < 2; times++) {
    await banner(app, 'saved somewhere else').getByRole('button', { name: 'Compare' }).press('Enter');
    const theirs = page.locator('[data-diff="editor"] .editor.original');
    await expect(theirs).toContainText('theirs');
    await expect(theirs.getByRole('textbox')).toHaveAccessibleName('On disk');
    await expect(page.locator('[data-diff="editor"] .editor.modified')).toContainText('mine');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await cell(app).focus();
  await page.keyboard.press('Enter');
  await expect(cell(app).locator('[data-editor="monaco"]')).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nMat');
  await expect(page.locator('.suggest-widget.visible')).toContainText('Math');
});

test('asks before closing what could not be saved, and offers it again when it is opened', async ({
  app,
}) => {
  const { page } = app;
  const path = await openFile(app);
  await collide(app, path);
  await page.keyboard.press('Alt+w');
  await expect(page.getByRole('dialog')).toContainText('is not saved');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('navigation', { name: 'Open notebooks' }).getByRole('link')).toHaveCount(0);
  await page.getByRole('link', { name: 'My notebooks' }).click();
  await page
    .getByRole('region', { name: /never saved/ })
    .getByRole('link', { name: 'notes.md' })
    .click();
  await expect(cell(app)).toContainText('const theirs = 1;');
  await banner(app, 'were never saved').getByRole('button', { name: 'Restore' }).click();
  await expect(cell(app)).toContainText('// here const mine = 1;');
  await expect.poll(() => readFile(path, 'utf8')).toContain('// here');
});

test('keeps a file that was deleted, and makes it again when told to', async ({ app }) => {
  const path = await openFile(app);
  await type(app, '// here ');
  await expect.poll(() => readFile(path, 'utf8')).toContain('// here');
  await rm(path);
  await banner(app, 'deleted or moved').getByRole('button', { name: 'Save it there again' }).click();
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('// here');
});

test('offers another place for a read-only file, and goes on there', async ({ app }) => {
  const { page } = app;
  const path = await openFile(app);
  await page.keyboard.press('Alt+w');
  await chmod(path, 0o444);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  await type(app, '// here ');
  await banner(app, 'read-only').getByRole('button', { name: 'Save as…' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(join(app.host.data, 'work'));
  await page.getByLabel('File name').fill('mine.md');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved as mine.md')).toBeVisible();
  await expect(banner(app, 'read-only')).toHaveCount(0);
  expect(await readFile(join(app.host.data, 'work', 'mine.md'), 'utf8')).toContain('// here');
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('shows a damaged notebook as it is, with the reason', async ({ app }) => {
  const path = await openFile(app, 'broken.ipynb', '{ "cells": [');
  await expect(banner(app, 'cannot be read')).toBeVisible();
  await expect(app.page.getByRole('group', { name: 'Text of broken.ipynb' })).toHaveText('{ "cells": [');
  expect(await readFile(path, 'utf8')).toBe('{ "cells": [');
});
