/** All that the machine keeps for the learner, behind one door; changes to one thing happen one after another. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CopyToSave } from '#core/host/documents.ts';
import {
  type DocumentRef,
  defaultSettings,
  type LessonSummary,
  type OpenedDocument,
  type Settings,
} from '#core/host/host.ts';
import { settingsSchema } from '#core/host/schemas.ts';
import type { Timestamp } from '#core/text/units.ts';
import type { WriteOptions } from './atomic.ts';
import type { Boxes, DocumentHandlers } from './cabinet.ts';
import { diskFiles, type FileSystem } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { Lessons } from './lessons.ts';
import { Turns } from './queue.ts';
import { Shelf } from './shelf.ts';

/** Where the library lies, and what it stands on. */
export interface LibraryParts {
  /** Folder of the lessons. */
  readonly lessons: string;
  /** The learner's data folder; made when first needed. */
  readonly data: string;
  /** The person's home folder. */
  readonly home?: string;
  /** The system's own boxes, where the host has them. */
  readonly boxes?: Boxes;
  readonly files?: FileSystem;
  readonly now?: () => Timestamp;
  readonly write?: WriteOptions;
}

/** Lessons, documents, overlays and settings. Every method rejects with an error {@link Failure} can be made of. */
export interface Library {
  readonly lessons: () => Promise<readonly LessonSummary[]>;
  readonly open: (ref: DocumentRef) => Promise<OpenedDocument>;
  readonly save: (ref: DocumentRef, copy: CopyToSave, version: string) => Promise<string>;
  readonly reset: (ref: DocumentRef) => Promise<void>;
  /** Every call about documents. */
  readonly documents: DocumentHandlers;
  readonly readSettings: () => Promise<Settings>;
  readonly writeSettings: (settings: Settings) => Promise<void>;
  /** Allows a file the person named; gives what the window opens it by. */
  readonly grant: (path: string) => DocumentRef;
  /** Works in a folder the person named. */
  readonly workIn: (folder: string) => Promise<void>;
  /** Whether something is being written or read. */
  readonly busy: () => boolean;
  /** Resolves when nothing is being written. */
  readonly idle: () => Promise<void>;
  /** Ends what waits for changes, and resolves when nothing is being written. */
  readonly close: () => Promise<void>;
}

/** Opens a library. Nothing is read or written until asked. */
export function openLibrary(parts: LibraryParts): Library {
  const keeping: Keeping = {
    files: parts.files ?? diskFiles,
    now: parts.now ?? Date.now,
    ...(parts.write === undefined ? {} : { write: parts.write }),
  };
  const turns = new Turns();
  const lessons = new Lessons({ lessons: parts.lessons, overlays: join(parts.data, 'lessons') }, keeping);
  const shelf = new Shelf({
    lessons,
    keeping,
    turns,
    data: parts.data,
    home: parts.home ?? homedir(),
    ...(parts.boxes === undefined ? {} : { boxes: parts.boxes }),
  });
  const settings = join(parts.data, 'settings.json');

  return {
    lessons: () => lessons.list(),
    open: (ref) => shelf.open(ref),
    save: async (ref, copy, version) => (await shelf.save({ ref, copy, version })).version,
    reset: (ref) => shelf.reset(ref),
    documents: shelf.handlers,
    readSettings: () =>
      turns.take(
        'settings',
        async () => (await readKept(keeping, settings, settingsSchema)).value ?? defaultSettings,
      ),
    writeSettings: (value) =>
      turns.take('settings', async () => {
        await keeping.files.makeFolder(parts.data);
        await writeKept(keeping, settings, value);
      }),
    grant: (path) => shelf.grant(path),
    workIn: (folder) => shelf.workIn(folder),
    busy: () => turns.busy(),
    idle: () => turns.idle(),
    close: () => shelf.close(),
  };
}
