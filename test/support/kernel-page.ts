/**
 * The real kernel in a real browser: built from the sources, served on two
 * origins with the headers a host sends, driven through the window's own
 * `FrameRuntime`. What a test needs of it is `run(source)`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import type { KernelMessage, KernelRequest, RunOutcome } from '#core/runtime/messages.ts';
import type { Output } from '#core/runtime/output.ts';
import { wallHeaders } from '../../src-main/serve/headers.ts';
import { launchChromium } from './chromium.ts';

const root = resolve(import.meta.dirname, '../..');

/** What came of one run. */
export interface RunResult {
  readonly outcome: RunOutcome;
  /** Every message of the run, in order. */
  readonly messages: readonly KernelMessage[];
  /** The displayed value of the last expression. */
  readonly result?: Output;
  /** What `display` and others emitted, updates applied. */
  readonly displays: readonly Output[];
  readonly stdout: string;
  readonly stderr: string;
  readonly errors: readonly Output<'application/vnd.stepwise.error+json'>['data'][];
}

/** A kernel to test. */
export interface KernelPage {
  readonly page: Page;
  readonly kernelOrigin: string;
  /** Runs a cell and waits until it has ended. */
  run(source: string, options?: { cell?: string; language?: 'ts' | 'js'; check?: true }): Promise<RunResult>;
  /** Begins to run a cell; gives its run id at once. */
  begin(source: string, cell?: string, language?: 'ts' | 'js', check?: true): Promise<string>;
  /** Waits for a run's reply and gives what came of it. */
  ended(run: string): Promise<RunResult>;
  send(request: KernelRequest): Promise<void>;
  restart(): Promise<void>;
  /** Evaluates an expression in the window. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until a message, the `from`-th or later, satisfies the test; gives it. */
  until(test: (message: KernelMessage) => boolean, timeout?: number, from?: number): Promise<KernelMessage>;
  /** From now on the kernel's server has no files of this name; `null`: all are there again. */
  lose(name: RegExp | null): void;
  /** All messages so far. */
  messages(): Promise<KernelMessage[]>;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

function listen(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Serves a built kernel with the headers that hosts give it. */
function serveKernel(folder: string, windowOrigin: () => string, isLost: (path: string) => boolean): Server {
  return createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://kernel').pathname);
    const mime = types[extname(path)] ?? 'application/octet-stream';
    const site = {
      role: 'kernel',
      origin: `http://${request.headers.host}`,
      windowOrigin: windowOrigin(),
    } as const;
    for (const [name, value] of Object.entries(wallHeaders(site, mime))) response.setHeader(name, value);
    try {
      if (isLost(path)) throw new Error('lost');
      const body = readFileSync(join(folder, path));
      response.setHeader('Content-Type', mime);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}

/** The script of the test page: the window's runtime, and a list of what it heard. */
async function pageScript(): Promise<string> {
  const entry = 'virtual:kernel-page';
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'kernel-page',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `import { FrameRuntime } from '/src-renderer/kernel/index.ts';
               globalThis.heard = [];
               const waiting = new Map();
               globalThis.ended = (run) => new Promise((done) => {
                 if (heard.some((each) => each.type === 'execute_reply' && each.run === run)) done();
                 else waiting.set(run, done);
               });
               globalThis.begin = (kernelUrl) => {
                 globalThis.runtime = new FrameRuntime({ kernelUrl });
                 runtime.subscribe((message) => {
                   heard.push(message);
                   if (message.type !== 'execute_reply') return;
                   waiting.get(message.run)?.();
                   waiting.delete(message.run);
                 });
                 runtime.start();
               };`
            : undefined,
      },
    ],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The test page was not built.');
  return output.output[0].code;
}

interface PageGlobals {
  begin(url: string): void;
}

/** Builds and opens a kernel. */
export async function openKernelPage({ isolated = true } = {}): Promise<KernelPage> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-kernel-'));
  await build({
    configFile: join(root, 'vite.kernel.config.ts'),
    root: join(root, 'src-kernel/frame'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, minify: false },
  });
  const script = await pageScript();
  let windowOrigin = '';
  let lost: RegExp | null = null;
  const kernel = serveKernel(
    folder,
    () => windowOrigin,
    (path) => lost?.test(path) === true,
  );
  const window = createServer((request, response) => {
    response.setHeader('Origin-Agent-Cluster', '?1');
    if (isolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    response.setHeader(
      'Content-Type',
      request.url === '/page.js' ? (types['.js'] ?? '') : (types['.html'] ?? ''),
    );
    response.end(
      request.url === '/page.js'
        ? script
        : '<!doctype html><title>page</title><body><script type="module" src="/page.js"></script>',
    );
  });
  const kernelOrigin = await listen(kernel);
  windowOrigin = await listen(window);
  const browser: Browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(windowOrigin);
  await page.waitForFunction(() => 'begin' in globalThis);
  await page.evaluate(
    (url) => (globalThis as unknown as PageGlobals).begin(url),
    `${kernelOrigin}/index.html`,
  );

  const session = await page.context().newCDPSession(page);
  /** Evaluates in the window. Playwright's own `evaluate` refuses once the kernel's frame, another process, has died. */
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  const versions = new Map<string, number>();
  const messages = () => evaluate<KernelMessage[]>('heard');
  const send = (request: KernelRequest) => evaluate<void>(`runtime.send(${JSON.stringify(request)})`);

  async function until(
    test: (message: KernelMessage) => boolean,
    timeout = 20_000,
    from = 0,
  ): Promise<KernelMessage> {
    const deadline = Date.now() + timeout;
    for (;;) {
      const found = (await messages()).slice(from).find(test);
      if (found) return found;
      if (Date.now() > deadline)
        throw new Error(`No such message: ${JSON.stringify((await messages()).slice(-10))}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async function ended(run: string): Promise<RunResult> {
    // The page tells when it has heard: whoever asks it again and again takes time from what runs.
    const hasEnded = await Promise.race([
      evaluate<void>(`ended(${JSON.stringify(run)})`).then(() => true),
      delay(90_000, false, { ref: false }),
    ]);
    if (!hasEnded) throw new Error(`${run} did not end: ${JSON.stringify((await messages()).slice(-10))}`);
    return collect(run, await messages());
  }

  async function begin(
    source: string,
    cell = 'cell',
    language: 'ts' | 'js' = 'ts',
    check?: true,
  ): Promise<string> {
    const version = (versions.get(cell) ?? 0) + 1;
    versions.set(cell, version);
    const run = `${cell}@${version}`;
    await send({
      type: 'execute',
      request: { run, cell, source, language, check },
    } as unknown as KernelRequest);
    return run;
  }

  return {
    page,
    kernelOrigin,
    messages,
    send,
    until,
    begin,
    ended,
    lose(name) {
      lost = name;
    },
    run: async (source, { cell, language, check } = {}) => ended(await begin(source, cell, language, check)),
    evaluate,
    restart: () => evaluate<void>('runtime.restart()'),
    async close() {
      await browser.close();
      kernel.close();
      window.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the messages of one run amount to. */
function collect(run: string, all: readonly KernelMessage[]): RunResult {
  const messages = all.filter((each) => 'run' in each && each.run === run);
  const displays: Output[] = [];
  for (const each of all) {
    if (each.type === 'display_data' && each.run === run) displays.push(each.output);
    if (each.type === 'update_display_data') {
      const at = displays.findIndex(({ id }) => id === each.display);
      if (at >= 0) displays[at] = each.output;
    }
  }
  const text = (name: string) =>
    messages.map((each) => (each.type === 'stream' && each.name === name ? each.text : '')).join('');
  const result = messages.find((each) => each.type === 'execute_result')?.output;
  const reply = messages.find((each) => each.type === 'execute_reply');
  return {
    outcome: reply?.outcome ?? 'error',
    messages,
    ...(result ? { result } : {}),
    displays,
    stdout: text('stdout'),
    stderr: text('stderr'),
    errors: messages.flatMap((each) => (each.type === 'error' ? [each.output.data] : [])),
  };
}
