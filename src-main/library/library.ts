/** All that the machine keeps for the learner, behind one door; changes to one thing happen one after another. */
import { join } from 'node:path';
import {
  type DocumentRef,
  defaultSettings,
  type LessonSummary,
  type OpenedDocument,
  type SavedCopy,
  type Settings,
} from '#core/host/host.ts';
import { settingsSchema } from '#core/host/schemas.ts';
import type { Timestamp } from '#core/text/units.ts';
import type { WriteOptions } from './atomic.ts';
import { Documents } from './documents.ts';
import { Failure } from './failure.ts';
import { diskFiles, type FileSystem } from './files.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { Lessons } from './lessons.ts';
import { Turns } from './queue.ts';

/** Where the library lies, and what it stands on. */
export interface LibraryParts {
  /** Folder of the lessons. */
  readonly lessons: string;
  /** The learner's data folder; made when first needed. */
  readonly data: string;
  readonly files?: FileSystem;
  readonly now?: () => Timestamp;
  readonly write?: WriteOptions;
}

/** Lessons, documents, overlays and settings. Every method rejects with an error {@link Failure} can be made of. */
export interface Library {
  readonly lessons: () => Promise<readonly LessonSummary[]>;
  readonly open: (ref: DocumentRef) => Promise<OpenedDocument>;
  readonly save: (ref: DocumentRef, copy: SavedCopy, version: string) => Promise<string>;
  readonly reset: (ref: DocumentRef) => Promise<void>;
  readonly readSettings: () => Promise<Settings>;
  readonly writeSettings: (settings: Settings) => Promise<void>;
  /** Allows a file the person named; gives what the window opens it by. */
  readonly grant: (path: string) => DocumentRef;
  /** Resolves when nothing is being written. */
  readonly idle: () => Promise<void>;
}

/** Opens a library. Nothing is read or written until asked. */
export function openLibrary(parts: LibraryParts): Library {
  const keeping: Keeping = {
    files: parts.files ?? diskFiles,
    now: parts.now ?? Date.now,
    ...(parts.write === undefined ? {} : { write: parts.write }),
  };
  const lessons = new Lessons({ lessons: parts.lessons, overlays: join(parts.data, 'lessons') }, keeping);
  const documents = new Documents(join(parts.data, 'places'), keeping);
  const settings = join(parts.data, 'settings.json');
  const turns = new Turns();
  const turnOf = (ref: DocumentRef): string =>
    ref.kind === 'file' ? `file ${ref.path}` : `${ref.kind} ${ref.id}`;

  return {
    lessons: () => lessons.list(),
    open: (ref) =>
      turns.take(turnOf(ref), () =>
        ref.kind === 'lesson' ? lessons.open(ref.id) : documents.open(pathOf(ref)),
      ),
    save: (ref, copy, version) =>
      turns.take(turnOf(ref), () =>
        ref.kind === 'lesson'
          ? lessons.save(ref.id, copy, version)
          : documents.save(pathOf(ref), copy, version),
      ),
    reset: (ref) =>
      turns.take(turnOf(ref), async () => {
        if (ref.kind !== 'lesson')
          throw new Failure('not-allowed', 'Only a lesson has an original to return to.');
        await lessons.reset(ref.id);
      }),
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
    grant: (path) => ({ kind: 'file', path: documents.grant(path) }),
    idle: () => turns.idle(),
  };
}

function pathOf(ref: DocumentRef): string {
  if (ref.kind === 'file') return ref.path;
  throw new Failure('not-found', 'There is no such document.');
}
