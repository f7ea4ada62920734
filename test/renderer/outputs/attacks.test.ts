/**
 * Outputs that attack the window, in a real browser under the window's own
 * policy: none runs, none asks for an address, none takes a name or a place.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '#core/runtime/output.ts';
import { GalleryBrowser, type GalleryPage } from '../../support/gallery/open.ts';
import { markup } from '../../support/hostile-markup.ts';

let browser: GalleryBrowser;
let opened: GalleryPage;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
  opened = await browser.open();
}, 180_000);
afterAll(() => browser.stop());

/** Gives whatever would run the time to do so: two frames and the tasks between. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))),
  );
}

async function unharmed({ page, strangers }: GalleryPage, name: string): Promise<void> {
  await settle(page);
  expect(await page.evaluate(() => 'ran' in globalThis), name).toBe(false);
  expect(strangers, name).toEqual([]);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          /^(?:script|iframe|object|embed|form|input|base|meta|link|style|video|audio|template)$/i.test(
            element.tagName,
          ) ||
          [...element.attributes].some(
            (attribute) =>
              /^on/i.test(attribute.name) || /^\s*(?:javascript|vbscript|data:text)/i.test(attribute.value),
          ),
      )
      .map((element) => element.outerHTML),
  );
  expect(found, name).toEqual([]);
}

describe('markup', () => {
  it.each(Object.keys(markup))('%s does nothing, as HTML and as Markdown', async (name) => {
    const html = markup[name] ?? '';
    await opened.page.evaluate(
      (text) =>
        gallery.show({
          outputs: [{ mime: 'text/html', data: { html: text } }],
          prose: [`Before\n\n${text}\n\nafter ${text}`],
        }),
      html,
    );
    for (const link of await opened.page.locator('main a').all())
      await link.click({ timeout: 2000 }).catch(() => undefined);
    await unharmed(opened, name);
    expect(new URL(opened.page.url()).hash).toBe('');
  });

  it('cannot cover the window, nor take the name of what is in it', async () => {
    await opened.page.evaluate(() =>
      gallery.show({
        outputs: [
          {
            mime: 'text/html',
            data: {
              html: '<div id="root" name="gallery" class="gallery" style="position:fixed;inset:0;z-index:9999;width:100vw;background-color:red">x</div><img name="cookie"><a id="gallery" href="#">y</a>',
            },
          },
        ],
        prose: ['<p id="location">x</p>\n\n## root\n\n## constructor'],
      }),
    );
    const style = await opened.page.evaluate(() => {
      const element = document.querySelector('[data-output="text/html"] #doc-root') as HTMLElement;
      const computed = getComputedStyle(element);
      return {
        position: computed.position,
        color: computed.backgroundColor,
        id: element.id,
        classes: element.className,
      };
    });
    expect(style).toEqual({ position: 'static', color: 'rgb(255, 0, 0)', id: 'doc-root', classes: '' });
    expect(await opened.page.evaluate(() => document.querySelectorAll('#root').length)).toBe(1);
    expect(await opened.page.evaluate(() => typeof gallery.show)).toBe('function');
    const ids = await opened.page.evaluate(() =>
      [...document.querySelectorAll('main [id]')].map((element) => element.id),
    );
    expect(ids.every((id) => id.startsWith('doc-'))).toBe(true);
  });

  it('links lead out by the window’s service only', async () => {
    await opened.page.evaluate(() =>
      gallery.show({
        prose: ['[a](https://example.org/x) [b](//example.org/y) [c](file:///etc/passwd) [d](other.md)'],
      }),
    );
    for (const link of await opened.page.locator('main a').all()) await link.click();
    expect(await opened.page.evaluate(() => gallery.opened)).toEqual([
      'https://example.org/x',
      'https://example.org/y',
    ]);
  });
});

describe('formulas', () => {
  const formulas: Readonly<Record<string, string>> = {
    'a javascript link': '\\href{javascript:globalThis.ran=1}{x}',
    'a picture from elsewhere': '\\includegraphics{https://evil.test/x.png}',
    'a style and an id': '\\htmlStyle{position:fixed}{x}\\htmlId{root}{y}\\htmlClass{gallery}{z}',
    'an exploding definition':
      '\\edef\\a{xxxxxxxxxx}\\edef\\a{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\edef\\a{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\edef\\a{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\a',
    'an endless definition': '\\def\\a{\\a\\a}\\a',
    'an enormous rule': '\\rule{1e9em}{1e9em}',
    'twenty thousand braces': `${'{'.repeat(20_000)}x${'}'.repeat(20_000)}`,
    'nine thousand braces': `${'{'.repeat(9000)}x${'}'.repeat(9000)}`,
    markup: '<img src=x onerror=globalThis.ran=1>\\text{</span><script>globalThis.ran=1</script>}',
  };
  it.each(Object.keys(formulas))('%s is harmless', async (name) => {
    const tex = formulas[name] ?? '';
    await opened.page.evaluate(
      (text) =>
        gallery.show({
          outputs: [{ mime: 'text/latex', data: { text } }],
          prose: [`$$\n${text}\n$$\n\n$${text}$`, 'ok $x^2$'],
        }),
      tex,
    );
    await opened.page.locator('[data-prose]').last().locator('.katex').waitFor();
    await unharmed(opened, name);
    const tallest = await opened.page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('main section')].map((one) => one.getBoundingClientRect().height),
      ),
    );
    expect(tallest).toBeLessThan(8000);
  });
});

describe('diagrams', () => {
  const diagrams: Readonly<Record<string, string>> = {
    'a directive that loosens':
      '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "* { position: fixed }"}}%%\nflowchart LR\n  A["<img src=x onerror=globalThis.ran=1>"] --> B',
    'front matter that loosens':
      '---\nconfig:\n  securityLevel: loose\n---\nflowchart LR\n  A --> B\n  click A href "javascript:globalThis.ran=1"',
    'a click that calls':
      'flowchart LR\n  A --> B\n  click A call alert(1)\n  click B "https://evil.test/" _blank',
    'a class that fetches':
      'flowchart LR\n  A:::x --> B\n  classDef x fill:#f00,background:url(https://evil.test/x.png)',
    'a picture node': 'flowchart LR\n  A@{ img: "https://evil.test/x.png", label: "x", h: 60, w: 60 }',
  };
  it.each(Object.keys(diagrams))('%s is drawn without it', async (name) => {
    await opened.page.evaluate(
      (text) => gallery.show({ outputs: [{ mime: 'text/vnd.mermaid', data: { text } }] }),
      diagrams[name] ?? '',
    );
    await opened.page.locator('[data-output] figure > *').first().waitFor();
    await opened.page.waitForFunction(() => {
      const figure = document.querySelector('[data-output] figure');
      return (
        figure?.querySelector('[role=img]')?.shadowRoot !== undefined ||
        figure?.querySelector('figcaption') !== null
      );
    });
    await unharmed(opened, name);
    const inside = await opened.page.evaluate(() => {
      const root = document.querySelector('[data-output] [role=img]')?.shadowRoot;
      return [...(root?.querySelectorAll('*') ?? [])]
        .filter(
          (element) =>
            /^(?:script|a|image|foreignobject|iframe|img)$/i.test(element.tagName) ||
            [...element.attributes].some(({ name: attribute }) => /^on|href/.test(attribute)),
        )
        .map((element) => element.outerHTML);
    });
    expect(inside).toEqual([]);
  });
});

describe('charts and pictures', () => {
  it('a figure cannot reach a prototype, an address or a script', async () => {
    await opened.page.evaluate(() => {
      const evil = JSON.parse(
        '{"data":[{"y":[1,2],"name":"<a href=\\"javascript:globalThis.ran=1\\">n</a>","__proto__":{"polluted":1},"hovertext":["<img src=x onerror=globalThis.ran=1>"]},{"type":"scattermap","lat":[1],"lon":[1]}],"layout":{"title":{"text":"<a href=\\"javascript:globalThis.ran=1\\">t</a><img src=https://evil.test/x>"},"images":[{"source":"https://evil.test/x.png"}],"__proto__":{"polluted":1},"updatemenus":[{"buttons":[{"method":"restyle","args":["y",[[9]]]}]}]}}',
      );
      gallery.show({ outputs: [{ mime: 'application/vnd.plotly.v1+json', data: evil }] });
    });
    await opened.page.locator('[data-state="drawn"]').waitFor({ timeout: 30_000 });
    await settle(opened.page);
    expect(await opened.page.evaluate(() => ['ran' in globalThis, 'polluted' in {}])).toEqual([false, false]);
    expect(opened.strangers).toEqual([]);
    expect(await opened.page.locator('.js-plotly-plot a[href], .js-plotly-plot a[*|href]').count()).toBe(0);
  });

  it('no chart offers to send itself anywhere', async () => {
    await opened.page.evaluate(() =>
      gallery.show({ outputs: gallery.sampleOutputs().filter((one) => one.mime.includes('plotly')) }),
    );
    await opened.page.locator('[data-state="drawn"]').waitFor({ timeout: 30_000 });
    const titles = await opened.page.evaluate(() =>
      [...document.querySelectorAll('.modebar [data-title]')].map((one) => one.getAttribute('data-title')),
    );
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.join(' ')).not.toMatch(/cloud|share|studio|plotly/i);
  });

  it('an SVG is an image: its script does not run and its address is not asked for', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.ran=1"><script>parent.ran=1</script><image href="https://evil.test/x.png"/></svg>';
    const outputs: readonly Output[] = [
      { mime: 'image/svg+xml', data: { svg, alt: 'x' } },
      { mime: 'image/png', data: { url: 'https://evil.test/x.png', width: 1, height: 1, alt: 'y' } },
    ];
    await opened.page.evaluate((all) => gallery.show({ outputs: JSON.parse(all) }), JSON.stringify(outputs));
    await unharmed(opened, 'svg');
    expect(await opened.page.locator('[data-output="image/svg+xml"] img').count()).toBe(1);
  });

  it('an output of a kind nobody knows runs nothing and shows nothing', async () => {
    const before = opened.errors.length;
    await opened.page.evaluate(() =>
      gallery.show({
        outputs: [{ mime: 'application/javascript', data: { text: 'globalThis.ran=1' } } as never],
      }),
    );
    await unharmed(opened, 'javascript');
    expect(opened.errors.slice(before)).toEqual([]);
    expect(await opened.page.locator('[data-output]').textContent()).toBe('');
  });
});
