/**
 * The files the language service sees: one module per cell, kept in step with
 * the notebook, and the fixed declarations of the standard library, of tfjs and of what
 * the kernel offers. A cell's module gets a new version only when its own text
 * or the names it can see have changed.
 */
import {
  type CellFacts,
  type CellModule,
  cellFacts,
  cellModule,
  cellOfPath,
  modulePath,
  type SourceCell,
} from './cell-modules.ts';
import { graphicsLibrary, speaksOfGraphics } from './graphics-library.ts';
import type { TypeScript } from './typescript.ts';

/** Declarations by path, as the build collected them. */
export type Declarations = Readonly<Record<string, string>>;

interface Entry extends CellModule {
  readonly cell: SourceCell;
  readonly version: number;
}

/** The service's file system. */
export class ProgramFiles {
  readonly #ts: TypeScript;
  readonly #declarations: ReadonlyMap<string, string>;
  readonly #directories = new Set<string>();
  #cells: readonly SourceCell[] = [];
  #facts = new Map<string, { readonly source: string; readonly facts: CellFacts }>();
  #entries = new Map<string, Entry>();
  #whole: string | null = null;
  /** Once a cell has spoken of graphics their types stay, so that no key press reads them again. */
  #graphics = false;
  #version = 0;

  constructor(ts: TypeScript, declarations: Declarations) {
    this.#ts = ts;
    this.#declarations = new Map(Object.entries(declarations));
    for (const path of this.#declarations.keys()) {
      for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
        this.#directories.add(path.slice(0, at));
    }
  }

  /** Counts every change of any file. */
  get version(): number {
    return this.#version;
  }

  /** Takes the program as it stands, in document order. */
  setCells(cells: readonly SourceCell[]): void {
    this.#cells = cells;
    this.#rebuild();
  }

  /** Brings every visible name into one cell's module, for completion there. */
  bringAllInto(id: string): void {
    if (this.#whole === id) return;
    this.#whole = id;
    this.#rebuild();
  }

  /** Every cell is looked at anew, as if its text had changed. */
  renew(): void {
    this.#version += 1;
    for (const [path, entry] of this.#entries) this.#entries.set(path, { ...entry, version: this.#version });
  }

  #rebuild(): void {
    const visible = new Map<string, string>();
    const entries = new Map<string, Entry>();
    const facts = new Map<string, { source: string; facts: CellFacts }>();
    if (!this.#graphics && this.#cells.some(({ source }) => speaksOfGraphics(source))) {
      this.#graphics = true;
      this.#version += 1;
    }
    for (const cell of this.#cells) {
      const known = this.#facts.get(cell.id);
      const now =
        known?.source === cell.source ? known : { source: cell.source, facts: cellFacts(this.#ts, cell) };
      facts.set(cell.id, now);
      const module = cellModule(cell, now.facts, visible, this.#whole === cell.id);
      const path = modulePath(cell);
      const before = this.#entries.get(path);
      const same = before?.text === module.text;
      if (!same) this.#version += 1;
      entries.set(path, same ? before : { ...module, cell, version: this.#version });
      for (const name of now.facts.declares) visible.set(name, path);
    }
    if (entries.size !== this.#entries.size) this.#version += 1;
    this.#facts = facts;
    this.#entries = entries;
  }

  /** Paths the program is made of: every cell, the ambient declarations, and the types of graphics where they are needed. */
  roots(): string[] {
    return [
      ...this.#entries.keys(),
      ...(this.#graphics ? [graphicsLibrary] : []),
      ...[...this.#declarations.keys()].filter((path) => path.startsWith('/globals/')),
    ];
  }

  /** The entry of a cell by id. */
  entry(id: string): (CellModule & { readonly path: string }) | undefined {
    for (const language of ['ts', 'js'] as const) {
      const path = modulePath({ id, language });
      const entry = this.#entries.get(path);
      if (entry) return { ...entry, path };
    }
    return undefined;
  }

  /**
   * Where a stretch of a file lies in a cell's source, or `undefined` where it is outside: in a prelude, in the
   * export line or in a declaration file.
   */
  toCell(
    path: string,
    start: number,
    length: number,
  ): { cell: string; start: number; length: number } | undefined {
    const id = cellOfPath(path);
    const entry = this.#entries.get(path);
    if (id === undefined || entry === undefined) return undefined;
    const at = start - entry.start;
    if (at < 0 || at + length > entry.cell.source.length) return undefined;
    return { cell: id, start: at, length };
  }

  /** Spans in the order in which they stand in the document. */
  inOrder<T extends { readonly cell: string; readonly start: number }>(spans: readonly T[]): T[] {
    const place = new Map(this.#cells.map((cell, index) => [cell.id, index]));
    return [...spans].sort(
      (a, b) => (place.get(a.cell) ?? 0) - (place.get(b.cell) ?? 0) || a.start - b.start,
    );
  }

  /** A cell's source. */
  sourceOf(id: string): string | undefined {
    return this.#cells.find((cell) => cell.id === id)?.source;
  }

  read(path: string): string | undefined {
    return this.#entries.get(path)?.text ?? this.#declarations.get(path);
  }

  versionOf(path: string): string {
    return String(this.#entries.get(path)?.version ?? 0);
  }

  has(path: string): boolean {
    return this.#entries.has(path) || this.#declarations.has(path);
  }

  hasDirectory(path: string): boolean {
    return path === '/' || path === '/cells' || this.#directories.has(path.replace(/\/$/, ''));
  }
}
