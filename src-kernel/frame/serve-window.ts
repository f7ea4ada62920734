/** Waits for the window's handshake and joins it to a worker of the frame's own. */
import { type FrameMessage, type FrameRequest, heartbeatInterval } from '#core/runtime/frame.ts';
import { superviseWorker } from './supervise.ts';

const asked = new URLSearchParams(location.hash.slice(1));
const parentOrigin = asked.get('parent');

function connect(port: MessagePort, spawn: () => Worker): void {
  const post = (message: FrameMessage) => port.postMessage(message);
  const worker = superviseWorker({
    spawn,
    post,
    shared: crossOriginIsolated ? () => new SharedArrayBuffer(8) : () => null,
    software: asked.get('graphics') === 'software',
  });
  port.onmessage = (event: MessageEvent<FrameRequest>) => worker.request(event.data);
  setInterval(() => post({ type: 'heartbeat' }), heartbeatInterval);
  post({ type: 'heartbeat' });
}

/** Serves one window, once: whoever comes later is not heard. */
export function serveWindow(spawn: () => Worker): void {
  const onHandshake = (event: MessageEvent) => {
    const [port] = event.ports;
    const ours = event.source === window.parent && event.origin === parentOrigin;
    if (!ours || event.data?.type !== 'connect' || port === undefined) return;
    removeEventListener('message', onHandshake);
    connect(port, spawn);
  };
  addEventListener('message', onHandshake);
}
