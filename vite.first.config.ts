/** The window's first picture, drawn by the host: the same components, built for Node as one file. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { bundled } from './scripts/bundled.ts';

const here = import.meta.dirname;

/** What the window fetches later is no part of its first picture: there it never comes. */
const later: Plugin = {
  name: 'first-without-later',
  resolveDynamicImport: () => ({ id: 'data:text/javascript,await new Promise(() => {})', external: true }),
};

export default defineConfig({
  root: 'src-renderer',
  plugins: [later, react(), bundled(here, 'first')],
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': "'production'" },
  build: {
    ssr: resolve(here, 'src-renderer/app/first-picture.tsx'),
    outDir: resolve(here, 'out/first'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rollupOptions: {
      checks: { pluginTimings: false },
      output: { format: 'es', entryFileNames: 'first-picture.js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
