/** Exported files as a reader meets them: opened from disk, without a network. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFormats } from '#core/export/formats.ts';
import { GalleryBrowser } from '../../support/gallery/open.ts';
import { markup } from '../../support/hostile-markup.ts';

let browser: GalleryBrowser;
let page: Page;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
  ({ page } = await browser.open());
}, 180_000);
afterAll(() => browser.stop());

describe('an exported file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stepwise-export-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The file as someone opens it from their disk. */
  async function openedFrom(
    name: string,
    content: string,
    options: Parameters<typeof browser.browser.newPage>[0] = {},
  ): Promise<Page> {
    const path = join(folder, name);
    await writeFile(path, content);
    const reader = await browser.browser.newPage(options);
    await reader.goto(pathToFileURL(path).href);
    return reader;
  }

  /** How wide a word is in the first element that matches, by the size of its letters; NaN before it is there. */
  function widthOf(reader: Page, selector: string, word: string): Promise<number> {
    return reader.evaluate(
      ([where, what]) => {
        const line = document.querySelector(where);
        const text = line?.firstChild;
        const at = text?.textContent?.indexOf(what) ?? -1;
        if (!line || !text || at < 0) return Number.NaN;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + what.length);
        return range.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(line).fontSize);
      },
      [selector, word] as const,
    );
  }

  it('opens from disk without a network, draws its charts, speaks both languages, asks for nothing', async () => {
    const file = await page.evaluate(() => {
      const { zh, en } = gallery.sampleProse;
      const markdown = `---\ntitle: {zh: 分类器, en: The classifier}\n---\n\n<!-- zh -->\n${zh}\n<!-- en -->\n${en}\n<!-- all -->\n\n\`\`\`ts\nconst a = 1\n\`\`\`\n`;
      return gallery.exported(markdown, [gallery.sampleOutputs()], 'zh');
    });
    expect(file.name).toBe('分类器.html');
    const path = join(folder, 'export.html');
    await writeFile(path, file.content);

    const context = await browser.browser.newContext({
      viewport: { width: 1000, height: 900 },
      offline: true,
    });
    const reader = await context.newPage();
    const problems: string[] = [];
    reader.on('pageerror', (error) => problems.push(error.message));
    reader.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    reader.on('request', (request) => {
      if (!/^(?:data|blob|file):/.test(request.url())) problems.push(request.url());
    });
    await reader.goto(pathToFileURL(path).href);
    expect(await reader.title()).toBe('分类器');
    await reader.locator('.katex').first().waitFor();
    await reader.locator('[data-in="zh"] [data-chart]:visible').first().scrollIntoViewIfNeeded();
    await reader.locator('[data-in="zh"] .js-plotly-plot').first().waitFor();
    await reader.getByRole('button', { name: 'English' }).click();
    expect(await reader.title()).toBe('The classifier');
    expect(await reader.getByRole('heading', { name: 'Training', exact: true }).isVisible()).toBe(true);
    const chart = reader.locator('[data-in="en"] [data-chart]:visible').first();
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('.main-svg').first().waitFor();
    // Interactive: the pointer over a bar brings up its label.
    await chart
      .locator('.nsewdrag')
      .first()
      .hover({ position: { x: 16, y: 150 } });
    await chart.locator('.hoverlayer .hovertext').first().waitFor();
    await reader.getByRole('button', { name: 'Light or dark' }).click();
    expect(await reader.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(20, 23, 26)',
    );
    const fonts = await reader.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].some((face) => face.family.includes('KaTeX') && face.status === 'loaded');
    });
    expect(fonts).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('runs no script that is in a title, an output or prose', async () => {
    const file = await page.evaluate(() => {
      const evil = '</script><script>globalThis.ran=1</script><img src=x onerror=globalThis.ran=1>';
      return gallery.exported(
        `---\ntitle: ${JSON.stringify(evil)}\n---\n\n${evil}\n\n\`\`\`ts\n// ${evil}\n\`\`\`\n`,
        [
          [
            { mime: 'text/html', data: { html: evil } },
            { mime: 'text/plain', data: { text: evil } },
            {
              mime: 'application/vnd.plotly.v1+json',
              data: { data: [{ y: [1], name: evil }], layout: { title: { text: evil } } },
            },
          ],
        ],
        'en',
      );
    });
    const reader = await openedFrom('evil.html', file.content);
    await reader.locator('.js-plotly-plot').waitFor();
    expect(await reader.evaluate(() => 'ran' in globalThis)).toBe(false);
    await reader.close();
  });

  it('brings nothing of hostile markup along, under its own policy and without it', async () => {
    const file = await page.evaluate(
      (all) =>
        gallery.exported(
          `# Hostile\n\n${all.join('\n\n')}\n\n\`\`\`ts\n1\n\`\`\`\n`,
          [
            [
              ...all.map((html) => ({ mime: 'text/html' as const, data: { html } })),
              ...all.map((text) => ({ mime: 'text/markdown' as const, data: { text } })),
              ...all.map((svg) => ({ mime: 'image/svg+xml' as const, data: { svg, alt: 'x' } })),
              {
                mime: 'text/latex' as const,
                data: { text: '\\href{javascript:ran=1}{x}\\includegraphics{https://evil.test/x.png}' },
              },
            ],
          ],
          'en',
        ),
      Object.values(markup),
    );
    const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
    expect(file.content).toMatch(policy);
    const path = join(folder, 'hostile.html');
    // The sanitiser is the first wall, so it must stand alone too.
    for (const content of [file.content, file.content.replace(policy, '')]) {
      await writeFile(path, content);
      const reader = await browser.browser.newPage();
      const asked: string[] = [];
      reader.on('request', (request) => void asked.push(request.url()));
      await reader.goto(pathToFileURL(path).href);
      await reader.getByRole('heading', { name: 'Hostile' }).waitFor();
      const found = await reader.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter(
            (element) =>
              /^(?:script|iframe|object|embed|form|input|base|meta|link|style|video|audio|template)$/i.test(
                element.tagName,
              ) ||
              [...element.attributes].some(
                ({ name, value }) =>
                  /^on/i.test(name) || /^\s*(?:javascript|vbscript|data:text)/i.test(value),
              ),
          )
          .map((element) => element.outerHTML),
      );
      expect(found).toEqual([]);
      expect(await reader.evaluate(() => 'ran' in globalThis)).toBe(false);
      expect(asked.filter((url) => !/^(?:data|blob):/.test(url))).toEqual([pathToFileURL(path).href]);
      await reader.close();
    }
  });

  it('of 200 cells folds its code, prints in light without its buttons, and keeps every cell', async () => {
    const file = await page.evaluate(() => {
      const cells = Array.from(
        { length: 100 },
        (_, n) =>
          `## Part ${n}\n\nEnergy $E_{${n}}$ 能量 ${n}.\n\n\`\`\`ts\nconst value${n} = ${n};\n\`\`\`\n`,
      );
      const output = (n: number) => [{ mime: 'text/plain' as const, data: { text: `answer ${n}` } }];
      return gallery.exported(
        cells.join('\n'),
        Array.from({ length: 100 }, (_, n) => output(n)),
        'en',
      );
    });
    const path = join(folder, 'long.html');
    await writeFile(path, file.content);
    const context = await browser.browser.newContext({ offline: true, colorScheme: 'dark' });
    const reader = await context.newPage();
    const problems: string[] = [];
    reader.on('pageerror', (error) => problems.push(error.message));
    reader.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await reader.goto(pathToFileURL(path).href);
    expect(await reader.locator('main .cell').count()).toBe(200);
    expect(await reader.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    const code = reader.getByText('const value99 = 99');
    expect(await code.isVisible()).toBe(true);
    await reader.getByRole('button', { name: 'Fold or unfold code' }).press('Enter');
    expect(await code.isVisible()).toBe(false);
    expect(await reader.getByText('answer 99', { exact: true }).isVisible()).toBe(true);
    await reader.locator('summary').last().press('Enter');
    expect(await code.isVisible()).toBe(true);
    await reader.getByRole('button', { name: 'Fold or unfold code' }).press('Enter');
    await reader.getByRole('button', { name: 'Fold or unfold code' }).press('Enter');

    const pdf = await reader.pdf({ format: 'A4' });
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
      mergePages: true,
    });
    expect(totalPages).toBeGreaterThan(5);
    for (const n of [0, 57, 99]) {
      expect(text).toContain(`Part ${n}`);
      expect(text).toContain(`能量 ${n}`);
      expect(text).toContain(`const value${n} = ${n}`);
      expect(text).toContain(`answer ${n}`);
    }
    expect(text).not.toContain('Light or dark');
    await reader.emulateMedia({ media: 'print' });
    expect(await reader.locator('nav.tools').isVisible()).toBe(false);
    // A script that is not the page's own does not run, even where someone wrote it into the file.
    await writeFile(path, file.content.replace('</main>', '<script>globalThis.ran=1</script></main>'));
    await reader.goto(pathToFileURL(path).href);
    expect(await reader.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(problems.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
    await context.close();
  }, 60_000);

  it('prints its charts whole, on paper narrower than the window they were drawn in', async () => {
    const file = await page.evaluate(() => {
      const chart = { data: [{ y: [1, 4, 9] }], layout: {} };
      return gallery.exported(
        '```ts\nplot()\n```\n',
        [[{ mime: 'application/vnd.plotly.v1+json', data: chart }]],
        'en',
      );
    });
    const reader = await openedFrom('chart.html', file.content, { viewport: { width: 1200, height: 800 } });
    await reader.locator('.js-plotly-plot').waitFor();
    await reader.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await reader.emulateMedia({ media: 'print' });
    await reader.evaluate(() => {
      document.body.style.width = '500px';
    });
    const shown = await reader.evaluate(() => {
      const svg = document.querySelector<SVGSVGElement>('.plot .main-svg');
      const ends = [...(svg?.querySelectorAll('.xtick text') ?? [])].map((one) =>
        one.getBoundingClientRect(),
      );
      return {
        right: Math.max(...ends.map(({ right }) => right)) - (svg?.getBoundingClientRect().right ?? 0),
        bottom: Math.max(...ends.map(({ bottom }) => bottom)) - (svg?.getBoundingClientRect().bottom ?? 0),
        width: svg?.getBoundingClientRect().width,
      };
    });
    expect(shown.width).toBeLessThanOrEqual(500);
    expect(shown.right).toBeLessThan(0);
    expect(shown.bottom).toBeLessThan(0);
    await reader.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await reader.locator('.main-svg[viewBox]').count()).toBe(0);
    await reader.close();
  });

  it('shows Chinese in what a cell printed, whatever was laid out before the typeface came', async () => {
    const file = await page.evaluate(() =>
      gallery.exported(
        "```ts\nconsole.warn('a warning 警告');\n```\n",
        [
          [
            {
              mime: 'application/vnd.stepwise.stream+json',
              data: { name: 'stderr', text: 'a warning 警告' },
            },
          ],
        ],
        'en',
      ),
    );
    const reader = await openedFrom('warning.html', file.content);
    // An ideograph is as wide as its letters are high; the box for a missing one is narrower.
    await expect.poll(() => widthOf(reader, 'pre.stderr', '警告'), { timeout: 20_000 }).toBeGreaterThan(1.9);
    await reader.close();
  });

  it('draws English quotation marks as English ones beside Chinese words', async () => {
    const file = await page.evaluate(() => gallery.exported('The article says “模型” here.\n', [], 'en'));
    const reader = await openedFrom('quotes.html', file.content);
    await expect.poll(() => widthOf(reader, 'p', '“'), { timeout: 20_000 }).toBeLessThan(0.7);
    await reader.close();
  });

  it('draws code in the typeface of the app, of which it brings the parts that its letters are in', async () => {
    const faces = async (code: string) => {
      const file = await page.evaluate(
        (text) => gallery.exported(`\`\`\`ts\n${text}\n\`\`\`\n`, [], 'en'),
        code,
      );
      const reader = await openedFrom('code.html', file.content);
      const loaded = () =>
        reader.evaluate(() =>
          [...document.fonts]
            .filter(({ family, status }) => family.includes('JetBrains') && status === 'loaded')
            .map(({ unicodeRange }) => unicodeRange.split(/[-,]/)[0]),
        );
      await expect.poll(loaded, { timeout: 20_000 }).not.toEqual([]);
      const [narrow, wide] = [
        await widthOf(reader, 'pre code', 'iiii'),
        await widthOf(reader, 'pre code', '!==>'),
      ];
      const found = await loaded();
      await reader.close();
      return { found, narrow, wide };
    };
    const latin = await faces('iiii !==> 1');
    expect(latin.found).toEqual(['U+0']);
    expect(latin.narrow).toBeCloseTo(2.4, 2);
    expect(latin.wide).toBeCloseTo(2.4, 2);
    expect((await faces('iiii // η')).found).toEqual(['U+0', 'U+370']);
  });

  it.each(exportFormats)('as %s is not handed over where it was called off', async (format) => {
    const outcome = await page.evaluate(async (wanted) => {
      const turn = new AbortController();
      const made = gallery.export(wanted, turn.signal);
      turn.abort(new Error('called off'));
      return made.then(
        (file) => file.name,
        (error: Error) => error.message,
      );
    }, format);
    expect(outcome).toBe('called off');
  });
});
