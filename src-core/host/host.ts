/**
 * The one contract of what the window may ask of the machine. Every host
 * (desktop, browser, static) serves it; the window never knows which.
 *
 * Every call answers with a {@link Reply}, never throws: Electron's bridge
 * copies values, and an error's prototype does not survive it. Payloads are
 * plain JSON; bytes travel as base64 text.
 */
import type { CommandId } from '../commands/commands.ts';
import type { Keymap } from '../commands/keymap.ts';
import type { LessonProgress } from '../lesson/progress.ts';
import type { LessonId } from '../notebook/ids.ts';
import type { BackendChoice } from '../runtime/messages.ts';
import type { Locale, LocalizedText } from '../text/locale.ts';
import type { Bytes, Milliseconds, Timestamp } from '../text/units.ts';
import type { DocumentCalls, DocumentRef } from './documents.ts';
import type { KeptTab, WindowCalls } from './windows.ts';

export type { DocumentRef, OpenedDocument, SavedCopy } from './documents.ts';

/** An answer: the value, or a stable code and one English sentence. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: HostErrorCode; readonly message: string };

/** Why the machine could not do what was asked. The window has a sentence in each language for each. */
export type HostErrorCode =
  | 'bad-request'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'exists'
  | 'read-only'
  | 'disk-full'
  | 'io'
  | 'unreachable'
  /** The document is open in another window, which has been brought to the front. */
  | 'elsewhere'
  | 'cancelled';

/** What the window must know of where it runs. */
export interface AppInfo {
  readonly host: 'desktop' | 'browser' | 'static';
  readonly version: string;
  readonly platform: string;
  /** Address of the kernel's frame, on its own origin. */
  readonly kernelUrl: string;
  /** Set where `stepwise run` drives the window: what to open. */
  readonly automation?: { readonly document: DocumentRef };
  /** Set where the host keeps this window's tabs: those that were open when it was last left. It is told of them by `window.tabs`. */
  readonly tabs?: readonly KeptTab[];
}

/** What a person has chosen; the machine keeps it. */
export interface Settings {
  readonly locale: Locale | 'system';
  readonly theme: 'light' | 'dark' | 'system';
  readonly backend: BackendChoice;
  /** Code font size in CSS pixels, 10 to 24. */
  readonly codeSize: number;
  /** Whether the panel of variables is open; absent until it has been. */
  readonly variables?: boolean;
  /** Whether lessons are read one step at a time; absent means yes. */
  readonly steps?: boolean;
  /** How large a desktop window shows everything, in percent, 50 to 300; absent means 100. The desktop host puts it in force. */
  readonly zoom?: number;
  /** How long after a change it is saved by itself; null: only when a person says so. Absent means soon. */
  readonly autosave?: Milliseconds | null;
  /** Whether new notebooks run again by themselves what depends on a cell that ran; absent means no. */
  readonly reactive?: boolean;
  /** Whether the desktop looks for newer versions; absent means off, and then nothing is asked of the network. */
  readonly updates?: 'off' | 'on';
  /** Keys of the person's own, by command; absent while all are the app's. */
  readonly keymap?: Keymap;
  /** Commands last chosen in the palette, the latest first. */
  readonly recentCommands?: readonly CommandId[];
  /** Whether the tour of someone new was taken or skipped; absent means not yet. */
  readonly toured?: boolean;
}

/** Settings of someone who has chosen nothing. */
export const defaultSettings: Settings = { locale: 'system', theme: 'system', backend: 'auto', codeSize: 14 };

/** One lesson as the library lists it. */
export interface LessonSummary {
  readonly id: LessonId;
  readonly number: number;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly minutes: number;
  /** Lessons to take before this one. */
  readonly prerequisites: readonly LessonId[];
  readonly objectives: readonly LocalizedText[];
  /** Sections of the article it covers, by their numbers. */
  readonly covers: readonly string[];
  /** The learner's overlay, where there is one, and how far they have come. */
  readonly saved?: {
    readonly at: Timestamp;
    readonly progress: LessonProgress;
    /** The step they were at, counted from 1. */
    readonly step?: { readonly number: number; readonly title: LocalizedText };
  };
}

/** A file handed to the learner. */
export interface ExportedFile {
  /** A name without folders, such as `lesson.html`. */
  readonly name: string;
  readonly mime: string;
  /** The content: text, or base64 where `encoding` says so. */
  readonly content: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** Every call: its name, what it takes and what it gives. Validated on arrival by `hostSchemas`; those about documents are in `documents.ts`, those about windows in `windows.ts`. */
export interface HostCalls extends DocumentCalls, WindowCalls {
  'app.info': { takes: null; gives: AppInfo };
  'settings.read': { takes: null; gives: Settings };
  'settings.write': { takes: Settings; gives: null };
  'lessons.list': { takes: null; gives: readonly LessonSummary[] };
  /**
   * Hands a file to the learner: a save dialog on the desktop; `saved` false tells the window to offer it as a
   * download itself (browser, static).
   */
  'export.save': {
    takes: ExportedFile;
    gives: { readonly saved: boolean; readonly path?: string; readonly bytes?: Bytes };
  };
  /** Prints a page for paper (`html`, whole and without scripts) as a PDF in base64; null where nothing here can print. */
  'export.pdf': { takes: { readonly html: string }; gives: { readonly pdf: string | null } };
  /** Opens a web page (https only) outside the app; `opened` false tells the window to do it itself. */
  'shell.open': { takes: { readonly url: string }; gives: { readonly opened: boolean } };
}

/** A call's name. */
export type HostCall = keyof HostCalls;

/** The machine, as the window and its tests see it. */
export interface Host {
  call<C extends HostCall>(call: C, takes: HostCalls[C]['takes']): Promise<Reply<HostCalls[C]['gives']>>;
}
