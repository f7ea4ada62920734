/** The kernel's build: the frame's page and the worker in which cells run, for an origin of their own. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { bundled } from './scripts/bundled.ts';
import { oneByte } from './scripts/one-byte.ts';

const here = import.meta.dirname;

/** Workers are builds of their own, each asked for its plugins anew. */
let workers = 0;

/** The WASM backend's own file, under a fixed name that the worker's CSP can name. */
const wasmFiles: Plugin = {
  name: 'kernel-wasm',
  generateBundle() {
    const name = 'tfjs-backend-wasm-simd.wasm';
    const source = readFileSync(resolve(here, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', name));
    this.emitFile({ type: 'asset', fileName: `wasm/${name}`, source });
  },
};

/** Functions and classes keep their names: a learner sees them in values, variables and stacks. */
export const withNames = {
  compress: { keepNames: { function: true, class: true } },
  mangle: { keepNames: true },
};

export default defineConfig({
  root: 'src-kernel/frame',
  base: './',
  plugins: [wasmFiles, bundled(here, 'kernel'), oneByte()],
  worker: {
    format: 'es',
    plugins: () => [bundled(here, `kernel-worker-${workers++}`), oneByte()],
    rollupOptions: { output: { minify: withNames } },
  },
  build: {
    outDir: resolve(here, 'out/kernel'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      checks: { pluginTimings: false },
      input: { index: resolve(here, 'src-kernel/frame/index.html') },
    },
  },
});
