/**
 * Colours of the dark theme also for a page that says no theme yet, where the system is dark: a first picture that the host
 * drew is seen before any of the window's code can choose. The style sheets say their colours once; this says them twice.
 */
import type { Plugin } from 'vite';

const dark = /:root\[data-theme="?dark"?\]\s*\{([^{}]*)\}/g;

/** The plugin: behind each rule for the dark theme, the same for a system that is dark. */
export function darkBySystem(): Plugin {
  return {
    name: 'stepwise-dark-by-system',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let rules = 0;
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          file.source = String(file.source).replace(dark, (rule, colours: string) => {
            rules += 1;
            return `${rule}@media (prefers-color-scheme:dark){:root:not([data-theme]){${colours}}}`;
          });
        }
        if (rules === 0) this.error('no style sheet has a rule for the dark theme');
      },
    },
  };
}
