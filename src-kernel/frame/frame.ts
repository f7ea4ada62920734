/**
 * The kernel's frame: a document on an origin of its own that owns the worker in
 * which cells run. It passes messages between window and worker, says every half
 * second that it lives, and kills a worker that does not obey Stop.
 */
import { type FrameMessage, type FrameRequest, heartbeatInterval } from '#core/runtime/frame.ts';
import { superviseWorker } from './supervise.ts';

const parentOrigin = new URLSearchParams(location.hash.slice(1)).get('parent');

function connect(port: MessagePort): void {
  const post = (message: FrameMessage) => port.postMessage(message);
  const worker = superviseWorker({
    spawn: () =>
      new Worker(new URL('../evaluate/worker.ts', import.meta.url), { type: 'module', name: 'kernel' }),
    post,
    shared: crossOriginIsolated ? () => new SharedArrayBuffer(8) : () => null,
  });
  port.onmessage = (event: MessageEvent<FrameRequest>) => worker.request(event.data);
  setInterval(() => post({ type: 'heartbeat' }), heartbeatInterval);
  post({ type: 'heartbeat' });
}

function onHandshake(event: MessageEvent): void {
  const [port] = event.ports;
  const ours = event.source === window.parent && event.origin === parentOrigin;
  if (!ours || event.data?.type !== 'connect' || port === undefined) return;
  // One window, once: whoever comes later is not heard.
  removeEventListener('message', onHandshake);
  connect(port);
}

addEventListener('message', onHandshake);
