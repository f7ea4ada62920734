/** Where the app's own files lie, from wherever the window's address is. */
import { pathsMeta } from '#core/host/place.ts';

/** Whether the host of this window answers paths of documents (`/lesson/…`), so that the address says nothing of where files lie. */
export function hasPaths(): boolean {
  return document.querySelector(`meta[name="${pathsMeta}"]`) !== null;
}

/** The address of one of the app's files, by its path from the page that the build made. */
export function appFile(path: string): URL {
  return new URL(path, hasPaths() ? location.origin : document.baseURI);
}
