/** The first picture of a window, drawn by the host and sent with the page. Asks for the built app. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DrawFirstPicture, pageDocumentMeta } from '#core/host/first-picture.ts';
import { defaultSettings, type OpenedDocument } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { Pictures } from '../../src-main/browser/pictures.ts';
import { findLayout } from '../../src-main/layout.ts';
import { startTestHost, type TestHost, writeSettings } from '../support/host.ts';
import { markup } from '../support/hostile-markup.ts';

const layout = findLayout(import.meta.dirname);
const id = LessonId.parse('01-one');
if (!id) throw new Error('a lesson id');
const ref = { kind: 'lesson', id } as const;
const info = { host: 'browser', version: '1', platform: 'linux', kernelUrl: 'http://127.0.0.1:1/' } as const;
let program: DrawFirstPicture;
let host: TestHost;
let cookie: string;
let folder: string;

beforeAll(async () => {
  program = await new Pictures(layout.first, () => {}).program();
  folder = await mkdtemp(join(tmpdir(), 'stepwise-picture-'));
  host = await startTestHost();
  const entered = await fetch(host.address(), { redirect: 'manual' });
  cookie = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

function draw(
  text: string,
  more: Partial<OpenedDocument> = {},
  locale: 'zh' | 'en' = 'en',
): Promise<string | null> {
  const value = { ref, name: 'one', format: 'markdown', text, version: '1', copy: null, ...more };
  return program({
    info,
    settings: { ...defaultSettings, locale, toured: true, steps: false },
    document: { ref, reply: { ok: true, value: value as unknown as OpenedDocument } },
  });
}

/** What a page says, without its markup. */
function words(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&#x?\w+;/g, "'");
}

describe('a lesson is drawn', () => {
  test.each(['zh', 'en'] as const)(
    'each of the course in %s: cells to be read, nothing that runs',
    async (locale) => {
      for (const name of await readdir(layout.lessons)) {
        const text = await readFile(join(layout.lessons, name, 'lesson.md'), 'utf8');
        const html = await draw(text, {}, locale);
        expect(html, name).not.toBeNull();
        expect(html?.match(/data-cell="/g)?.length, name).toBeGreaterThan(3);
        expect(html, name).not.toMatch(/<script|\son\w+=|javascript:/i);
        const title = /<h1[^>]*>([^<]+)/.exec(html ?? '')?.[1] ?? '';
        expect(/[\u4e00-\u9fff]/.test(title), `${name}: ${title}`).toBe(locale === 'zh');
      }
    },
  );

  test('its code is there as it stands, and its prose as Markdown', async () => {
    const html = await draw(
      '# A *title*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```ts {#sum}\nlet less = 1 < 2 && "</code>";\n```\n',
    );
    expect(html).toContain('A <em>title</em></h1>');
    expect(html).toContain('<td>1</td>');
    expect(words(html ?? '')).toContain("let less = 1 ' 2 '' ''/code''");
  });

  test('a document in a thousand cells: its first only', async () => {
    const cells = Array.from(
      { length: 1000 },
      (_, at) => `# Part ${at}\n\n\`\`\`ts {#c${at}}\n${at}\n\`\`\`\n`,
    );
    const html = await draw(cells.join('\n'));
    expect(html).toContain('Part 0');
    expect(html?.match(/<article /g)).toHaveLength(6);
  });
});

describe('what cannot be sanitised without a document', () => {
  test.each(Object.entries(markup))('%s is left to the window, or harmless', async (_, text) => {
    const html = await draw(`Before\n\n${text}\n\nafter ${text}\n`).catch(() => null);
    if (html === null) return;
    const cell = /<article [\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
    const drawn = /data-prose[^>]*>([\s\S]*)$/.exec(cell)?.[1] ?? '';
    expect(drawn).not.toMatch(
      /<(?:script|iframe|object|embed|form|input|base|meta|link|style|svg|math|video|template)\b/i,
    );
    expect(drawn).not.toMatch(
      /<[^>]*\s(?:on\w+|style|srcdoc)=|(?:href|src)="\s*(?:javascript|vbscript|data:text)/i,
    );
  });

  test('markup that would end its place is refused', async () => {
    await expect(draw('a\n\n</div></div><p id="root">b</p>\n')).rejects.toThrow('without a document');
    await expect(draw('a\n\n<p style="position:fixed">b</p>\n')).rejects.toThrow('without a document');
    await expect(draw('[a](javascript:alert(1))\n')).rejects.toThrow('without a document');
  });

  test('an output that comes later has a word in its place', async () => {
    const text = '```ts {#sum}\n1 + 1\n```\n';
    const output = (mime: string, data: unknown) => ({ mime, data });
    const outputs = JSON.stringify({
      version: 1,
      cells: {
        sum: {
          sourceHash: '',
          outputs: [
            output('text/plain', { text: 'two' }),
            output('text/html', { html: '<b onclick="x()">b</b>' }),
          ],
        },
      },
    });
    const html = await draw(text, {
      copy: { text, outputs, savedAt: 1 } as unknown as NonNullable<OpenedDocument['copy']>,
    });
    expect(html).toContain('sum');
    expect(html).not.toContain('onclick');
  });
});

describe('the page', () => {
  const get = (path: string, language = 'en-GB') =>
    fetch(host.windowOrigin + path, { headers: { Cookie: cookie, 'Accept-Language': language } });
  const lesson = '/lesson/02-loss';

  test('at a lesson’s path it holds the lesson, to be read, and the answer to the question for it', async () => {
    const response = await get(lesson);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page).toMatch(/<html lang="en" data-drawn style="--code-size: 14px/);
    expect(page).toContain('Errors drawn as squares');
    const content = new RegExp(`<meta name="${pageDocumentMeta}" content='([^']*)'>`).exec(page)?.[1] ?? '';
    const document = JSON.parse(content.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
    expect(document).toMatchObject({ ref: { kind: 'lesson', id: '02-loss' }, reply: { ok: true } });
    expect(document.reply.value.text).toBe(
      await readFile(join(layout.lessons, '02-loss', 'lesson.md'), 'utf8'),
    );
    // Every file it names is answered from that path too.
    for (const [, path = ''] of page.matchAll(/(?:href|src)="([^"#]*\.(?:js|css|woff2|svg))"/g)) {
      expect(path).toMatch(/^\//);
      expect((await get(path)).status, path).toBe(200);
    }
  });

  test('it speaks the language that the browser asks for', async () => {
    const page = await (await get(lesson, 'de, zh-CN;q=0.8')).text();
    expect(page).toContain('<html lang="zh-CN"');
    expect(page).toContain('误差画成正方形');
    expect(page).toMatch(/<link rel="stylesheet" crossorigin href="\/assets\/chinese-/);
  });

  test('it has the theme that was chosen', async () => {
    const data = join(folder, 'dark');
    await writeSettings(data, {});
    await writeFile(
      join(data, 'settings.json'),
      JSON.stringify({ ...defaultSettings, theme: 'dark', codeSize: 20 }),
    );
    const dark = await startTestHost({ data });
    const entered = await fetch(
      dark.address(placeOf({ kind: 'lesson', id: LessonId.parse('02-loss') ?? id })),
      { redirect: 'manual' },
    );
    expect(entered.headers.get('location')).toBe(lesson);
    const own = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const page = await (await fetch(dark.windowOrigin + lesson, { headers: { Cookie: own } })).text();
    expect(page).toMatch(/<html [^>]*data-theme="dark" style="--code-size: 20px; --code-line: 30px"/);
    await dark.close();
  });

  test('a file that nobody allowed is not in it, and the window says so itself', async () => {
    const path = join(folder, 'secret.md');
    await writeFile(path, '# Nobody’s\n');
    const page = await (await get(`/file/${encodeURIComponent(path)}`)).text();
    expect(page).toContain('<div id="root"></div>');
    expect(page).not.toContain('Nobody');
    host.grant(path);
    expect(await (await get(`/file/${encodeURIComponent(path)}`)).text()).toContain('Nobody');
  });

  test('a document of two million characters is not in it', async () => {
    const path = join(folder, 'long.md');
    await writeFile(path, `# Long\n\n${'words '.repeat(350_000)}\n`);
    host.grant(path);
    expect(await (await get(`/file/${encodeURIComponent(path)}`)).text()).toContain('<div id="root"></div>');
  });

  test('text that never reached its document is the window’s to ask about', async () => {
    const path = join(folder, 'lost.md');
    await writeFile(path, '# Kept\n');
    const lost = host.grant(path);
    const page = await (await get(`/file/${encodeURIComponent(path)}`)).text();
    const call = /name="stepwise-call" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(page).toContain('Kept');
    const version = /"version":"([^"]+)"/.exec(page.slice(page.indexOf(pageDocumentMeta)))?.[1] ?? '';
    const backup = await fetch(`${host.windowOrigin}/api/document.backup`, {
      method: 'POST',
      headers: {
        Cookie: cookie,
        Origin: host.windowOrigin,
        'Content-Type': 'application/json',
        'X-Stepwise-Call': call,
      },
      body: JSON.stringify({ ref: lost, version, copy: { text: '# Typed\n', outputs: '', savedAt: 1 } }),
    });
    expect(await backup.json()).toMatchObject({ ok: true });
    expect(await (await get(`/file/${encodeURIComponent(path)}`)).text()).toContain('<div id="root"></div>');
  });

  test('a picture that does not come is not waited for', async () => {
    const lines: string[] = [];
    const program = join(folder, 'slow.mjs');
    await writeFile(program, 'export const drawFirstPicture = () => new Promise(() => {});');
    const slow = new Pictures(program, (line) => lines.push(line));
    const value = { ref, name: 'one', format: 'markdown', text: '# One', version: '1', copy: null };
    const asked = { call: async () => ({ ok: true, value }) } as unknown as Parameters<Pictures['draw']>[0];
    expect(await slow.draw(asked, info, defaultSettings, ref)).toBeNull();
    expect(lines).toEqual(['no first picture: it took too long']);
    const missing = new Pictures(join(folder, 'nowhere.mjs'), (line) => lines.push(line));
    expect(await missing.draw(asked, info, defaultSettings, ref)).toBeNull();
    expect(lines).toHaveLength(2);
  });

  test('without a session there is none', async () => {
    expect((await fetch(host.windowOrigin + lesson)).status).toBe(403);
  });

  test('an address that leads nowhere leads to the lessons', async () => {
    const address = host.address().replace('?', '?to=%2F%2Fevil.example%2F&');
    const entered = await fetch(address, { redirect: 'manual', headers: { Cookie: cookie } });
    expect(entered.headers.get('location')).toBe('/');
  });
});
