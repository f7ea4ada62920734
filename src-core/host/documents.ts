/**
 * The part of the contract that is about documents: finding, opening, saving,
 * naming and never losing them.
 *
 * ## How a window uses it
 *
 * **Opening.** `document.open` gives everything at once. *Use the `ref` of the answer*: a script (`.ts`, `.js`, `.mjs`,
 * `.mts`) is read as a notebook without a place yet, so its answer names a draft. `raw` present: the text could not be
 * read; show it as it is, read-only, with the reason — a save is refused. `encoding` present: the bytes were not UTF-8
 * and were decoded from that; ask before the first save, then save with `convert: true`. `readOnly`: offer Save As at
 * once. `recovery` present: a backup newer than the file; show what differs, then `recovery.read`, or `recovery.discard`.
 *
 * **Formats.** `format` says how `text` is to be read and written: see `#core/format/document.ts`, which does both. An
 * `.ipynb` holds its outputs itself: its `outputs` are ''.
 *
 * **Editing.** Call `document.backup` about a second after an edit whatever else happens: it writes outside the document.
 * `document.save` replaces the document and forgets the backup. A save that fails keeps its text as a backup by itself,
 * so a person may close the window after `conflict`, `read-only` or `disk-full` and find the text again. Codes of a save:
 * `conflict` (compare, keep mine: save again with the `version` that `document.open` gives now, take theirs),
 * `read-only` and `not-allowed` (Save As), `disk-full` and `io` (try again, Save As).
 *
 * **Changes from outside.** Keep one `document.watch` waiting per visible window (a browser has six connections to a
 * host: do not wait in a hidden page, ask again when it is shown). It answers as soon as what is on the disk is not what
 * the window says it has, or after 20 s with nothing. Clean → open again; dirty → conflict; `version: 'absent'` → deleted
 * or moved: keep it open and dirty, a save makes it again.
 *
 * **Places.** The window never makes up a path: every `path` it sends is one that an answer gave it, or one typed or
 * chosen by the person (`workspace.choose`). The desktop shows the system's own boxes where `path`, `to` or nothing is
 * given as `null`; the browser host has none: there `workspace.choose` takes a typed folder, `document.saveas` a folder
 * of the workspace, and a file is opened by its bytes (`document.upload`). A draft is a document without a place: it is
 * kept by the app, survives a crash, and gets a place by `document.saveas`.
 */
import type { LessonId } from '../notebook/ids.ts';
import type { Bytes, Timestamp } from '../text/units.ts';

/** A document the window can open: a lesson by its id, a file by its path, a draft (which has no place yet) by its id. */
export type DocumentRef =
  | { readonly kind: 'lesson'; readonly id: LessonId }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'draft'; readonly id: string };

/** How a document's text is read and written. */
export type DocumentFormat = 'markdown' | 'ipynb';

/** Encodings that are recognised beside UTF-8. */
export type ForeignEncoding = 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** A learner's copy of a document. For a lesson: an overlay; the lesson itself stays as it is. */
export interface SavedCopy {
  /** The original's text when the copy was begun, for a three-way merge when the lesson is updated. */
  readonly base: string;
  /** The learner's text. */
  readonly text: string;
  /** Outputs, as `serializeOutputs` wrote them; '' where there are none, and always for `.ipynb`. */
  readonly outputs: string;
  /** Id of the cell the learner was at. */
  readonly position?: string;
  /** What the learner has done on exercises and questions, as `serializeWork` wrote it. */
  readonly work?: string;
  readonly savedAt: Timestamp;
}

/**
 * A copy on its way to the host. `base` comes along where it is another document than the one saved (a lesson's
 * original): a file or a draft of 50 MB is not sent twice.
 */
export interface CopyToSave extends Omit<SavedCopy, 'base'> {
  readonly base?: string;
}

/** A document with all that is needed to show it as it was left. */
export interface OpenedDocument {
  /** What to call it from now on; another than was asked for where a script was imported. */
  readonly ref: DocumentRef;
  /** The file's name, such as `notes.md`; a lesson's id. */
  readonly name: string;
  readonly format: DocumentFormat;
  /** The original's text. For a lesson this is never changed. */
  readonly text: string;
  /** The learner's copy, where one was saved. */
  readonly copy?: SavedCopy;
  /** Identifies what is on disk now; a save names the version it replaces. */
  readonly version: string;
  /** Set where the text cannot be read as its format says: show it as it is. It is never written over. */
  readonly raw?: RawReason;
  /** Set where the bytes were not UTF-8: what they were decoded from. */
  readonly encoding?: ForeignEncoding;
  /** Set where the file may not be written. */
  readonly readOnly?: true;
  /** Set where this content was written outside the app and the person has not said that they trust it: see `document.trust`. */
  readonly untrusted?: true;
  /** Set where a backup holds text that never reached the document: when it was written. */
  readonly recovery?: { readonly at: Timestamp };
}

/** What can be wrong with a text: it is no JSON from some place on, nested too deep, JSON of something else, or without cells. */
export type Damage = 'no-json' | 'too-deep' | 'no-notebook' | 'no-cells';

/** Why a text could not be read: the parser's own words, and where. */
export interface RawReason {
  /** `damaged`: not what its format says. `too-old`: nbformat 1 to 3, which `upgradeNotebook` (`#core/format/ipynb`) makes anew: offer it, and create a draft of what it gives. `too-new`: a major version to come. */
  readonly code: 'damaged' | 'too-old' | 'too-new';
  /** What of a damaged text is wrong, for whoever says it in the reader's language. */
  readonly why?: Damage;
  /** One English sentence. */
  readonly message: string;
  /** From 1, where known. */
  readonly line?: number;
  readonly column?: number;
}

/** A folder the person works in. */
export interface Folder {
  readonly path: string;
  /** Its last part, for a heading. */
  readonly name: string;
}

/** One line of a folder in the tree: folders first, then files, each by name. */
export interface FolderEntry {
  readonly path: string;
  readonly name: string;
  readonly kind: 'folder' | 'file';
  /** Whether it is a document the app opens or imports. */
  readonly opens: boolean;
  readonly size: Bytes;
  readonly modified: Timestamp;
}

/** A document that was open before, newest first. */
export interface RecentDocument {
  readonly ref: DocumentRef;
  readonly name: string;
  /** The folder it lies in, for telling two of one name apart; '' for lessons and drafts. */
  readonly folder: string;
  readonly at: Timestamp;
  /** False where the file is not there now. */
  readonly found: boolean;
}

/** Text that never reached its document. */
export interface RecoveryEntry {
  readonly ref: DocumentRef;
  readonly name: string;
  readonly at: Timestamp;
  readonly size: Bytes;
}

/** A version of a document that was saved. */
export interface HistoryEntry {
  /** Names the version's content. */
  readonly id: string;
  readonly at: Timestamp;
  readonly size: Bytes;
}

/** What the window has of a document, for {@link DocumentCalls} `document.watch`. */
export interface Watched {
  readonly ref: DocumentRef;
  readonly version: string;
}

/** Every call about documents. */
export interface DocumentCalls {
  /** `peek`: only to read from it; it does not count among the documents opened last. */
  'document.open': { takes: { readonly ref: DocumentRef; readonly peek?: true }; gives: OpenedDocument };
  /**
   * Saves a document. A lesson: the overlay. A draft: the draft. A file: the file itself, whole-old or whole-new, and
   * outputs beside it. `version` is the version it replaces (`conflict` where that is not what is on disk).
   * `keep`: a person asked for this save, so history keeps it as a version of its own; saves that follow each other
   * within a minute otherwise make one. `convert`: the person agreed that a file of another encoding becomes UTF-8.
   */
  'document.save': {
    takes: {
      readonly ref: DocumentRef;
      readonly copy: CopyToSave;
      readonly version: string;
      readonly keep?: true;
      readonly convert?: true;
    };
    gives: { readonly version: string };
  };
  /**
   * The person trusts a document as it lies there (`conflict` where `version` is not what is on disk). Until then, and
   * again once it is changed outside, it is `untrusted`: the window shows none of the HTML and drawings it brought, lets its
   * controls run nothing and opens none of its links. What is saved over a trusted version is trusted.
   */
  'document.trust': { takes: { readonly ref: DocumentRef; readonly version: string }; gives: null };
  /** Forgets a lesson's overlay. */
  'document.reset': { takes: { readonly ref: DocumentRef }; gives: null };
  /** Asks for a document in the system's own box. `ref` null: this host has none; let the page choose, and upload. `cancelled` where none was chosen. */
  'document.choose': { takes: null; gives: { readonly ref: DocumentRef | null } };
  /**
   * Makes a document. In a folder of the workspace (`exists` where the name is taken), or a draft where `folder` is null.
   * The name ends in `.md` or `.ipynb`, which chooses the format; `text` '' makes an empty notebook of it.
   */
  'document.create': {
    takes: {
      readonly folder: string | null;
      readonly name: string;
      readonly text: string;
      /** An empty one runs again by itself what depends on a cell that ran. */
      readonly reactive?: boolean;
    };
    gives: { readonly ref: DocumentRef };
  };
  /** A draft from a file's bytes, as base64: dropped on the window, or chosen by the page. Scripts are imported. */
  'document.upload': {
    takes: { readonly name: string; readonly content: string };
    gives: { readonly ref: DocumentRef };
  };
  /**
   * Writes a document somewhere else, which becomes its place; a draft it was is forgotten. `to` null: the system's own
   * box (desktop only; `not-allowed` elsewhere). `exists` where the name is taken and `replace` is not set.
   */
  'document.saveas': {
    takes: {
      readonly ref: DocumentRef;
      readonly copy: CopyToSave;
      readonly to: { readonly folder: string; readonly name: string } | null;
      readonly replace?: true;
    };
    gives: { readonly ref: DocumentRef; readonly name: string; readonly version: string };
  };
  /** A copy beside the document as it is saved (`notes copy.md`); of a lesson or a draft, a new draft. */
  'document.duplicate': { takes: { readonly ref: DocumentRef }; gives: { readonly ref: DocumentRef } };
  /** Another name in the same folder, outputs, backup and history with it. `exists` where it is taken. */
  'document.rename': {
    takes: { readonly ref: DocumentRef; readonly name: string };
    gives: { readonly ref: DocumentRef };
  };
  /** Puts a document in the bin: the system's own (`undo` null), else one the app keeps, from which `undo` brings it back. */
  'document.trash': { takes: { readonly ref: DocumentRef }; gives: { readonly undo: string | null } };
  /** Brings back what `document.trash` took. `exists` where something else lies there now. */
  'document.untrash': { takes: { readonly undo: string }; gives: { readonly ref: DocumentRef } };
  /** Keeps the text outside the document until it is saved. `version`: what the text was edited from. */
  'document.backup': {
    takes: { readonly ref: DocumentRef; readonly copy: CopyToSave; readonly version: string };
    gives: null;
  };
  /**
   * Waits until a document or a folder is not as the window has it, at most 20 s; gives those that changed, with what
   * is there now (`absent`: nothing). A folder's `stamp` is what `workspace.list` gave. `wait` false: answers at once.
   */
  'document.watch': {
    takes: {
      readonly documents: readonly Watched[];
      readonly folders: readonly { readonly path: string; readonly stamp: string }[];
      readonly wait: boolean;
    };
    gives: { readonly documents: readonly Watched[]; readonly folders: readonly string[] };
  };
  /** The folder worked in; null where none was chosen. It is remembered. */
  'workspace.read': { takes: null; gives: { readonly folder: Folder | null } };
  /** Chooses the folder: in the system's own box (`path` null, desktop), or by a path the person typed, `~` for home. */
  'workspace.choose': { takes: { readonly path: string | null }; gives: { readonly folder: Folder } };
  /** One folder of the workspace. Hidden files and the app's own are left out; `more` counts those beyond the first 2,000. */
  'workspace.list': {
    takes: { readonly path: string };
    gives: { readonly entries: readonly FolderEntry[]; readonly more: number; readonly stamp: string };
  };
  /** Every document under the workspace, for quick open; `complete` false where there were more than 10,000. */
  'workspace.files': {
    takes: null;
    gives: {
      readonly files: readonly { readonly path: string; readonly name: string; readonly folder: string }[];
      readonly complete: boolean;
    };
  };
  /** Makes a folder in a folder of the workspace. `exists` where the name is taken. */
  'workspace.folder': {
    takes: { readonly folder: string; readonly name: string };
    gives: { readonly path: string };
  };
  'recent.list': { takes: null; gives: readonly RecentDocument[] };
  /** Takes a document out of the list; the document stays. */
  'recent.forget': { takes: { readonly ref: DocumentRef }; gives: null };
  /** Backups whose text is not what their document holds, newest first: offer them at start. */
  'recovery.list': { takes: null; gives: readonly RecoveryEntry[] };
  /** A backup, and the version of the document it was edited from. */
  'recovery.read': {
    takes: { readonly ref: DocumentRef };
    gives: { readonly copy: SavedCopy; readonly version: string };
  };
  'recovery.discard': { takes: { readonly ref: DocumentRef }; gives: null };
  /** The last 50 saved versions of a document, newest first. */
  'history.list': { takes: { readonly ref: DocumentRef }; gives: readonly HistoryEntry[] };
  /** One version's text. To restore it, put it in the place of the document's own and save; nothing is lost by that. */
  'history.read': {
    takes: { readonly ref: DocumentRef; readonly id: string };
    gives: { readonly text: string };
  };
}
