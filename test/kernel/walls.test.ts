import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

/** Runs a cell that must come to `true`. */
async function holds(source: string): Promise<void> {
  const { result, errors } = await kernel.run(source);
  expect(errors).toEqual([]);
  expect(result?.data).toMatchObject({ kind: 'boolean', preview: 'true' });
}

/** What a cell may try to get out, as an expression that is a promise or throws. */
const escapes: readonly (readonly [name: string, attempt: string])[] = [
  ['fetch of the web', 'fetch("https://example.com/")'],
  ['fetch of the window', 'fetch(WINDOW)'],
  [
    'a call of the host',
    'fetch(`${WINDOW}/api/app.info`, { method: "POST", mode: "no-cors", credentials: "include", body: "null" })',
  ],
  ['a file of the machine', 'fetch("file:///etc/passwd")'],
  [
    'its wasm folder and out of it again',
    'fetch("/wasm/..%2findex.html").then((r) => r.ok || Promise.reject())',
  ],
  ['fetch of its own origin outside the wasm folder', 'fetch("/index.html")'],
  ['fetch of a data address', 'fetch("data:text/plain,x")'],
  [
    'XMLHttpRequest',
    'new Promise((ok, no) => { const x = new XMLHttpRequest(); x.onload = ok; x.onerror = no; x.open("GET", "/index.html"); x.send() })',
  ],
  [
    'WebSocket',
    'new Promise((ok, no) => { const s = new WebSocket(WINDOW.replace("http", "ws")); s.onopen = ok; s.onerror = no })',
  ],
  [
    'EventSource',
    'new Promise((ok, no) => { const s = new EventSource("/index.html"); s.onopen = ok; s.onerror = no })',
  ],
  ['WebTransport', 'new WebTransport("https://example.com/").ready'],
  ['a font from the web', 'new FontFace("x", "url(https://example.com/x.woff2)").load()'],
  [
    'a beacon',
    'Promise.resolve(navigator.sendBeacon("https://example.com/")).then((sent) => sent || Promise.reject())',
  ],
  ['a service worker', 'navigator.serviceWorker.register("/index.html")'],
  [
    'a shared worker',
    'new Promise((ok, no) => { const w = new SharedWorker("/index.html"); w.port.onmessage = ok; w.onerror = no })',
  ],
  ['WebRTC, which heeds no policy', 'Promise.resolve(new RTCPeerConnection())'],
  [
    'a nested worker',
    'new Promise((ok, no) => { const w = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); w.onmessage = ok; w.onerror = no })',
  ],
  [
    'a nested worker from its own origin',
    'new Promise((ok, no) => { const w = new Worker("/index.html"); w.onmessage = ok; w.onerror = no })',
  ],
  ['importScripts', '(async () => importScripts("https://example.com/x.js"))()'],
  ['import of the web', 'import("https://example.com/x.js")'],
  ['import of the web behind eval', '(0, eval)("import(\'https://example.com/x.js\')")'],
  ['import of a data address behind eval', '(0, eval)("import(\'data:text/javascript,export default 1\')")'],
  [
    'import of a blob behind eval',
    '(0, eval)(`import("${URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" }))}")`)',
  ],
];

describe('a cell cannot reach out by', () => {
  it.each(escapes)('%s', async (_, attempt) => {
    const windowOrigin = JSON.stringify(new URL(kernel.page.url()).origin);
    await holds(
      `const WINDOW = ${windowOrigin}; let out = false; try { await (${attempt}); out = true } catch {} !out`,
    );
  });

  it('the window, the document or its parent, which are not there', async () => {
    await holds(
      'typeof window === "undefined" && typeof document === "undefined" && typeof parent === "undefined"',
    );
  });

  it('the storage of the window', async () => {
    await kernel.page.evaluate(
      () =>
        new Promise<void>((done) => {
          const open = indexedDB.open('secret', 1);
          open.onsuccess = () => done();
        }),
    );
    await holds('!(await indexedDB.databases()).some(({ name }) => name === "secret")');
    // Chromium keeps files and caches for secure origins; those of a cell are its own frame's.
    await kernel.evaluate(`(async () => {
      await (await navigator.storage.getDirectory()).getFileHandle('secret', { create: true });
      await caches.open('secret');
    })()`);
    await holds(`const found = [...await caches.keys()];
      for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
      !found.includes('secret')`);
  });
});

it('a cell is not heard on a channel of the window’s origin', async () => {
  await kernel.evaluate(
    'onChannel = []; channel = new BroadcastChannel("stepwise"); channel.onmessage = ({ data }) => onChannel.push(data)',
  );
  await holds(
    'const channel = new BroadcastChannel("stepwise"); channel.postMessage("from a cell"); channel.close(); true',
  );
  await kernel.evaluate('new BroadcastChannel("stepwise").postMessage("from the window")');
  await expect.poll(() => kernel.evaluate('onChannel.at(-1)')).toBe('from the window');
  expect(await kernel.evaluate('onChannel')).toEqual(['from the window']);
});

describe('a cell that meddles with the platform', () => {
  it('cannot speak for another cell through the worker', async () => {
    const before = (await kernel.messages()).length;
    await kernel.run('postMessage({ type: "status", kernel: { state: "dead", reason: "crashed" } }); 1', {
      cell: 'forger',
    });
    const since = (await kernel.messages()).slice(before);
    expect(since.some((each) => each.type === 'status' && each.kernel.state === 'dead')).toBe(false);
  });

  it('cannot stop the kernel by taking its functions away', async () => {
    await kernel.run(
      'globalThis.setTimeout = globalThis.eval = globalThis.postMessage = null; performance.now = null',
    );
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
    await kernel.restart();
  });

  it('cannot confuse the window by patching prototypes', async () => {
    await kernel.run(
      'Object.prototype.mime = "x"; Object.prototype.toString = () => "hm"; Array.prototype.map = () => 1',
    );
    await kernel.run('1');
    await kernel.restart();
    await kernel.until((each) => each.type === 'status' && each.kernel.state === 'idle');
    expect((await kernel.run('[1].map(String)')).result?.data).toMatchObject({ preview: '["1"]' });
  });
});

describe('a cell that has got hold of the kernel’s own channel', () => {
  /** Messages that came since, of runs that were never asked for. */
  const forged = async (from: number) =>
    (await kernel.messages())
      .slice(from)
      .filter((each) => 'run' in each && /^(?:forged|other)/.test(each.run));

  beforeAll(async () => {
    // Every message passes the getter of its data, and says whom it came to.
    await kernel.run(`var stolen: MessagePort | undefined;
      const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!;
      Object.defineProperty(MessageEvent.prototype, 'data', { configurable: true, get() {
        if (this.target instanceof MessagePort) stolen = this.target;
        return get!.call(this);
      } });`);
    await holds('stolen instanceof MessagePort');
  });
  afterAll(async () => {
    await kernel.restart();
    await kernel.until((each) => each.type === 'status' && each.kernel.state === 'idle');
  });

  it('is not believed where it breaks the schema', async () => {
    const before = (await kernel.messages()).length;
    await holds(`for (const message of [
      'text', null, [], { type: 'shell' }, { type: 'status', kernel: { state: 'root' } },
      { type: 'stream', run: 'forged', name: 'stdout', text: 'x' },
      { type: 'stream', run: '<b>forged@1', name: 'stdout', text: 'x' },
      { type: 'display_data', run: 'forged@1', output: { mime: 'application/javascript', data: { text: 'x' } } },
      { type: 'display_data', run: 'forged@1', output: { mime: 'text/plain', data: { text: 1 } } },
      { type: 'execute_reply', run: 'forged@1', outcome: 'ok', elapsed: -1 },
      JSON.parse('{"type":"display_data","run":"forged@1","output":{"mime":"application/json","data":{"value":{"__proto__":{"x":1}}}}}'),
    ]) stolen!.postMessage(message); true`);
    expect(await forged(before)).toEqual([]);
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  });

  it('cannot push a gigabyte at the window: the frame lets it go no further, and says so', async () => {
    const before = (await kernel.messages()).length;
    await holds(`const bytes = new ArrayBuffer(2 ** 30);
      stolen!.postMessage({ type: 'display_data', run: 'forged@1', junk: bytes, output: { mime: 'text/plain', data: { text: 'x' } } }, [bytes]);
      stolen!.postMessage({ type: 'stream', run: 'forged@2', name: 'stdout', text: '', junk: new Map([[1, 'x']]) });
      stolen!.postMessage({ type: 'status', kernel: { state: 'dead', reason: 'crashed', detail: 'x'.repeat(100_000_000) } });
      true`);
    expect(await forged(before)).toMatchObject([
      { type: 'error', run: 'forged@1', output: { data: { name: 'TooLarge' } } },
      { type: 'error', run: 'forged@2', output: { data: { name: 'TooLarge' } } },
    ]);
    const states = (await kernel.messages()).slice(before).filter((each) => each.type === 'status');
    expect(states.some((each) => each.kernel.state === 'dead')).toBe(false);
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  });
});

describe('a cell that exhausts memory', () => {
  it('takes only its frame down: the window lives, says so, and has a new kernel', async () => {
    await kernel.evaluate('alive = 1');
    await kernel.begin('const hog: number[][] = []; for (;;) hog.push(new Array(100_000).fill(1.5))', 'hog');
    const dead = await kernel.until(
      (each) =>
        each.type === 'status' && each.kernel.state === 'dead' && each.kernel.reason === 'out-of-memory',
      60_000,
    );
    expect(dead).toBeDefined();
    expect(await kernel.evaluate('alive')).toBe(1);
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  }, 90_000);

  it('in one array gets an error and goes on', async () => {
    const { errors } = await kernel.run('new Float64Array(1e12)');
    expect(errors[0]?.name).toBe('RangeError');
    expect((await kernel.run('1 + 1')).result?.data).toMatchObject({ preview: '2' });
  });
});
