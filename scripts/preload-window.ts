/**
 * Has the browser fetch and compile the window's own chunk, and the letters of the Latin alphabet, while the small
 * entry asks the host its questions. A page whose font is there is laid out once, not twice.
 */
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
        const letters = Object.keys(bundle).find((file) =>
          /noto-sans-sc-latin-wght-normal-.*\.woff2$/.test(file),
        );
        const font = {
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${letters}` },
          injectTo: 'head' as const,
        };
        const chunks = [start.fileName, ...start.imports].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        }));
        return letters === undefined ? chunks : [font, ...chunks];
      },
    },
  };
}
