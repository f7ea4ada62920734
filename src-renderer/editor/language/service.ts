/**
 * The language service over all cells as one typed program: TypeScript 6's own,
 * with positions translated between cells and their modules. It runs in
 * a worker; nothing here knows of one, so that it is tested without.
 */
import type { SourceCell } from './cell-modules.ts';
import { type CellProgram, createCellProgram } from './cell-program.ts';
import { type Comments, putComments } from './comments.ts';
import { fixes, format, problems } from './mending.ts';
import { definition, references, rename } from './navigation.ts';
import type { Declarations } from './program-files.ts';
import { complete, completionDetails, hover, signatures } from './proposals.ts';
import type { Completion } from './protocol.ts';
import type { TypeScript } from './typescript.ts';
import { type Messages, speak } from './words.ts';

/** Types, completion and navigation for the cells of one notebook. */
export class LanguageService {
  readonly #program: CellProgram;

  constructor(ts: TypeScript, declarations: Declarations) {
    this.#program = createCellProgram(ts, declarations);
  }

  /** Takes the program as it stands, in document order. */
  setCells(cells: readonly SourceCell[]): void {
    this.#program.files.setCells(cells);
  }

  /** Says what it finds in another language from now on; `null`: in English. */
  speak(messages: Messages | null): void {
    const { ts, files, service } = this.#program;
    speak(ts, messages);
    // What was found before is kept in words.
    files.renew();
    service.cleanupSemanticCache();
  }

  /** Puts what declarations say in comments in its places, some with each step; nothing quotes them before. */
  putComments(comments: Comments): Generator<void> {
    return putComments(this.#program, comments);
  }

  problems = (cell: string) => problems(this.#program, cell);
  complete = (cell: string, offset: number) => complete(this.#program, cell, offset);
  completionDetails = (cell: string, offset: number, completion: Completion) =>
    completionDetails(this.#program, cell, offset, completion);
  hover = (cell: string, offset: number) => hover(this.#program, cell, offset);
  signatures = (cell: string, offset: number) => signatures(this.#program, cell, offset);
  definition = (cell: string, offset: number) => definition(this.#program, cell, offset);
  references = (cell: string, offset: number) => references(this.#program, cell, offset);
  rename = (cell: string, offset: number, name: string) => rename(this.#program, cell, offset, name);
  fixes = (cell: string, start: number, length: number, codes: readonly number[]) =>
    fixes(this.#program, cell, start, length, codes);
  format = (cell: string) => format(this.#program, cell);
}
