/** What was published: the site's index, and the texts of its lessons and notebooks. */
import type { DocumentRef } from '#core/host/host.ts';
import { readSiteIndex, type SiteIndex, siteIndexFile } from '#core/host/site.ts';
import { Refusal } from './refusal.ts';

/** Reads a file of the site: its bytes, `undefined` where there is none. Rejects where the server cannot be reached. */
export type ReadFile = (file: string) => Promise<Uint8Array | undefined>;

/** The published part of a site. */
export interface Published {
  index(): Promise<SiteIndex>;
  /** The published text of a document, byte order mark and all; `undefined` where it was not published. */
  text(ref: DocumentRef): Promise<string | undefined>;
}

/** Reads what was published. The index is read once; a text each time, since the server may have a newer one. */
export function createPublished(read: ReadFile): Published {
  let index: Promise<SiteIndex> | null = null;

  async function decode(file: string): Promise<string> {
    const bytes = await read(file).catch((error: unknown) => {
      throw new Refusal('unreachable', String(error));
    });
    if (bytes === undefined) throw new Refusal('not-found', `The site has no file ${file}.`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }

  async function readIndex(): Promise<SiteIndex> {
    const found = readSiteIndex(JSON.parse(await decode(siteIndexFile)));
    if (found === undefined)
      throw new Refusal('io', `The site’s ${siteIndexFile} is damaged; publish it again.`);
    return found;
  }

  const published: Published = {
    index() {
      index ??= readIndex();
      index.catch(() => {
        index = null;
      });
      return index;
    },
    async text(ref) {
      if (ref.kind === 'draft') return undefined;
      const { lessons, notebooks } = await published.index();
      const file =
        ref.kind === 'lesson'
          ? lessons.find(({ summary }) => summary.id === ref.id)?.file
          : notebooks.find(({ path }) => path === ref.path)?.file;
      return file === undefined ? undefined : decode(file);
    },
  };
  return published;
}
