/**
 * The desktop build: main process, preload and window. Run with
 * `electron-vite build -c electron.config.ts`; the kernel, which lives on its own
 * origin, is built apart by `vite.kernel.config.ts`.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundled } from './scripts/bundled.ts';
import { darkBySystem } from './scripts/dark-by-system.ts';
import { declarations } from './scripts/declarations.ts';
import { fewFiles } from './scripts/few-files.ts';
import { oneByte } from './scripts/one-byte.ts';
import { preloadWindow } from './scripts/preload-window.ts';
import { typescriptModule } from './scripts/typescript-module.ts';

const here = import.meta.dirname;

/** Workers are builds of their own, each asked for its plugins anew. */
let workers = 0;

/** Not warned of: how long plugins take. */
const quiet = { pluginTimings: false };

export default defineConfig({
  main: {
    plugins: [bundled(here, 'main')],
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        checks: quiet,
        input: {
          desktop: resolve(here, 'src-main/desktop/main.ts'),
          cli: resolve(here, 'src-main/cli/main.ts'),
        },
        external: ['electron', 'playwright', 'playwright-core'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can load neither ES modules nor packages: one CommonJS file, everything bundled.
      externalizeDeps: false,
      rollupOptions: {
        checks: quiet,
        input: { preload: resolve(here, 'src-main/preload/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [
      react(),
      darkBySystem(),
      declarations(here),
      preloadWindow(),
      bundled(here, 'window'),
      oneByte(),
    ],
    worker: {
      format: 'es',
      plugins: () => [typescriptModule(), bundled(here, `window-worker-${workers++}`), oneByte()],
      rollupOptions: { checks: quiet },
    },
    resolve: {
      alias: { 'elkjs/lib/elk.bundled.js': resolve(here, 'src-renderer/outputs/no-elk.ts') },
    },
    build: {
      outDir: resolve(here, 'out/window'),
      emptyOutDir: true,
      target: 'chrome140',
      // electron-vite leaves windows unminified by default; parsing twice the code delays the first cell.
      minify: 'oxc',
      cssMinify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Monaco, Plotly, Mermaid and TypeScript are large and loaded when wanted.
      chunkSizeWarningLimit: 6000,
      rollupOptions: {
        checks: quiet,
        input: { index: resolve(here, 'src-renderer/index.html') },
        output: {
          codeSplitting: fewFiles(
            resolve(here, 'src-renderer/app/main.ts'),
            resolve(here, 'src-renderer/app/start.tsx'),
          ),
        },
      },
    },
  },
});
