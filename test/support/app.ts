/**
 * The end-to-end fixture: `app` is the real app with a fresh data folder for each test. Its host is a parameter: the
 * browser host in Chromium, let in, or (`STEPWISE_E2E_HOST=desktop`) the desktop app on the real Electron.
 *
 *     import { expect, test } from '../support/app.ts';
 *     test('lists the lessons', async ({ app }) => {
 *       await expect(app.page.getByRole('link', { name: /article/i })).toBeVisible();
 *     });
 *
 * `test.use({ hostOptions: { lessons: '…' } })` gives a test lessons of its own. Errors in the page or its console
 * fail the test, unless it expected them by `app.allowErrors(/…/)`. What only one host has says so:
 * `test.skip(onDesktop, 'a browser’s second tab')`.
 */
import { test as base, type Page } from 'playwright/test';
import type { DocumentRef } from '#core/host/host.ts';
import { launchOptions } from './chromium.ts';
import { type DesktopApp, type HandedOver, onDesktop, startDesktopApp } from './desktop-app.ts';
import { startTestHost, type TestHostOptions, writeSettings } from './host.ts';

export { expect } from 'playwright/test';
export { onDesktop } from './desktop-app.ts';

/** The app, running and open. */
export interface App {
  readonly host: {
    readonly data: string;
    /** Allows a file of the test's own; gives the reference by which the window opens it. */
    readonly grant: (path: string) => DocumentRef;
  };
  readonly page: Page;
  /** The window's address, without a token: what a reload would open. */
  readonly url: string;
  /** Opens a lesson by its id, as its card does, and waits for the document. */
  openLesson(id: string): Promise<void>;
  /** The next file handed to the learner; ask before the click that leads to it. */
  handedOver(): Promise<HandedOver>;
  /** Errors whose text matches do not fail the test. */
  allowErrors(pattern: RegExp): void;
}

interface Fixtures {
  hostOptions: TestHostOptions;
  desktop: DesktopApp;
  app: App;
}

const desktopTest = base.extend<Pick<Fixtures, 'hostOptions' | 'desktop'>>({
  hostOptions: [{}, { option: true }],
  desktop: async ({ hostOptions, locale }, use) => {
    const { lessons } = hostOptions;
    const desktop = await startDesktopApp({
      locale: locale ?? 'en-US',
      prepare: (data) => writeSettings(data, hostOptions),
      ...(lessons === undefined ? {} : { lessons }),
    });
    await use(desktop);
    await desktop.close();
  },
});

/** Where the app is the desktop's, so are its context and its page. */
const hosted = onDesktop
  ? desktopTest.extend({
      context: async ({ desktop }, use) => use(desktop.electron.context()),
      page: async ({ desktop }, use) => use(desktop.page),
    })
  : desktopTest;

/** Playwright's `test`, with the app. */
export const test = hosted.extend<Pick<Fixtures, 'app'>>({
  app: [
    onDesktop
      ? async ({ desktop }, use) => {
          const { page, windowOrigin, data, grant, handedOver } = desktop;
          await watched(page, (allowErrors) =>
            use({ ...appOn(page, windowOrigin), host: { data, grant }, handedOver, allowErrors }),
          );
        }
      : async ({ page, hostOptions }, use) => {
          const host = await startTestHost(hostOptions);
          await watched(page, async (allowErrors) => {
            await page.goto(host.address());
            const handedOver = () => page.waitForEvent('download');
            await use({ ...appOn(page, host.windowOrigin), host, handedOver, allowErrors });
            // What the page still asks for must not find the host gone.
            await page.goto('about:blank').catch(() => {});
            await host.close();
          });
        },
    {},
  ],
});

/** The app in a page, but for what its host adds. */
function appOn(page: Page, origin: string): Pick<App, 'page' | 'url' | 'openLesson'> {
  return {
    page,
    url: `${origin}/`,
    async openLesson(id) {
      const place = `#/lesson/${id}`;
      // In a window that is there, as a link leads there; a page that was left is opened anew.
      if (!page.url().startsWith(origin)) await page.goto(`${origin}/${place}`);
      await page.evaluate((place) => {
        location.hash = place;
      }, place);
      await page.locator('main [data-cell]').first().waitFor();
    },
  };
}

/** Fails after the work where the page or its console reported errors that were not allowed. */
async function watched(page: Page, work: (allowErrors: App['allowErrors']) => Promise<void>): Promise<void> {
  const errors: string[] = [];
  const allowed: RegExp[] = [];
  page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  await work((pattern) => void allowed.push(pattern));
  const unexpected = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)));
  if (unexpected.length > 0) throw new Error(`the page reported errors:\n${unexpected.join('\n')}`);
}

/** Settings every end-to-end run shares. */
export const use = { launchOptions: launchOptions(), viewport: { width: 1280, height: 800 } };
