/**
 * The kernel's frame: a document on an origin of its own that owns the worker in
 * which cells run. It passes messages between window and worker, says every half
 * second that it lives, and kills a worker that does not obey Stop.
 */
import { serveWindow } from './serve-window.ts';

serveWindow(
  () => new Worker(new URL('../evaluate/worker.ts', import.meta.url), { type: 'module', name: 'kernel' }),
);
