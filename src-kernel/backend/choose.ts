/** Which tfjs backend to use, and which to fall back to. */
import type { BackendChoice, BackendInfo } from '#core/runtime/messages.ts';
import type { GlRenderer } from './renderer.ts';

/** A backend's name in tfjs. */
export type BackendName = BackendInfo['name'];

/**
 * Backends to try in turn. `auto`: WebGL where a real GPU draws; in software, WASM is several times faster.
 * There is no WebGPU backend in this version, so choosing it gives what `auto` gives.
 */
export function candidates(choice: BackendChoice, gl: GlRenderer): readonly BackendName[] {
  const accelerated = gl.renderer !== null && !gl.software;
  switch (choice) {
    case 'webgl':
      return gl.renderer === null ? ['wasm', 'cpu'] : ['webgl', 'wasm', 'cpu'];
    case 'wasm':
      return ['wasm', 'cpu'];
    case 'cpu':
      return ['cpu'];
    case 'auto':
    case 'webgpu':
      return accelerated ? ['webgl', 'wasm', 'cpu'] : ['wasm', 'cpu'];
  }
}
