/**
 * The kernel in its frame, as a {@link Runtime}: makes the hidden frame, shakes
 * hands with it, believes only messages that fit the schema, and notices when the
 * frame has died with all that was in it.
 *
 * A cell that exhausts the worker's heap takes the frame's whole process down, and
 * nothing is left there to say so. This side sees the channel close or the
 * heartbeat stay away, says `dead`, and puts a fresh frame in the place of the old.
 */
import type { ConnectMessage, FramePost, FrameRequest } from '#core/runtime/frame.ts';
import type { KernelMessage, KernelRequest, KernelState } from '#core/runtime/messages.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import { parseKernelMessage } from '#core/runtime/schema.ts';

/** A frame that has said nothing for this long while the page was visible is dead, in milliseconds. */
const silenceDeadline = 4_000;

/** A frame must have answered the handshake by then, in milliseconds. */
const connectDeadline = 15_000;

/** How often the heartbeat is looked at, in milliseconds. */
const watchInterval = 500;

/** What a runtime needs of the page. */
export interface FrameRuntimeOptions {
  /** Address of the kernel's frame, on its own origin. */
  readonly kernelUrl: string;
  /** Where the hidden frame is put; default: the page's body. */
  readonly parent?: HTMLElement;
}

/** One frame and the channel to it. */
interface Connection {
  post(request: FrameRequest): void;
  close(): void;
}

/** A kernel in a hidden frame of another origin; a page of the window's own origin is put in a sandbox instead. */
export class FrameRuntime implements Runtime {
  readonly #url: string;
  readonly #origin: string;
  /** A page of this very origin may not run cells: its frame is made to have no origin at all. */
  readonly #sealed: boolean;
  readonly #parent: HTMLElement;
  readonly #listeners = new Set<(message: KernelMessage) => void>();
  #connection: Connection | null = null;
  /** Requests from before the worker said that it is ready. */
  #waiting: KernelRequest[] = [];
  #ready = false;
  #running = false;
  #disposed = false;
  #backend: KernelRequest | null = null;

  constructor({ kernelUrl, parent = document.body }: FrameRuntimeOptions) {
    const url = new URL(kernelUrl, location.href);
    if (!new URLSearchParams(url.hash.slice(1)).has('parent')) {
      url.hash = new URLSearchParams({ parent: location.origin }).toString();
    }
    this.#url = url.href;
    // A custom scheme's origin is opaque to `URL` in some engines, so it is put together here.
    this.#origin = url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
    this.#sealed = this.#origin === location.origin;
    this.#parent = parent;
  }

  start(): void {
    if (this.#disposed) return;
    this.#connection ??= this.#open();
  }

  send(request: KernelRequest): void {
    // A restarted kernel has the backend that was chosen.
    if (request.type === 'set_backend') this.#backend = request;
    if (this.#ready) this.#connection?.post(request);
    else if (request.type !== 'interrupt') this.#waiting.push(request);
  }

  restart(): void {
    this.#waiting = [];
    this.#ready = false;
    if (this.#connection) this.#connection.post({ type: 'restart' });
    else this.start();
  }

  subscribe(listener: (message: KernelMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#connection?.close();
    this.#connection = null;
  }

  #tell(message: KernelMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  #state(kernel: KernelState): void {
    this.#tell({ type: 'status', kernel });
  }

  #hear(message: KernelMessage): void {
    if (message.type === 'status') {
      const { state } = message.kernel;
      this.#running = state === 'busy';
      if (state === 'starting' || state === 'dead') this.#ready = false;
      if (state === 'idle' && !this.#ready) {
        this.#ready = true;
        this.#tell(message);
        if (this.#backend && !this.#waiting.includes(this.#backend)) this.#connection?.post(this.#backend);
        for (const request of this.#waiting.splice(0)) this.#connection?.post(request);
        return;
      }
    }
    this.#tell(message);
  }

  /** The frame and all in it are gone: says so, and starts another. */
  #lost(detail: string): void {
    this.#connection?.close();
    this.#connection = null;
    this.#ready = false;
    this.#waiting = [];
    const reason = this.#running ? 'out-of-memory' : 'crashed';
    this.#running = false;
    this.#state({ state: 'dead', reason, detail });
    this.start();
  }

  #open(): Connection {
    this.#state({ state: 'starting' });
    const frame = document.createElement('iframe');
    frame.src = this.#url;
    unseen(frame);
    frame.title = 'kernel';
    frame.allow = 'cross-origin-isolated';
    if (this.#sealed) frame.sandbox.add('allow-scripts');
    const { port1: port, port2 } = new MessageChannel();

    let heardAt = performance.now();
    let connected = false;
    let open = true;
    const close = () => {
      if (!open) return;
      open = false;
      clearInterval(watch);
      document.removeEventListener('visibilitychange', onVisible);
      port.close();
      frame.remove();
    };
    const lost = (detail: string) => {
      if (open) this.#lost(detail);
    };

    port.onmessage = ({ data }: MessageEvent<FramePost>) => {
      heardAt = performance.now();
      connected = true;
      for (const each of Array.isArray(data) ? data : []) {
        // One of them may end all this.
        if (!open) return;
        const message = each?.type === 'heartbeat' ? undefined : parseKernelMessage(each);
        if (message) this.#hear(message);
      }
    };
    // Chromium says at once when the other end's process is gone.
    port.addEventListener('close', () => connected && lost('The channel to the kernel closed.'));

    // A hidden page's timers sleep; its silence says nothing.
    const onVisible = () => {
      heardAt = performance.now();
    };
    document.addEventListener('visibilitychange', onVisible);
    let lookedAt = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      // This page itself was held up (a suspended machine, a long task): the frame gets its time again.
      if (now - lookedAt > watchInterval * 3) heardAt = now;
      lookedAt = now;
      if (document.hidden) return;
      if (connected && now - heardAt > silenceDeadline) lost('The kernel has not been heard of.');
      else if (!connected && now - heardAt > connectDeadline) {
        close();
        this.#connection = null;
        this.#state({ state: 'dead', reason: 'failed-to-load', detail: 'The kernel frame did not answer.' });
      }
    }, watchInterval);

    frame.addEventListener(
      'load',
      () =>
        frame.contentWindow?.postMessage(
          { type: 'connect' } satisfies ConnectMessage,
          // What has no origin cannot be named by one.
          this.#sealed ? '*' : this.#origin,
          [port2],
        ),
      { once: true },
    );
    this.#parent.append(frame);
    return { post: (request) => port.postMessage(request), close };
  }
}

/**
 * Hides a frame from everybody but the browser: one that is not displayed counts as one in the background, and its
 * process, with the cells that run there, would come last at the processor.
 */
function unseen(frame: HTMLIFrameElement): void {
  Object.assign(frame.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '1px',
    height: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
  });
  frame.inert = true;
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
}
