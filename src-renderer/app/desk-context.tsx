/** The open documents, for every component below. */
import { createContext, useContext } from 'react';
import type { AppInfo, DocumentRef } from '#core/host/host.ts';
import type { OpenDocuments } from './open-documents.ts';

/** What the screens may ask of the desk. */
export interface DeskAccess {
  readonly info: AppInfo;
  readonly documents: OpenDocuments;
  /** The shown document's place; null while the library is shown. */
  readonly active: string | null;
  show(ref: DocumentRef): void;
  /** Closes a document, asking where something of it could not be saved. */
  close(key: string): void;
}

const DeskContext = createContext<DeskAccess | null>(null);

/** Gives the desk to everything inside. */
export const DeskProvider = DeskContext.Provider;

/** The desk around this component. */
export function useDesk(): DeskAccess {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('no desk around this component');
  return desk;
}
