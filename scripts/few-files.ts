/**
 * Puts what the window needs for its first picture into few files. By itself the bundler makes a chunk of every set of
 * modules that some later part needs too: forty small files, and a browser asks for six at a time.
 */
import type { Rolldown } from 'vite';

type Name = Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>;
type Context = Parameters<Name>[1];

/**
 * One file of what the entry imports, one of what the first picture imports beside it; what comes later stays as it is.
 * `entry` and `start`, the module that the entry brings in for the first picture, are paths; both stay chunks of their own.
 */
export function fewFiles(entry: string, start: string): { readonly groups: Rolldown.CodeSplittingGroup[] } {
  let needed: ReadonlySet<string> | undefined;
  return {
    groups: [
      { name: 'begin', tags: ['$initial'], test: (id) => id !== entry, priority: 2 },
      {
        name: (id, context) => {
          needed ??= importedBy(start, context);
          return needed.has(id) ? 'window' : null;
        },
        test: (id) => id !== start,
        priority: 1,
      },
    ],
  };
}

/** Every module that one imports without waiting, and that those import. */
function importedBy(start: string, context: Context): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(imported)) continue;
      found.add(imported);
      waiting.push(imported);
    }
  }
  if (found.size === 0) throw new Error(`${start} is no module of the window, or imports nothing`);
  return found;
}
