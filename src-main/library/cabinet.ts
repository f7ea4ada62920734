/**
 * Where documents of every kind (lesson, file, draft) are kept, and what is kept around them: backups, history, trust,
 * the list of recent ones, the folder worked in. One turn after another, whoever asks.
 *
 * What is kept around a document is kept as well as can be: a save does not fail because history could not be written,
 * and it is not delayed by it.
 */
import { join } from 'node:path';
import { formatOf } from '#core/format/names.ts';
import type { CopyToSave, DocumentCalls, DocumentRef, OpenedDocument } from '#core/host/documents.ts';
import { placeOf } from '#core/host/place.ts';
import { Backups } from './backups.ts';
import { Documents } from './documents.ts';
import { Drafts } from './drafts.ts';
import { History } from './history.ts';
import type { Keeping } from './kept.ts';
import type { Lessons } from './lessons.ts';
import type { Turns } from './queue.ts';
import { Recent } from './recent.ts';
import { Trash } from './trash.ts';
import { Trust } from './trust.ts';
import { Glances } from './watch.ts';
import { Workspace } from './workspace.ts';

/** The system's own boxes. Each gives `undefined` where the person cancelled. */
export interface Boxes {
  readonly chooseFile: () => Promise<string | undefined>;
  readonly chooseFolder: () => Promise<string | undefined>;
  readonly choosePlace: (name: string) => Promise<string | undefined>;
  /** Puts a file in the system's bin; rejects where it cannot. */
  readonly trash: (path: string) => Promise<void>;
}

/** What a cabinet stands on. */
export interface CabinetParts {
  readonly lessons: Lessons;
  readonly keeping: Keeping;
  readonly turns: Turns;
  readonly data: string;
  readonly home: string;
  readonly boxes?: Boxes;
}

/** The calls of the contract about documents, each answered or rejected with an error {@link Failure} can be made of. */
export type DocumentHandlers = {
  readonly [C in keyof DocumentCalls]: (
    takes: DocumentCalls[C]['takes'],
  ) => Promise<DocumentCalls[C]['gives']>;
};

/** What a call about documents takes. */
export type Takes<C extends keyof DocumentCalls> = DocumentCalls[C]['takes'];
/** What it gives. */
export type Gives<C extends keyof DocumentCalls> = Promise<DocumentCalls[C]['gives']>;
/** What is kept around documents, each in a queue of its own. */
type Aside = 'history' | 'recent' | 'trust';

/** The cabinet. Every method rejects with an error `Failure` can be made of. */
export class Cabinet {
  readonly parts: CabinetParts;
  readonly documents: Documents;
  readonly drafts: Drafts;
  readonly backups: Backups;
  readonly history: History;
  readonly recent: Recent;
  readonly trash: Trash;
  readonly trust: Trust;
  readonly workspace: Workspace;
  readonly #glances: Glances;

  constructor(parts: CabinetParts) {
    const { data, keeping, home } = parts;
    this.parts = parts;
    this.recent = new Recent(join(data, 'recent.json'), keeping);
    this.workspace = new Workspace(join(data, 'workspace.json'), home, keeping);
    this.documents = new Documents(
      join(data, 'places'),
      keeping,
      async (path) => (await this.workspace.holds(path)) || this.recent.holds(path),
    );
    this.drafts = new Drafts(join(data, 'drafts'), keeping);
    this.backups = new Backups(join(data, 'backups'), keeping);
    this.history = new History(join(data, 'history'), keeping);
    this.trash = new Trash(join(data, 'trash'), keeping);
    this.trust = new Trust(join(data, 'trust'), keeping);
    this.#glances = new Glances(keeping.files, keeping.now);
  }

  /** Allows a file the person named. */
  grant(path: string): DocumentRef {
    return { kind: 'file', path: this.documents.grant(path) };
  }

  /** A document that is now one the person opened. */
  known(ref: DocumentRef): DocumentRef {
    return ref.kind === 'file' ? this.grant(ref.path) : ref;
  }

  /** A document as it is kept. */
  read(ref: DocumentRef): Promise<OpenedDocument> {
    if (ref.kind === 'lesson') return this.parts.lessons.open(ref.id);
    return ref.kind === 'draft' ? this.drafts.open(ref) : this.documents.open(ref.path);
  }

  /** Writes a document; gives its version, and the text before where that is to be remembered. */
  async write(
    ref: DocumentRef,
    copy: CopyToSave,
    version: string,
    convert: boolean,
  ): Promise<{ readonly version: string; readonly before: string | undefined }> {
    if (ref.kind === 'file') {
      return this.documents.save(ref.path, copy, version, convert ? { convert } : {});
    }
    const before = (await this.read(ref).catch(() => undefined))?.copy?.text;
    if (ref.kind === 'draft') return { version: await this.drafts.save(ref, copy, version), before };
    const original = before === undefined ? await this.parts.lessons.original(ref.id) : before;
    return { version: await this.parts.lessons.save(ref.id, copy, version), before: original };
  }

  /** What is there now, `'absent'` where nothing is. */
  version(ref: DocumentRef): Promise<string> {
    if (ref.kind === 'file') return this.#glances.version(ref.path);
    return this.#glances.version(
      ref.kind === 'draft' ? this.drafts.file(ref) : this.parts.lessons.file(ref.id),
    );
  }

  /** Vouches for what the app itself wrote. */
  sign(ref: DocumentRef, { text, outputs }: Pick<CopyToSave, 'text' | 'outputs'>, version: string): void {
    const beside = ref.kind === 'file' && formatOf(ref.path) === 'ipynb' ? '' : outputs;
    this.aside('trust', () => this.trust.vouch(ref, { text, outputs: beside }, version));
  }

  /** Does something to a document in its turn. */
  async turn<T>(ref: DocumentRef, work: () => Promise<T>): Promise<T> {
    // Two names of one file (a link and its target) take turns with each other.
    const real =
      ref.kind === 'file'
        ? await this.parts.keeping.files.realPath(ref.path).catch(() => ref.path)
        : placeOf(ref);
    return this.parts.turns.take(real, work);
  }

  /** Does something to what is kept around documents, in its turn. */
  kept<T>(what: Aside, work: () => Promise<T>): Promise<T> {
    return this.parts.turns.take(what, work);
  }

  /** Does something nobody waits for, in its turn. */
  aside(what: Aside, work: () => Promise<void>): void {
    this.kept(what, work).catch(() => undefined);
  }
}
