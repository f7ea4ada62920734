/** Documents as several windows share them: one that is open in a window is not opened in a second, and the system hears of those opened last. */
import { realpathSync } from 'node:fs';
import type { DocumentRef } from '#core/host/host.ts';
import { placeOf } from '#core/host/place.ts';
import type { DocumentHandlers } from '../library/cabinet.ts';
import { Failure } from '../library/failure.ts';
import type { Electron } from './electron.ts';
import { asking } from './ipc.ts';
import type { Windows } from './windows.ts';

/** What the sharing stands on. */
export interface SharingParts {
  readonly windows: Windows;
  readonly app: Pick<Electron['app'], 'addRecentDocument'>;
  /** Told when the list of recent documents may have changed. */
  readonly onRecent: () => void;
}

/** What a document is, whatever path leads to it. */
function identityOf(ref: DocumentRef): string {
  if (ref.kind !== 'file') return placeOf(ref);
  try {
    return realpathSync.native(ref.path);
  } catch {
    return ref.path;
  }
}

/** The calls about documents, for the desktop's windows. */
export function sharedDocuments(
  documents: DocumentHandlers,
  { windows, app, onRecent }: SharingParts,
): DocumentHandlers {
  /** Notes that the window that asks begins a document; rejects where another window has it, and shows that one. */
  const begin = (ref: DocumentRef) => {
    const pane = asking.getStore();
    if (pane !== undefined && windows.begin(pane, placeOf(ref), identityOf(ref)) !== undefined)
      throw new Failure('elsewhere', 'This document is open in another window.');
  };
  const end = (ref: DocumentRef) => void asking.getStore()?.begun.delete(placeOf(ref));

  return {
    ...documents,
    async 'document.open'(takes) {
      const { ref, peek } = takes;
      if (peek === true) return documents['document.open'](takes);
      // Before anything is waited for, so that of two windows that ask at once one is refused.
      begin(ref);
      try {
        const opened = await documents['document.open'](takes);
        if (placeOf(opened.ref) !== placeOf(ref)) {
          // A script is opened as the draft it was imported to.
          end(ref);
          begin(opened.ref);
        }
        if (opened.ref.kind === 'file') app.addRecentDocument(opened.ref.path);
        onRecent();
        return opened;
      } catch (error) {
        if (!(error instanceof Failure && error.code === 'elsewhere')) end(ref);
        throw error;
      }
    },
    async 'document.saveas'(takes) {
      const saved = await documents['document.saveas'](takes);
      begin(saved.ref);
      onRecent();
      return saved;
    },
    async 'document.rename'(takes) {
      const renamed = await documents['document.rename'](takes);
      begin(renamed.ref);
      onRecent();
      return renamed;
    },
    async 'document.trash'(takes) {
      const thrown = await documents['document.trash'](takes);
      onRecent();
      return thrown;
    },
    async 'recent.forget'(takes) {
      const forgotten = await documents['recent.forget'](takes);
      onRecent();
      return forgotten;
    },
  };
}
