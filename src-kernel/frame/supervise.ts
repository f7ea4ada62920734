/** Keeps one worker alive: starts it, relays its messages, counts interrupts, and kills it where it does not obey. */
import { type FrameMessage, type FrameRequest, interruptDeadline } from '#core/runtime/frame.ts';
import type { KernelState } from '#core/runtime/messages.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from '../evaluate/wire.ts';
import { passed } from './weight.ts';

/** What a supervisor needs of its surroundings. */
export interface Surroundings {
  readonly spawn: () => Worker;
  readonly post: (message: FrameMessage) => void;
  /** Memory for the interrupt counter, or null where it cannot be shared. */
  readonly shared: () => SharedArrayBuffer | null;
  /** Whether the host says that graphics are drawn in software. */
  readonly software: boolean;
}

/** How long a worker may take to load before that counts as failed, in milliseconds. */
const loadDeadline = 30_000;

/** Without shared memory only code that awaits can obey; the rest is killed after this many milliseconds. */
const blindDeadline = 500;

/** Starts a worker and gives the function that takes the window's requests. */
export function superviseWorker({ spawn, post, shared, software }: Surroundings): {
  request: (request: FrameRequest) => void;
} {
  let live = start();

  function status(kernel: KernelState): void {
    post({ type: 'status', kernel });
  }

  function start() {
    status({ state: 'starting' });
    const worker = spawn();
    const { port1: port, port2 } = new MessageChannel();
    const interrupts = shared();
    let ready = false;
    let deadline: ReturnType<typeof setTimeout> | undefined;

    const failed = (detail: string) => {
      end();
      status({ state: 'dead', reason: ready ? 'crashed' : 'failed-to-load', detail });
      if (ready) live = start();
    };
    const load = setTimeout(() => failed('The worker did not answer.'), loadDeadline);

    port.onmessage = (event: MessageEvent<WorkerMessage>) => {
      const message = passed(event.data);
      if (!ready) {
        ready = true;
        clearTimeout(load);
      }
      if (message === undefined) return;
      if (message.type === 'obeyed') {
        clearTimeout(deadline);
        deadline = undefined;
      } else post(message);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      // What a cell throws is reported by the worker itself; this is a script that did not load.
      if (!ready) failed(event.message || 'The worker script could not be loaded.');
    };
    const first: WorkerStart = { type: 'start', port: port2, interrupts, software };
    worker.postMessage(first, [port2]);

    function end(): void {
      clearTimeout(load);
      clearTimeout(deadline);
      worker.terminate();
      port.close();
    }

    let sequence = 0;
    function interrupt(): void {
      sequence += 1;
      if (interrupts) {
        const asked = new Int32Array(interrupts);
        Atomics.store(asked, 1, sequence);
        Atomics.store(asked, 0, 1);
      }
      const request: WorkerRequest = { type: 'interrupt', sequence };
      port.postMessage(request);
      deadline ??= setTimeout(
        () => {
          end();
          status({ state: 'dead', reason: 'unresponsive' });
          live = start();
        },
        interrupts ? interruptDeadline : blindDeadline,
      );
    }

    return { send: (request: WorkerRequest) => port.postMessage(request), interrupt, end };
  }

  return {
    request(request) {
      if (request.type === 'interrupt') live.interrupt();
      else if (request.type === 'restart') {
        live.end();
        status({ state: 'dead', reason: 'stopped' });
        live = start();
      } else live.send(request);
    },
  };
}
