/** The kernel's build: the frame's page and the worker in which cells run, for an origin of their own. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

export default defineConfig({
  root: 'src-kernel/frame',
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, 'out/kernel'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: { index: resolve(here, 'src-kernel/frame/index.html') } },
  },
});
