/** A place where cells run. The window knows kernels only through this. */
import type { KernelMessage, KernelRequest } from './messages.ts';

/** A kernel as the session sees it. Messages arrive in order; none after `dispose`. */
export interface Runtime {
  /** Begins to start the kernel; `status` messages tell how it goes. */
  start(): void;
  /** Sends a request; before the kernel is ready it waits. */
  send(request: KernelRequest): void;
  /** Ends the kernel whatever it is doing and starts a new, empty one. */
  restart(): void;
  /** Calls the listener with every message from now on; returns a function that ends this. */
  subscribe(listener: (message: KernelMessage) => void): () => void;
  /** Ends the kernel for good. */
  dispose(): void;
}
