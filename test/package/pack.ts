/**
 * Packs the app with a stand-in for Electron's distribution, as electron-builder
 * packs it with the real one, and takes the archive apart again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import config from '../../electron-builder.config.ts';
import { findLayout } from '../../src-main/layout.ts';

/** A packed app. */
export interface Packed {
  /** Path of each file in the archive, with `/`, and its size in bytes. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** Files that lie beside the archive. */
  readonly unpacked: readonly string[];
  /** The archive's files, taken out of it. */
  readonly folder: string;
  /** The program with its fuses. */
  readonly program: string;
}

/** Where Electron's binary keeps its fuses: a known text, the wire's version and length, and a digit for each fuse. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A distribution with what packing needs of it: a program with fuses that all say the default, and no Electron. */
async function standInDistribution(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, 8]),
    Buffer.from('10110001'),
    Buffer.from('\nnot Electron\n'),
  ]);
  await writeFile(join(folder, 'electron'), wire, { mode: 0o755 });
  await writeFile(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  await writeFile(join(folder, 'chrome_crashpad_handler'), '', { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) {
    await writeFile(join(folder, name), '');
  }
  for (const locale of ['en-US', 'zh-CN', 'de'])
    await writeFile(join(folder, 'locales', `${locale}.pak`), '');
}

/** Packs the app for Linux into a folder. Rejects where the app is not built. */
export async function pack(temporary: string): Promise<Packed> {
  const distribution = join(temporary, 'electron');
  await standInDistribution(distribution);
  await build({
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    projectDir: findLayout(import.meta.dirname).root,
    publish: 'never',
    config: {
      ...config,
      electronDist: distribution,
      directories: { ...config.directories, output: join(temporary, 'dist') },
    },
  });
  const app = join(temporary, 'dist', 'linux-unpacked');
  const archive = join(app, 'resources', 'app.asar');
  const files: { path: string; size: number }[] = [];
  const unpacked: string[] = [];
  for (const listed of listPackage(archive, { isPack: false })) {
    const path = listed.replaceAll('\\', '/').replace(/^\//, '');
    const facts = statFile(archive, path);
    if (!('size' in facts)) continue;
    files.push({ path, size: facts.size });
    if (facts.unpacked) unpacked.push(path);
  }
  const folder = join(temporary, 'app');
  extractAll(archive, folder);
  return {
    files,
    unpacked,
    folder,
    program: join(app, 'stepwise'),
  };
}
