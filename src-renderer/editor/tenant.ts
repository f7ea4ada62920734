/** What one cell asks of an editor while it is being edited. */
import type { Caret } from './caret.ts';

/** The cell that has the editor. */
export interface Tenant {
  /** Names the model: the same for the same cell. */
  readonly model: string;
  readonly source: string;
  readonly language: 'typescript' | 'markdown' | 'plaintext';
  /** The text's name for those who cannot see it. */
  readonly label: string;
  /** Where the caret goes; another object moves it again. */
  readonly caret: Caret;
  readonly onChange: (source: string) => void;
  /** A key was pressed; true where it was a command and the editor must leave it alone. */
  readonly onKey: (event: KeyboardEvent, place: KeyPlace) => boolean;
}

/** Where the caret stands when a key is pressed: on the first or last line, with nothing selected. */
export interface KeyPlace {
  readonly firstLine: boolean;
  readonly lastLine: boolean;
}
