/** A tiny built app for tests of the hosts: a page, a script, a kernel frame and its worker. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Folders of a built app, and how to be rid of them. */
export interface BuiltSite {
  readonly root: string;
  readonly window: string;
  readonly kernel: string;
  readonly sealed: string;
  readonly first: string;
  readonly lessons: string;
  readonly remove: () => Promise<void>;
}

const files: Readonly<Record<string, string>> = {
  'window/index.html':
    '<!doctype html><html><head><title>window</title><script type="module" src="./assets/index-AAAAAAAA.js"></script></head><body></body></html>',
  'window/assets/index-AAAAAAAA.js': 'document.body.dataset.ran = String(globalThis.crossOriginIsolated);\n',
  'window/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'kernel/index.html':
    '<!doctype html><html><head><script type="module" src="./assets/frame-BBBBBBBB.js"></script></head></html>',
  'kernel/assets/frame-BBBBBBBB.js': [
    'const worker = new Worker(new URL("./worker-CCCCCCCC.js", import.meta.url), { type: "module" });',
    'worker.onmessage = ({ data }) => parent.postMessage({ ...data, isolated: crossOriginIsolated }, "*");',
    'worker.onerror = () => parent.postMessage({ error: "worker failed" }, "*");',
  ].join('\n'),
  'kernel/assets/worker-CCCCCCCC.js': [
    'const outcome = async (work) => { try { await work(); return "yes"; } catch (error) { return error.name; } };',
    'postMessage({',
    '  eval: await outcome(() => new Function("return 1")()),',
    '  wasm: await outcome(async () => (await fetch("/wasm/some.wasm")).arrayBuffer()),',
    '  window: await outcome(() => fetch(self.location.origin.replace(/:\\d+$/, ":1") + "/")),',
    '  own: await outcome(() => fetch("/index.html")),',
    '  nested: await outcome(() => new Promise((done, fail) => {',
    '    const inner = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));',
    '    inner.onmessage = done; inner.onerror = () => fail(new Error("blocked"));',
    '  })),',
    '});',
  ].join('\n'),
  'sealed/kernel.html': '<!doctype html><title>kernel</title>',
  'kernel/wasm/some.wasm': '\0asm0000',
  'lessons/01-one/lesson.md':
    '---\ntitle: { zh: 一, en: One }\nnumber: 1\nminutes: 5\nsummary: First\n---\n\n# One\n\n```ts\n1 + 1\n```\n',
  'lessons/02-two/lesson.md': '---\ntitle: Two\nnumber: 2\n---\n\nText.\n',
  'lessons/not a lesson/lesson.md': '---\ntitle: No\n---\n',
};

/** Writes the app into a fresh folder. */
export async function buildSite(): Promise<BuiltSite> {
  const root = await mkdtemp(join(tmpdir(), 'stepwise-site-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return {
    root,
    window: join(root, 'window'),
    kernel: join(root, 'kernel'),
    sealed: join(root, 'sealed'),
    first: join(root, 'first', 'first-picture.js'),
    lessons: join(root, 'lessons'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
