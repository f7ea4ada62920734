/**
 * The index of a published site: what `stepwise publish` writes and the window
 * of such a site reads. Paths are relative to the site's own folder, which may
 * lie anywhere on a server.
 */
import * as v from 'valibot';
import type { Bytes } from '../text/units.ts';
import { name } from './fields.ts';
import type { LessonSummary } from './host.ts';
import { lessonSummarySchema } from './schemas.ts';

/** A lesson of the site, and the file that holds its text. */
export interface PublishedLesson {
  readonly summary: LessonSummary;
  readonly file: string;
}

/** A notebook of the site: its path as a reader sees it, such as `/notes/week 1.md`, and the file that holds its text. */
export interface PublishedNotebook {
  readonly path: string;
  readonly file: string;
  readonly size: Bytes;
}

/** Everything a site holds. */
export interface SiteIndex {
  /** The app's version that published it. */
  readonly version: string;
  /** What its notebooks are called together. */
  readonly title: string;
  readonly lessons: readonly PublishedLesson[];
  readonly notebooks: readonly PublishedNotebook[];
  /** Every file of the site, so that publishing again takes away what is no longer there. */
  readonly files: readonly string[];
}

/** Where the index lies in a site. */
export const siteIndexFile = 'site.json';

/** Where the kernel's sealed page lies in a site. */
export const siteKernelFile = 'kernel.html';

/** A path inside the site, with no way out of it. */
const inside = v.pipe(
  v.string(),
  v.maxLength(1_000),
  // A line end would hide what comes after it from the look for `..`.
  v.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'a path without control characters'),
  v.regex(/^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\:?#]+$/, 'a path inside the site'),
);

const siteIndex = v.object({
  version: name,
  title: v.pipe(v.string(), v.maxLength(500)),
  lessons: v.array(v.object({ summary: lessonSummarySchema, file: inside })),
  notebooks: v.array(
    v.object({
      path: v.pipe(v.string(), v.startsWith('/'), v.maxLength(1_000)),
      file: inside,
      size: v.number(),
    }),
  ),
  files: v.array(inside),
});

/** Reads an index; `undefined` where it is none. */
export function readSiteIndex(value: unknown): SiteIndex | undefined {
  const parsed = v.safeParse(siteIndex, value);
  return parsed.success ? parsed.output : undefined;
}
