/** Jupyter notebooks: an old one is upgraded as a copy, pictures in prose are drawn, other kernels’ code says what it lacks. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type App, expect, test } from '../../support/app.ts';

/** A red square of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

async function open({ page, host }: App, name: string, notebook: object): Promise<string> {
  const path = join(host.data, name);
  await writeFile(path, JSON.stringify(notebook, null, 1));
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

test('an old notebook is shown as it is, and a copy of it is upgraded', async ({ app }) => {
  const { page } = app;
  const cells = [
    { cell_type: 'heading', level: 2, metadata: {}, source: ['Part one'] },
    {
      cell_type: 'code',
      collapsed: false,
      input: ['6 * 7'],
      language: 'javascript',
      metadata: {},
      outputs: [],
    },
  ];
  const old = {
    metadata: { name: '' },
    nbformat: 3,
    nbformat_minor: 0,
    worksheets: [{ cells, metadata: {} }],
  };
  const path = await open(app, 'old.ipynb', old);
  const before = await readFile(path, 'utf8');
  await page.getByRole('button', { name: 'Upgrade a copy to the new format' }).click();
  await expect(page.getByRole('heading', { name: 'Part one', level: 2 })).toBeVisible();
  await expect(page.locator('[data-cell] pre').first()).toContainText('6 * 7');
  expect(await readFile(path, 'utf8')).toBe(before);
});

test('attached pictures are drawn, Deno’s own is named as missing, and the ZIP holds the notebook itself', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const code = { cell_type: 'code', execution_count: null, metadata: {}, outputs: [] };
  const notebook = {
    cells: [
      {
        cell_type: 'markdown',
        id: 'words',
        metadata: {},
        source: '# Deno notes\n\n![a red square](attachment:red.png)',
        attachments: { 'red.png': { 'image/png': pixel } },
      },
      { ...code, id: 'read', source: "await Deno.readTextFile('a.txt')" },
      { ...code, id: 'python', metadata: { vscode: { languageId: 'python' } }, source: 'print(1)' },
    ],
    metadata: { kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  const path = await open(app, 'deno.ipynb', notebook);
  const picture = page.getByRole('img', { name: 'a red square' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  const python = page.locator('[data-cell="python"]');
  await expect(python).toContainText('python · kept as it is, not run here');
  await expect(python.getByRole('button', { name: 'Run this cell' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.locator('[data-outputs="read"]')).toContainText('This cell uses Deno.*');
  await page.getByRole('button', { name: 'File and export' }).click();
  await page.getByRole('menuitem', { name: /^Export/ }).click();
  const download = app.handedOver();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Everything/ })
    .click();
  const file = testInfo.outputPath('all.zip');
  await (await download).saveAs(file);
  const source = unzipSync(await readFile(file))['source/Deno-notes.ipynb'];
  const [words] = JSON.parse(Buffer.from(source ?? []).toString()).cells;
  expect(words).toEqual(notebook.cells[0]);
  expect(JSON.parse(await readFile(path, 'utf8')).cells).toHaveLength(3);
});
