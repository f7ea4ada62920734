/** What outputs ask of the window around them: files to save, places to show, links to open. */
import { createContext, useContext } from 'react';
import type { ExportedFile } from '#core/host/host.ts';
import type { LessonLink } from '#core/lesson/link.ts';
import type { CellId, DisplayId, InputId } from '#core/notebook/ids.ts';
import type { CellPosition } from '#core/runtime/error.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { TrainingCommand } from '#core/runtime/messages.ts';
import type { LocalizedText } from '#core/text/locale.ts';

/** Where controls live: handles in a picture read and set the same values as the controls' own fields. */
export interface InputValues {
  get(input: InputId): InputValue | undefined;
  set(input: InputId, value: InputValue): void;
  subscribe(listener: () => void): () => void;
}

/** A file, or a sentence that says why there is none. */
export type FileOrReason = ExportedFile | { readonly missing: LocalizedText };

/** The window's side of an output. */
export interface OutputServices {
  /** Hands a file to the learner; rejects where that failed for another reason than being called off. */
  save(file: ExportedFile): Promise<void>;
  /** Where cells stand, from 1; 0 where one is no more. Absent where they have no numbers. */
  readonly cells?: { numberOf(cell: CellId): number; subscribe(listener: () => void): () => void };
  /** Shows a place in a cell's source and puts the caret there, or selects its line. */
  reveal(position: CellPosition, extent?: 'line'): void;
  /** Opens another lesson, at a place in it. Default: nothing more. */
  openLesson?(link: LessonLink): void;
  /** Opens an https or mailto address outside the document. */
  openLink(url: string): void;
  /** Tells a run of training to wait, go on, do one batch or end with this epoch. Absent where nothing runs. */
  control?(display: DisplayId, command: TrainingCommand): void;
  /** The values of controls. Absent where nothing can be moved. */
  readonly inputs?: InputValues;
  /** Whether outputs from before this session are held back: their document is not trusted. */
  readonly withheld?: boolean;
  /** The model that a display shows, as a file. Absent where nothing runs. */
  modelFile?(display: DisplayId): Promise<FileOrReason>;
  /** Puts a cell's outputs onto the clipboard, and says so. Absent where there is none. */
  copy?(cell: CellId, as: 'text' | 'markdown' | 'image', shown: HTMLElement): void;
  /** Shows a cell and goes to it. */
  showCell?(cell: CellId): void;
  /** Shows the part of the document a `#fragment` names, where it is not mounted now. Default: nothing more. */
  showFragment?(fragment: string): void;
}

const OutputServicesContext = createContext<OutputServices>({
  save: () => Promise.resolve(),
  reveal() {},
  openLink() {},
});

/** Gives the services to every output inside. */
export const OutputServicesProvider = OutputServicesContext.Provider;

/** The services of the window around this output. */
export function useOutputServices(): OutputServices {
  return useContext(OutputServicesContext);
}
