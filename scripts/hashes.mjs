// @ts-check
/** Names the content of sources, so that nothing is built twice and nothing stale is served. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './places.mjs';

/**
 * A name for the content of files and folders, given by paths from the root.
 * @param {readonly string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
      return;
    }
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

/**
 * What was noted in a file last time, or ''.
 * @param {string} path
 */
export function noted(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}

/**
 * Notes a line in a file.
 * @param {string} path
 * @param {string} line
 */
export function note(path, line) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${line}\n`);
}
