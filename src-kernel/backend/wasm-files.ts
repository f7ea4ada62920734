/** Where tfjs finds its WASM backend: the kernel's own copies beside its scripts; the worker's CSP lets it fetch nothing else. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

/** Tells tfjs; before the backend starts. */
export function pointToWasm(): void {
  setWasmPaths(new URL(/* @vite-ignore */ '../wasm/', import.meta.url).href);
}
