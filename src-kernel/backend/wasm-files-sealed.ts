/** Where tfjs finds its WASM backend in a sealed frame, which can fetch nothing: in the script itself. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?inline';

/** Tells tfjs; before the backend starts. */
export function pointToWasm(): void {
  // All three must be named; without threads, which need shared memory, only this one is asked for.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simd,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
}
