/** The windows that were open, with their tabs: kept at every change, so that they are there again after a crash too. */
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type KeptTab, keptTab, place } from '#core/host/windows.ts';
import { type Keeping, readKept, writeKept } from '../library/kept.ts';
import { type Placement, placementSchema } from './window-state.ts';

/** One window, as it is kept. */
export interface KeptWindow {
  /** The place it shows. */
  readonly place: string;
  readonly tabs: readonly KeptTab[];
  readonly placements: readonly Placement[];
}

/** All windows, as they are kept; the one used last comes last. */
export interface KeptWindows {
  /** Whether the app ended as it should since this was written. */
  readonly ended: boolean;
  readonly windows: readonly KeptWindow[];
}

const schema: v.GenericSchema<unknown, KeptWindows> = v.object({
  ended: v.boolean(),
  windows: v.array(
    v.object({ place, tabs: v.array(keptTab), placements: v.array(placementSchema) }),
  ) as v.GenericSchema<unknown, KeptWindow[]>,
});

/** The file in which windows are kept. Writes follow each other; of those that wait only the last is done. */
export class WindowsFile {
  readonly #path: string;
  readonly #keeping: Keeping;
  #next: KeptWindows | undefined;
  #writing: Promise<void> | undefined;

  constructor(path: string, keeping: Keeping) {
    this.#path = path;
    this.#keeping = keeping;
  }

  /** What was kept; nothing where there is nothing, or nothing that can be read. */
  async read(): Promise<KeptWindows | undefined> {
    return (await readKept(this.#keeping, this.#path, schema).catch(() => undefined))?.value;
  }

  /** Keeps these windows. A disk that takes nothing costs no more than the tabs. */
  write(windows: KeptWindows): void {
    this.#next = windows;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Whether something is being written. */
  busy(): boolean {
    return this.#writing !== undefined;
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#next !== undefined) {
      const windows = this.#next;
      this.#next = undefined;
      await this.#keeping.files
        .makeFolder(dirname(this.#path))
        .then(() => writeKept(this.#keeping, this.#path, windows))
        .catch(() => undefined);
    }
  }
}
