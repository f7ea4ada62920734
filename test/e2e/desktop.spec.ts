/** What only a real Electron can show; run by `npm test -- desktop`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';

test.use({ hostOptions: { lessons: join(import.meta.dirname, 'lessons') } });

test('the page has walls, no Node and a kernel apart; the menu, the printer and a second window work', async ({
  app,
  desktop,
}) => {
  const { page } = app;
  const { electron } = desktop;
  app.allowErrors(/Content Security Policy/);
  await app.openLesson('01-first-steps');
  const inside = await page.evaluate(async () => ({
    node: ['require', 'process', 'module'].filter((name) => name in globalThis),
    outside: await fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    ),
    isolated: crossOriginIsolated,
  }));
  expect(inside).toEqual({ node: [], outside: 'refused', isolated: true });
  expect(page.frames().map((frame) => new URL(frame.url()).protocol)).toContain('kernel:');

  const pdf = await page.evaluate(() =>
    globalThis.stepwiseHost?.call('export.pdf', { html: '<h1>标题</h1>' }),
  );
  const { value } = pdf as { readonly value: { readonly pdf: string } };
  expect(Buffer.from(value.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');

  // A file the system hands over is opened in this window.
  const path = join(app.host.data, 'handed.md');
  writeFileSync(path, '# Handed over\n');
  await electron.evaluate(({ app: main }, file) => {
    main.emit('open-file', { preventDefault() {} }, file);
  }, path);
  await expect(page.getByRole('heading', { name: 'Handed over' })).toBeVisible();

  // Asked for in a second window, it comes to the front in the first.
  const opened = electron.waitForEvent('window');
  await page.evaluate(() => globalThis.stepwiseHost?.call('window.open', { place: '#/notebooks' }));
  const second = await opened;
  await second.locator('main').waitFor();
  const reply = await second.evaluate(
    (file) => globalThis.stepwiseHost?.call('document.open', { ref: { kind: 'file', path: file } }),
    path,
  );
  expect(reply).toMatchObject({ ok: false, code: 'elsewhere' });
});
