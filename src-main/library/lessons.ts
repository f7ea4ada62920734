/**
 * The lessons, and the learner's overlay on each. A lesson's own file is only
 * ever read; what the learner changes is one JSON file in the data folder.
 */
import { join } from 'node:path';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import type { CopyToSave } from '#core/host/documents.ts';
import type { LessonSummary, OpenedDocument } from '#core/host/host.ts';
import { savedCopySchema } from '#core/host/schemas.ts';
import { lessonProgress } from '#core/lesson/progress.ts';
import { stepsOf } from '#core/lesson/steps.ts';
import { parseWork } from '#core/lesson/work.ts';
import { LessonId } from '#core/notebook/ids.ts';
import { Failure } from './failure.ts';
import { errorCode } from './files.ts';
import { summarize } from './front-matter.ts';
import { type Keeping, readKept, writeKept } from './kept.ts';
import { readStored } from './text.ts';

/** Where lessons and overlays lie. */
export interface LessonFolders {
  /** Holds one folder for each lesson, with a `lesson.md`. */
  readonly lessons: string;
  /** Holds the overlays, `<id>.json`. */
  readonly overlays: string;
}

/** Reads lessons and keeps overlays. Rejects with {@link Failure} or the operating system's error. */
export class Lessons {
  readonly #folders: LessonFolders;
  readonly #keeping: Keeping;

  constructor(folders: LessonFolders, keeping: Keeping) {
    this.#folders = folders;
    this.#keeping = keeping;
  }

  /** The lessons there are, by their number. A folder without a readable lesson is left out. */
  async list(): Promise<readonly LessonSummary[]> {
    const names = await this.#keeping.files.list(this.#folders.lessons).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    });
    const found = await Promise.all(names.map((name) => this.#summary(name)));
    return found
      .filter((summary) => summary !== undefined)
      .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  }

  /** A lesson with the learner's copy of it. The version is the overlay's. */
  async open(id: LessonId): Promise<OpenedDocument> {
    const original = await this.original(id);
    const { value: copy, version } = await this.#overlay(id);
    const opened = {
      ref: { kind: 'lesson', id },
      name: id,
      format: 'markdown',
      text: original,
      version,
    } as const;
    return copy === undefined ? opened : { ...opened, copy };
  }

  /** A lesson's own text. */
  async original(id: LessonId): Promise<string> {
    const stored = await readStored(this.#keeping.files, this.#lesson(id));
    if (stored === undefined) throw new Failure('not-found', 'There is no such lesson.');
    return stored.text;
  }

  /** Replaces the overlay whose version is named and gives the new version. */
  async save(id: LessonId, copy: CopyToSave, version: string): Promise<string> {
    const { files } = this.#keeping;
    const base = copy.base ?? (await this.original(id));
    const now = await this.#overlay(id);
    if (now.version !== version) {
      throw new Failure('conflict', 'Another window or program has saved this lesson since it was opened.');
    }
    await files.makeFolder(this.#folders.overlays);
    return writeKept(this.#keeping, this.file(id), { ...copy, base });
  }

  /** Forgets the overlay. */
  async reset(id: LessonId): Promise<void> {
    await this.#keeping.files.remove(this.file(id)).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
    });
  }

  async #summary(name: string): Promise<LessonSummary | undefined> {
    const id = LessonId.parse(name);
    if (id === undefined) return undefined;
    const stored = await readStored(this.#keeping.files, this.#lesson(id)).catch(() => undefined);
    const summary = stored && summarize(id, stored.text);
    if (summary === undefined) return undefined;
    const saved = await this.#keeping.files.facts(this.file(id)).catch(() => undefined);
    if (saved === undefined || stored === undefined) return summary;
    const { work, position } = (await this.#overlay(id).catch(() => undefined))?.value ?? {};
    const { cells } = parseMarkdown(stored.text).notebook;
    const steps = stepsOf(cells);
    const at = steps.findIndex((step) => step.cells.some((cell) => cell === position));
    const title = steps[at]?.title;
    return {
      ...summary,
      saved: {
        at: saved.modified,
        progress: lessonProgress(cells, parseWork(work)),
        ...(title === undefined ? {} : { step: { number: at + 1, title } }),
      },
    };
  }

  #overlay(id: LessonId) {
    return readKept(this.#keeping, this.file(id), savedCopySchema);
  }

  #lesson(id: LessonId): string {
    return join(this.#folders.lessons, id, 'lesson.md');
  }

  /** The file that holds a lesson's overlay. */
  file(id: LessonId): string {
    return join(this.#folders.overlays, `${id}.json`);
  }
}
