/** What the frame and its worker say to each other, beside the messages they pass on. */
import type { KernelMessage, KernelRequest } from '#core/runtime/messages.ts';

/** The first message to a worker; it comes with one end of a channel. */
export interface WorkerStart {
  readonly type: 'start';
  readonly port: MessagePort;
  /** Two 32-bit numbers that the frame sets: 1 once an interrupt is asked for, until the worker obeys, and how many were. Null where memory cannot be shared. */
  readonly interrupts: SharedArrayBuffer | null;
  /** The host says that graphics are drawn by the processor, whatever the renderer calls itself. */
  readonly software: boolean;
}

/** From the frame to its worker. An interrupt carries the counter's value, so that none is obeyed twice. */
export type WorkerRequest =
  | Exclude<KernelRequest, { type: 'interrupt' }>
  | { readonly type: 'interrupt'; readonly sequence: number };

/** From the worker to its frame. `obeyed`: nothing that was running at that interrupt runs any more. */
export type WorkerMessage = KernelMessage | { readonly type: 'obeyed'; readonly sequence: number };
