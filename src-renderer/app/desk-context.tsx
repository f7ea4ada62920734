/** The open documents, for every component below. */
import { createContext, useContext } from 'react';
import type { DocumentFormat } from '#core/host/documents.ts';
import type { AppInfo, DocumentRef } from '#core/host/host.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Route } from './route.ts';

/** How documents are found and made. */
export interface Finding {
  /** Makes an empty notebook without a place yet, and shows it. */
  create(format: DocumentFormat): void;
  /** Lets the person choose a file, and shows it. */
  choose(): void;
  /** Opens the list of everything that can be opened. */
  quickOpen(): void;
}

/** What the screens may ask of the desk. */
export interface DeskAccess extends Finding {
  readonly info: AppInfo;
  readonly documents: OpenDocuments;
  /** Which screen is shown. */
  readonly screen: Route['screen'];
  /** The shown document's place; null while none is shown. */
  readonly active: string | null;
  show(ref: DocumentRef): void;
  /** Closes a document, asking where something of it could not be saved. */
  close(key: string): void;
  /** Closes a document without a word: it is nowhere any more, or was saved elsewhere. */
  drop(key: string): void;
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
