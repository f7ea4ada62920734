/** What a cell showed goes to the clipboard as text, as Markdown and as a picture, by keyboard. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onDesktop, test } from '../../support/app.ts';

const text = `\`\`\`ts {#table}
import { table } from 'stepwise/learn';
table([{ name: 'rate', value: 0.1 }, { name: '步数', value: 20 }]);
\`\`\`
`;

test('copies an output as text, Markdown and a picture', async ({ app, context }) => {
  test.skip(onDesktop, 'a page of the desktop app may write the clipboard and never read it');
  const { page } = app;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const folder = join(app.host.data, 'work');
  await mkdir(folder);
  const path = join(folder, 'table.md');
  await writeFile(path, text);
  app.host.grant(path);
  await page.getByRole('button', { name: 'English' }).click();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/file/${encodeURIComponent(path)}`,
  );
  await page.locator('[data-cell="table"]').focus();
  await page.keyboard.press('Control+Enter');
  const outputs = page.locator('[data-outputs="table"]');
  await expect(outputs.getByRole('table')).toContainText('步数');

  const copy = async (as: string) => {
    await outputs.getByRole('button', { name: 'Copy output' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: as }).focus();
    await page.keyboard.press('Enter');
  };
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await copy('Copy as text');
  await expect.poll(clipboard).toMatch(/rate\s+0\.1\n步数\s+20/);
  await copy('Copy as Markdown');
  await expect.poll(clipboard).toContain('| 步数 | 20 |');
  await copy('Copy as an image');
  const picture = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      if (!item?.types.includes('image/png')) return null;
      const bitmap = await createImageBitmap(await item.getType('image/png'));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const drawn = canvas.getContext('2d');
      drawn?.drawImage(bitmap, 0, 0);
      const { data } = drawn?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark += 1;
      return { width: bitmap.width, dark };
    });
  await expect.poll(picture).toMatchObject({ width: expect.any(Number) });
  const drawn = await picture();
  expect(drawn?.width).toBeGreaterThan(400);
  // The table's letters, not an empty sheet.
  expect(drawn?.dark).toBeGreaterThan(500);
});
