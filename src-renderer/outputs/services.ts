/** What outputs ask of the window around them: files to save, places to show, links to open. */
import { createContext, useContext } from 'react';
import type { ExportedFile } from '#core/host/host.ts';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { CellPosition } from '#core/runtime/error.ts';
import type { TrainingCommand } from '#core/runtime/messages.ts';

/** The window's side of an output. */
export interface OutputServices {
  /** Hands a file to the learner; rejects where that failed for another reason than being called off. */
  save(file: ExportedFile): Promise<void>;
  /** Shows a place in a cell's source and puts the caret there. */
  reveal(position: CellPosition): void;
  /** Opens an https or mailto address outside the document. */
  openLink(url: string): void;
  /** Tells a run of training to wait, go on, do one batch or end with this epoch. Absent where nothing runs. */
  control?(display: DisplayId, command: TrainingCommand): void;
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
