/**
 * The first picture of a window, drawn by the host: a person reads before any of the window's code has come. The window
 * takes its elements over as they are.
 */
import type { DocumentRef } from './documents.ts';
import type { AppInfo, HostCalls, Reply, Settings } from './host.ts';

/** What a host that draws knows. */
export interface ToDraw {
  readonly info: AppInfo;
  /** With the language the window will choose, where it is the system's. */
  readonly settings: Settings;
  readonly document: PageDocument;
}

/** A document and the host's answer, as they stand in the page; the window need not ask. */
export interface PageDocument {
  readonly ref: DocumentRef;
  readonly reply: Reply<HostCalls['document.open']['gives']>;
}

/** Draws the window's first picture as HTML; null where that cannot be done without a window. */
export type DrawFirstPicture = (knows: ToDraw) => Promise<string | null>;

/** Name of the `<meta>` whose content is a {@link PageDocument} as JSON. */
export const pageDocumentMeta = 'stepwise-document';
