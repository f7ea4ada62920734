/** Starts a worker of the frame's own, waits for the window's handshake, and joins the two. */
import {
  type FrameMessage,
  type FramePost,
  type FrameRequest,
  heartbeatInterval,
} from '#core/runtime/frame.ts';
import { gather } from './gather.ts';
import { superviseWorker } from './supervise.ts';

const asked = new URLSearchParams(location.hash.slice(1));
const parentOrigin = asked.get('parent');

/** Serves one window, once: whoever comes later is not heard. The worker does not wait for it; what it says meanwhile is kept. */
export function serveWindow(spawn: () => Worker): void {
  // Opened by itself, it has nobody to serve.
  if (window.parent === window) return;
  const waiting: FrameMessage[] = [];
  let post = (message: FrameMessage): void => {
    waiting.push(message);
  };
  const worker = superviseWorker({
    spawn,
    post: (message) => post(message),
    shared: crossOriginIsolated ? () => new SharedArrayBuffer(8) : () => null,
    software: asked.get('graphics') === 'software',
  });

  function connect(port: MessagePort): void {
    post = gather((messages) => port.postMessage(messages satisfies FramePost));
    for (const message of waiting.splice(0)) post(message);
    port.onmessage = (event: MessageEvent<FrameRequest>) => worker.request(event.data);
    setInterval(() => post({ type: 'heartbeat' }), heartbeatInterval);
    post({ type: 'heartbeat' });
  }

  const onHandshake = (event: MessageEvent) => {
    const [port] = event.ports;
    const ours = event.source === window.parent && event.origin === parentOrigin;
    if (!ours || event.data?.type !== 'connect' || port === undefined) return;
    removeEventListener('message', onHandshake);
    connect(port);
  };
  addEventListener('message', onHandshake);
}
