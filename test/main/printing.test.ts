/** Pages made for paper come from documents nobody vouches for: nothing in one runs, loads or brings a file of the machine along. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printWithChromium } from '../../src-main/print/chromium.ts';

let folder: string;
let secret: string;
let server: Server;
let elsewhere: string;
const asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-printing-'));
  writeFileSync(join(folder, 'secret.txt'), 'PRIVATE KEY');
  secret = pathToFileURL(join(folder, 'secret.txt')).href;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('FROM ELSEWHERE');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** One page with every attack that leaves the page where it is; then those that would leave it. */
const staying = () =>
  [
    '<script>document.body.append("SCRIPT RAN")</script>',
    '<img src=x onerror="document.body.append(\'HANDLER RAN\')">',
    `<iframe src="${secret}"></iframe><iframe src="${elsewhere}/frame"></iframe>`,
    `<object data="${secret}"></object><embed src="${secret}">`,
    '<iframe srcdoc="<script>document.write(1 + 1 + \' SHOWN\')</script>"></iframe>',
    `<link rel="stylesheet" href="${elsewhere}/style"><img src="${elsewhere}/picture">`,
    `<style>p { background: url(${elsewhere}/url) } @import "${elsewhere}/import";</style>`,
    `<base href="${elsewhere}/"><form action="${elsewhere}/form"><button>go</button></form>`,
  ].join('\n');
const leaving = (target: string) => `<meta http-equiv="refresh" content="0;url=${target}">`;

async function printed(html: string): Promise<string> {
  const pdf = await printWithChromium(html);
  if (pdf === null) throw new Error('There is no Chromium here.');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

test('what a page tries while it is printed comes to nothing', async () => {
  const text =
    await printed(`<!doctype html><html lang="zh"><head><title>T</title></head><body><h1>Heading</h1>
    ${staying()}</body></html>`);
  expect(text).toContain('Heading');
  expect(text).not.toMatch(/PRIVATE KEY|SCRIPT RAN|HANDLER RAN|2 SHOWN|FROM ELSEWHERE/);
  expect(asked).toEqual([]);
}, 60_000);

test.each([
  ['a file', () => secret],
  ['the web', () => `${elsewhere}/page`],
])(
  'a page that leaves for %s takes the printer nowhere',
  async (_, target) => {
    const text = await printed(`<!doctype html><head>${leaving(target())}</head><body>stays</body>`).catch(
      (error: Error) => error.message,
    );
    expect(text).not.toMatch(/PRIVATE KEY|FROM ELSEWHERE/);
    expect(asked).toEqual([]);
  },
  60_000,
);
