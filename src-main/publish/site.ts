/**
 * Writes a published site: the window as it is built, the sealed kernel and the
 * documents, as plain files that any server can serve from any folder. All of it
 * is made beside what is there and put in its place at the end.
 */
import { copyFile, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { readSiteIndex, type SiteIndex, siteIndexFile, siteKernelFile } from '#core/host/site.ts';
import type { Layout } from '../layout.ts';
import { publishedPolicy } from '../serve/headers.ts';
import { listFiles } from '../serve/manifest.ts';
import type { Contents, SiteFile } from './contents.ts';

/** A folder in which something else lies. */
export class NotASiteError extends Error {}

/** Where the new files wait until all are written. */
const waiting = '.stepwise-new';

/** Publishes into a folder, which is new, empty, or a site published before; gives the site's index. */
export async function publishSite(
  folder: string,
  title: string,
  { lessons, notebooks, files: documents }: Contents,
  layout: Layout,
): Promise<SiteIndex> {
  const before = await siteAt(folder);
  const files = [...(await appFiles(layout)), ...documents];
  const index: SiteIndex = {
    version: layout.version,
    title,
    lessons,
    notebooks,
    files: [...files.map(({ to }) => to), siteIndexFile],
  };
  const made = join(folder, waiting);
  for (const to of [...index.files, ...(before?.files ?? []), `${waiting}/x`])
    await refuseLinkOut(folder, to);
  try {
    for (const { to, content } of [
      ...files,
      { to: siteIndexFile, content: Buffer.from(JSON.stringify(index)) },
    ]) {
      await mkdir(dirname(join(made, to)), { recursive: true });
      if ('file' in content) await copyFile(content.file, join(made, to));
      else await writeFile(join(made, to), content);
    }
    // The page and the index last: until then a visitor sees the site as it was.
    const last = ['index.html', siteIndexFile];
    for (const to of [...index.files.filter((file) => !last.includes(file)), ...last]) {
      await mkdir(dirname(join(folder, to)), { recursive: true });
      await rename(join(made, to), join(folder, to));
    }
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  const now = new Set(index.files);
  await Promise.all(
    (before?.files ?? [])
      .filter((file) => !now.has(file))
      .map((file) => rm(join(folder, file), { force: true })),
  );
  return index;
}

/** Fails where a folder on the way to a file of the site is a link that leads out of the site. */
async function refuseLinkOut(folder: string, to: string): Promise<void> {
  const real = async (path: string) => realpath(path).catch(() => undefined);
  const root = await real(folder);
  let place = dirname(join(folder, to));
  let found = await real(place);
  // What is not there yet is made by us, in the nearest folder that is.
  while (found === undefined && place.length > folder.length) {
    place = dirname(place);
    found = await real(place);
  }
  if (root === undefined || found === undefined || found === root || found.startsWith(`${root}${sep}`))
    return;
  throw new NotASiteError(`${place} is a link that leads out of ${folder}; take it away first`);
}

/** The site that lies in a folder; `undefined` where the folder is new or empty. Fails where something else is there. */
async function siteAt(folder: string): Promise<SiteIndex | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new NotASiteError(`${folder} is a file; name a folder`);
    throw error;
  });
  // A repository, and what a person put beside the site for its server, do no harm.
  if (names.every((name) => name.startsWith('.') || name === 'CNAME')) return undefined;
  const text = await readFile(join(folder, siteIndexFile), 'utf8').catch(() => '');
  let found: SiteIndex | undefined;
  try {
    found = readSiteIndex(JSON.parse(text));
  } catch {}
  if (found === undefined) throw new NotASiteError(`${folder} holds other files; name a new or empty folder`);
  return found;
}

/** The files of the app itself. */
async function appFiles(layout: Layout): Promise<readonly SiteFile[]> {
  const window = [...listFiles(layout.window)].map(([path, { file }]) => ({
    to: path.slice(1),
    content: { file },
  }));
  const page = await readFile(join(layout.window, 'index.html'), 'utf8');
  return [
    ...window.filter(({ to }) => to !== 'index.html'),
    { to: siteKernelFile, content: { file: join(layout.sealed, 'kernel.html') } },
    // So that GitHub Pages serves every file as it is.
    { to: '.nojekyll', content: new Uint8Array() },
    { to: 'index.html', content: Buffer.from(withSite(page)) },
  ];
}

/** The window's page with its walls in itself, since a plain server sends none, and with the mark of a site. */
function withSite(page: string): string {
  const heading = `<meta http-equiv="Content-Security-Policy" content="${publishedPolicy()}">
<meta name="referrer" content="no-referrer">
<meta name="stepwise-site" content="${siteIndexFile}">`;
  // Before anything else in it: a policy rules what comes after.
  return page.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}\n${heading}`);
}
