/** The browser host's headers, as Chromium enforces them. */
import { createServer } from 'node:http';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { type BuiltSite, buildSite } from '../support/site.ts';

let site: BuiltSite;
let host: TestHost;
let browser: Browser;

beforeAll(async () => {
  site = await buildSite();
  host = await startTestHost(site);
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await host.close();
  await site.remove();
});

describe('in Chromium', () => {
  test('the address opens the app once, leaves no token behind, and the page is isolated', async () => {
    const page = await browser.newPage();
    const address = host.address('#/lesson/01-one');
    await page.goto(address);
    expect(page.url()).toBe(`${host.windowOrigin}/lesson/01-one`);
    await expect.poll(() => page.evaluate(() => document.body.dataset.ran)).toBe('true');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => document.referrer)).toBe('');
    await page.reload();
    expect(await page.title()).toBe('window');
    const other = await browser.newContext();
    const stranger = await other.newPage();
    expect((await stranger.goto(address))?.status()).toBe(403);
    expect(await stranger.textContent('body')).toContain('This door is closed');
    await other.close();
    await page.close();
  });

  test('the kernel frame computes and reaches nothing but its wasm files', async () => {
    const page = await browser.newPage();
    await page.goto(host.address());
    const report = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data));
          const frame = document.createElement('iframe');
          frame.allow = 'cross-origin-isolated';
          frame.src = url;
          document.body.append(frame);
        }),
      `${host.kernelOrigin}/index.html`,
    );
    expect(report).toEqual({
      eval: 'yes',
      wasm: 'yes',
      window: 'TypeError',
      own: 'TypeError',
      nested: 'Error',
      isolated: true,
    });
    await page.close();
  });

  test('the window has neither eval nor inline script', async () => {
    const page = await browser.newPage();
    await page.goto(host.address());
    const outcome = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.inline = "ran"';
      document.body.append(script);
      // Playwright's own evaluation is not ruled by the page's policy, a function made in the page later is.
      const link = document.createElement('a');
      link.setAttribute('onclick', 'document.body.dataset.handler = "ran"');
      document.body.append(link);
      link.click();
      return { inline: document.body.dataset.inline, handler: document.body.dataset.handler };
    });
    expect(outcome).toEqual({});
    await page.close();
  });

  test('a foreign page can neither frame the app, nor the kernel, nor load its scripts', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.address());
    const foreign = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        `<script src="${host.windowOrigin}/assets/index-AAAAAAAA.js" onload="loaded=1" onerror="loaded=0"></script>
         <iframe src="${host.windowOrigin}/"></iframe><iframe src="${host.kernelOrigin}/index.html"></iframe>`,
      );
    });
    await new Promise<void>((done) => void foreign.listen(0, '127.0.0.1', done));
    const address = foreign.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'load' });
    // Another port is the same site: the cookie is sent, so only the walls stand.
    expect(await page.evaluate('loaded')).toBe(0);
    const shown = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.url()),
    );
    expect(shown).toEqual(['chrome-error://chromewebdata/', 'chrome-error://chromewebdata/']);
    const read = page.evaluate(
      (url) => fetch(url, { credentials: 'include' }).then((r) => r.text()),
      `${host.windowOrigin}/`,
    );
    await expect(read).rejects.toThrow(/Failed to fetch/);
    foreign.close();
    foreign.closeAllConnections();
    await context.close();
  });
});
