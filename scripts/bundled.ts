/** Notes which packages a build took code or files from, for the list of licences that the app shows (`scripts/licences.ts`). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where the notes lie, from the root. */
export const bundledFolder = 'node_modules/.cache/stepwise-bundled';

/** The package's folder that a module's or a file's path lies in, from the root; undefined for the project's own. */
export function packageFolderOf(path: string): string | undefined {
  const clean = path.replaceAll('\\', '/').replace(/[?#].*$/, '');
  const at = clean.lastIndexOf('node_modules/');
  const first = clean.indexOf('node_modules/');
  if (at < 0) return undefined;
  const [, name] = /^((?:@[^/]+\/)?[^/]+)\//.exec(clean.slice(at + 'node_modules/'.length)) ?? [];
  return name === undefined ? undefined : `${clean.slice(first, at)}node_modules/${name}`;
}

/** The plugin; `name` is the build's own, and the workers of a build are given the same plugin. */
export function bundled(root: string, name: string): Plugin {
  const found = new Set<string>();
  const note = (path: string) => {
    const folder = packageFolderOf(path);
    if (folder !== undefined) found.add(folder);
  };
  return {
    name: 'bundled-packages',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset') for (const original of file.originalFileNames) note(original);
        else
          for (const [id, { renderedLength }] of Object.entries(file.modules))
            if (renderedLength > 0) note(id);
      }
      mkdirSync(resolve(root, bundledFolder), { recursive: true });
      writeFileSync(resolve(root, bundledFolder, `${name}.json`), `${JSON.stringify([...found].sort())}\n`);
    },
  };
}
