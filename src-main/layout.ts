/** Where the app's own parts lie: beside the sources in a checkout, inside the archive in a packaged app. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

/** The app's parts on disk. */
export interface Layout {
  readonly root: string;
  readonly version: string;
  /** The window's files, as built. */
  readonly window: string;
  /** The program that draws the window's first picture, as built. */
  readonly first: string;
  /** The kernel's files, as built. */
  readonly kernel: string;
  /** The kernel's one page for published sites, as built. */
  readonly sealed: string;
  readonly lessons: string;
}

const manifest = v.object({ name: v.string(), version: v.string() });

/** Finds the app's root upwards from a folder. Throws where there is none. */
export function findLayout(from: string): Layout {
  for (let folder = from; ; folder = dirname(folder)) {
    const version = versionAt(folder);
    if (version !== undefined) {
      return {
        root: folder,
        version,
        window: join(folder, 'out', 'window'),
        first: join(folder, 'out', 'first', 'first-picture.js'),
        kernel: join(folder, 'out', 'kernel'),
        sealed: join(folder, 'out', 'sealed'),
        lessons: join(folder, 'notebooks'),
      };
    }
    if (dirname(folder) === folder) throw new Error(`no Stepwise is installed around ${from}`);
  }
}

function versionAt(folder: string): string | undefined {
  try {
    const parsed = v.safeParse(manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return parsed.success && parsed.output.name === 'stepwise' ? parsed.output.version : undefined;
  } catch {
    return undefined;
  }
}
