/** How much JavaScript the window needs before it can paint: the entry and everything it imports statically. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of gzip over the entry script of a built page and its static imports. */
export function initialJavaScript(folder: string): number {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="([^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  );
  const seen = new Map<string, number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = join(folder, path);
    if (seen.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    seen.set(file, gzipSync(text).length);
    for (const match of text.matchAll(
      /(?:^|[;}\s])(?:import|export)(?:[^'"();]*?from)?\s*["']([^"']+\.js)["']/g,
    )) {
      waiting.push(join(dirname(path), match[1] ?? ''));
    }
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024;
}
