/**
 * Has the browser fetch and compile the window's own chunk, its styles, and the letters of the Latin alphabet, while the
 * small entry asks the host its questions. A page whose font is there is laid out once, not twice; and a chunk whose
 * styles are in the page does not wait for them.
 */
import type { Plugin, Rolldown } from 'vite';

/** Adds links for the chunk that the entry brings in, for what that one imports, and for the styles of them all. */
export function preloadWindow(): Plugin {
  return {
    name: 'stepwise-preload-window',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
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
        const files = imported(start, bundle);
        const chunks = files.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
          injectTo: 'head' as const,
        }));
        const styles = files
          .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          }));
        return [...styles, ...(letters === undefined ? [] : [font]), ...chunks];
      },
    },
  };
}

/** A chunk and all that it imports without waiting. */
function imported(
  start: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
): readonly Rolldown.OutputChunk[] {
  const found = new Set([start]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const file = bundle[name];
      if (file?.type === 'chunk') found.add(file);
    }
  }
  return [...found];
}
