/**
 * The end-to-end fixture: `app` is the real app on the real browser host, with
 * a fresh data folder for each test, opened in Chromium and let in.
 *
 *     import { expect, test } from '../support/app.ts';
 *     test('lists the lessons', async ({ app }) => {
 *       await expect(app.page.getByRole('link', { name: /article/i })).toBeVisible();
 *     });
 *
 * `test.use({ hostOptions: { lessons: '…' } })` gives a test lessons of its own. Errors in the page or its console
 * fail the test, unless it expected them by `app.allowErrors(/…/)`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, type Page } from 'playwright/test';
import { defaultSettings } from '#core/host/host.ts';
import { launchOptions } from './chromium.ts';
import { startTestHost, type TestHost, type TestHostOptions } from './host.ts';

export { expect } from 'playwright/test';

/** The app, running and open. */
export interface App {
  readonly host: TestHost;
  readonly page: Page;
  /** The window's address, without a token: what a reload would open. */
  readonly url: string;
  /** Opens a lesson by its id, as its card does, and waits for the document. */
  openLesson(id: string): Promise<void>;
  /** Errors whose text matches do not fail the test. */
  allowErrors(pattern: RegExp): void;
}

interface Fixtures {
  hostOptions: TestHostOptions;
  app: App;
}

/** Playwright's `test`, with the app. */
export const test = base.extend<Fixtures>({
  hostOptions: [{}, { option: true }],
  app: async ({ page, hostOptions }, use) => {
    const host = await startTestHost(hostOptions);
    const errors: string[] = [];
    const allowed: RegExp[] = [];
    page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
    });
    if (hostOptions.data === undefined && hostOptions.steps !== true) await readWhole(host.data);
    await page.goto(host.address());
    await use({
      host,
      page,
      url: `${host.windowOrigin}/`,
      async openLesson(id) {
        await page.goto(`${host.windowOrigin}/#/lesson/${id}`);
        await page.locator('main').waitFor();
      },
      allowErrors: (pattern) => void allowed.push(pattern),
    });
    // What the page still asks for must not find the host gone.
    await page.goto('about:blank').catch(() => {});
    await host.close();
    const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)));
    if (unexpected.length > 0) throw new Error(`the page reported errors:\n${unexpected.join('\n')}`);
  },
});

/** Most tests look at a lesson whole; those of its steps say `steps: true`. */
async function readWhole(data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'settings.json'), JSON.stringify({ ...defaultSettings, steps: false }));
}

/** Settings every end-to-end run shares. */
export const use = { launchOptions: launchOptions(), viewport: { width: 1280, height: 800 } };
