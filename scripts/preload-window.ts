/** Has the browser fetch and compile the window's own chunk while the small entry asks the host its questions. */
import type { Plugin } from 'vite';

/** Adds `<link rel="modulepreload">` for the chunk that the entry brings in, and for what that one imports. */
export function preloadWindow(): Plugin {
  return {
    name: 'stepwise-preload-window',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const start = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isDynamicEntry && file.name === 'start',
        );
        if (start?.type !== 'chunk') return [];
        return [start.fileName, ...start.imports].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
