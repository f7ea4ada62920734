/**
 * Makes the kernel before there is a document for it, so that a lesson can run soon after it is shown. It starts once the
 * first picture is in the page, while the browser lays it out: beside what makes that picture, on a machine with two cores,
 * it would make the first cell wait longer than it gains.
 */
import type { KernelMessage } from '#core/runtime/messages.ts';
import type { Milliseconds } from '#core/text/units.ts';
import { FrameRuntime } from '../kernel/index.ts';
import type { StartedKernel } from '../session/open.ts';

let begin: () => void = () => {};
const firstPicture = new Promise<void>((resolve) => {
  begin = resolve;
});

/** Kernels start from now on: the first picture is in the page. */
export function startKernels(): void {
  begin();
}

let waiting: StartedKernel | null = null;

/** Starts a kernel for the next document to be opened, unless one is waiting already. */
export function warmKernel(url: string): void {
  waiting ??= startKernel(url);
}

/** The kernel that was waiting, or else a new one. */
export function takeKernel(url: string): StartedKernel {
  const taken = waiting ?? startKernel(url);
  waiting = null;
  return taken;
}

/** The longest that anything waits for the first kernel. */
const patience: Milliseconds = 3000;
let settled: () => void = () => {};
const firstKernel = new Promise<void>((resolve) => {
  settled = resolve;
});

/** Calls back once the first kernel no longer starts, so that nothing the window gets ready for later is in its way. */
export function afterFirstKernel(then: () => void): void {
  const timer = setTimeout(settled, patience);
  void firstKernel.then(() => {
    clearTimeout(timer);
    then();
  });
}

/** Starts a kernel in its frame and remembers what it says of itself until somebody asks. */
function startKernel(url: string): StartedKernel {
  const runtime = new FrameRuntime({ kernelUrl: url });
  let status: KernelMessage = { type: 'status', kernel: { state: 'starting' } };
  let backend: KernelMessage | null = null;
  runtime.subscribe((message) => {
    if (message.type === 'status') {
      status = message;
      if (message.kernel.state !== 'starting') settled();
    }
    if (message.type === 'backend') backend = message;
  });
  void firstPicture.then(() => runtime.start());
  return { runtime, said: () => (backend ? [status, backend] : [status]) };
}
