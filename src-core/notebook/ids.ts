/**
 * Branded ids: a string of one kind cannot be passed where another is meant.
 * Each type has a companion of the same name that makes it.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names a cell within its notebook. Letters, digits, `-` and `_`; starts with a letter. */
export type CellId = Branded<'CellId'>;
export const CellId = {
  /** The id a text spells, or `undefined` where it does not match `[A-Za-z][A-Za-z0-9_-]{0,63}`. */
  parse(text: string): CellId | undefined {
    return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(text) ? (text as CellId) : undefined;
  },
  /** A fresh id, `c` and seven base-36 digits, that is not among those taken. `random` gives numbers in [0, 1). */
  fresh(taken: ReadonlySet<string>, random: () => number): CellId {
    for (;;) {
      const id = `c${Math.floor(random() * 36 ** 7)
        .toString(36)
        .padStart(7, '0')}`;
      if (!taken.has(id)) return id as CellId;
    }
  },
};

/** Names one run of one cell; never used twice in a session. */
export type RunId = Branded<'RunId'>;
export const RunId = { of: (cell: CellId, version: number): RunId => `${cell}@${version}` as RunId };

/** Names a display that later messages may update in place. */
export type DisplayId = Branded<'DisplayId'>;
export const DisplayId = { of: (text: string): DisplayId => text as DisplayId };

/** Names an input control within its notebook: the variable it is assigned to, or cell id and position. */
export type InputId = Branded<'InputId'>;
export const InputId = { of: (text: string): InputId => text as InputId };

/** Names a lesson: the name of its folder under `notebooks/`, such as `06-the-articles-classifier`. */
export type LessonId = Branded<'LessonId'>;
export const LessonId = {
  /** The id a text spells, or `undefined` where it is not lower-case words and digits joined by `-`. */
  parse(text: string): LessonId | undefined {
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 80 ? (text as LessonId) : undefined;
  },
};
