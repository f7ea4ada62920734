/** A bare worker: tfjs and `eval`, nothing else. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';

Object.assign(globalThis, { tf });
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
});

console.log = (text: unknown) => self.postMessage({ line: String(text) });

type Body = () => Promise<unknown>;
const AsyncFunction = (async () => {}).constructor as new (body: string) => Body;

self.onmessage = async (event: MessageEvent<{ id: number; source: string; backend?: string }>) => {
  const { id, source, backend } = event.data;
  if (backend) {
    await tf.setBackend(backend);
    await tf.ready();
  }
  self.postMessage({ id, value: await new AsyncFunction(source)() });
};
