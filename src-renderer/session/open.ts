/**
 * Opens a document: asks the host for it, reads it with the learner's copy and
 * its outputs, and joins session, kernel and saver. Nothing runs by opening.
 */
import { printDocument, type ReadText, readDocument, readingDocument } from '#core/format/document.ts';
import { ipynbParts, printIpynb } from '#core/format/ipynb/index.ts';
import type { SavedOutputs } from '#core/format/outputs.ts';
import type { CopyToSave, DocumentFormat, RawReason } from '#core/host/documents.ts';
import type { DocumentRef, Host, HostErrorCode, OpenedDocument, Reply } from '#core/host/host.ts';
import { copyInParts } from '#core/host/long-call.ts';
import { type MergeConflict, mergeNotebooks, withOpenConflicts } from '#core/lesson/index.ts';
import { noWork, parseWork, serializeWork } from '#core/lesson/work.ts';
import { analysedCells } from '#core/notebook/edits.ts';
import { CellId, type DisplayId } from '#core/notebook/ids.ts';
import type { Notebook, Warning } from '#core/notebook/notebook.ts';
import { isHidden } from '#core/notebook/roles.ts';
import type { BackendChoice, KernelMessage, TrainingCommand } from '#core/runtime/messages.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import type { SavedModel } from '#core/runtime/saved-model.ts';
import { openSession } from '#core/session/apply.ts';
import { withKeptInputs } from '#core/session/kept-inputs.ts';
import type { Session } from '#core/session/session.ts';
import { finish, inStretches, type Steps } from '#core/text/steps.ts';
import type { Milliseconds, Timestamp } from '#core/text/units.ts';
import { createEffects } from './effects.ts';
import { askForModels, type ModelRequest } from './models.ts';
import { createSaver, type Saver } from './saver.ts';
import { createStore, type SessionStore } from './store.ts';
import { createTrusting, type Trusting } from './trusting.ts';

/** A document, open. */
export interface OpenDocument {
  /** Names it; another after it was saved elsewhere. */
  readonly ref: DocumentRef;
  /** The file's name, or a lesson's id. */
  readonly name: string;
  readonly format: DocumentFormat;
  readonly store: SessionStore;
  readonly saver: Saver;
  readonly trusting: Trusting;
  /** The original as it is now, which resetting a cell returns to. */
  readonly original: Notebook;
  /** The cell the learner was at when the copy was saved. */
  readonly position: CellId | null;
  readonly warnings: readonly Warning[];
  /** Cells that both the learner and the lesson's author changed, and of which the learner has not decided yet; their text stands. */
  readonly conflicts: readonly MergeConflict[];
  /** The learner has decided what becomes of these; the others are asked about again when the lesson is next opened. */
  settle(conflicts: readonly MergeConflict[]): void;
  /** Whether the file may not be written. */
  readonly readOnly: boolean;
  /** What the file's bytes were decoded from, where that is not UTF-8. */
  readonly encoding: string | null;
  /** Text that was backed up and never reached the document, until a person says what becomes of it; null where there is none. */
  readonly recovery: Recovery | null;
  /** Says what becomes of it (null), or that it is to be asked again. */
  setRecovery(recovery: Recovery | null): void;
  /** The copy as a save would write it now. */
  copy(): CopyToSave;
  /** Takes what is on disk into the session, which goes on with its kernel and outputs; one step to undo. False where it cannot be read. */
  adopt(opened: OpenedDocument): boolean;
  /** Puts another text in the place of the document's; one step to undo. False where it cannot be read. */
  restore(text: string): boolean;
  /** The document is at another place from now on, saved as it is. */
  move(ref: DocumentRef, name: string, version: string): void;
  /** Finds, while the window is idle, the names of every cell that has not been looked at yet. */
  analyse(): void;
  /** Tells a run of training to wait, go on, do one batch or end with this epoch. */
  control(display: DisplayId, command: TrainingCommand): void;
  /** Models as files; none where no kernel lives. Waits for a cell that never waits itself. */
  models(request: ModelRequest): Promise<readonly SavedModel[]>;
  /** Ends the session, saving what is unsaved, or backing it up where only a person saves. */
  close(): Promise<void>;
}

/** Text that never reached its document. */
export interface Recovery {
  readonly at: Timestamp;
  readonly text: string;
}

/** A document whose text cannot be read as its format says: shown as it is, and never written. */
export interface RawDocument {
  readonly raw: RawReason;
  readonly opened: OpenedDocument;
}

/** Why a document could not be opened. */
export interface OpenFailure {
  readonly failed: HostErrorCode;
  readonly message: string;
}

/** A kernel that may have been started before the document was there. */
export interface StartedKernel {
  readonly runtime: Runtime;
  /** What it has said so far of its state and its backend. */
  said(): readonly KernelMessage[];
}

/** A document asked for before its screen was there; its answer is used once. */
export interface FirstDocument {
  readonly ref: DocumentRef;
  reply: Promise<Reply<OpenedDocument>> | null;
}

/** Opens a document on a kernel. `place` tells which cell the learner is at when a copy is saved. */
export async function openDocument(options: {
  readonly host: Host;
  readonly ref: DocumentRef;
  readonly first?: FirstDocument | null;
  readonly kernel: StartedKernel;
  readonly backend: BackendChoice;
  readonly place: () => CellId | null;
  /** How long a change to a file may stay unsaved; null: only a person saves. Lessons and drafts, which have no other place, are saved soon. */
  readonly autosave?: () => Milliseconds | null | undefined;
}): Promise<OpenDocument | RawDocument | OpenFailure> {
  const { host, kernel, backend, place } = options;
  const reply = await (takeFirst(options.first, options.ref) ??
    host.call('document.open', { ref: options.ref }));
  if (!reply.ok) return { failed: reply.code, message: reply.message };
  let opened = reply.value;
  const read = await inStretches(readingOpened(opened), nextTask, () => performance.now());
  if ('raw' in read) return { raw: read.raw, opened };
  // Read at once: the first save forgets it.
  const lost = opened.recovery ? await host.call('recovery.read', { ref: opened.ref }) : null;
  let recovery: Recovery | null = lost?.ok
    ? { at: lost.value.copy.savedAt, text: lost.value.copy.text }
    : null;
  let { ref, name } = opened;
  const { format } = opened;
  let { conflicts, base } = read;

  const copy = (): CopyToSave => {
    const { notebook, states, inputs, work } = store.get();
    const position = place();
    const rest = {
      ...(ref.kind === 'lesson' ? { base } : {}),
      ...(position === null ? {} : { position }),
      ...(work === noWork ? {} : { work: serializeWork(work) }),
      savedAt: Date.now(),
    };
    const shown = outputsToSave(notebook, states, inputs);
    if (format !== 'ipynb') return { ...rest, ...printDocument(format, notebook, shown) };
    const text = () => printIpynb(notebook, shown);
    return copyInParts({ ...rest, outputs: '' }, ipynbParts(notebook, shown), text);
  };
  const saver = createSaver({
    host,
    ref,
    version: opened.version,
    savedAt: opened.copy?.savedAt ?? null,
    content: () => {
      printed = store.get().notebook;
      return copy();
    },
    onSaved: () => void store.dispatch({ type: 'saved', notebook: printed }),
    autosave: () => (ref.kind === 'file' ? options.autosave?.() : undefined),
    hold: opened.encoding ? 'encoding' : opened.readOnly ? 'read-only' : null,
  });
  let printed = read.notebook;
  const trusting = createTrusting(host, opened.untrusted === true, () => ({ ref, version: saver.version() }));

  // An author's own file has no other original than itself.
  const from = ref.kind === 'lesson' ? { original: read.original } : {};
  const perform = createEffects({
    runtime: kernel.runtime,
    edited: () => saver.schedule(),
    outputsChanged: () => saver.scheduleStill(outputsStill, outputsAtMost),
    overdue: () => void store.dispatch({ type: 'stop' }),
    session: () => store.get(),
    analysed: (program) => void store.dispatch({ type: 'analysed', program, now: Date.now() }),
  });
  const store = createStore(
    openSession(read.notebook, { ...from, work: parseWork(opened.copy?.work) }),
    perform,
  );

  if (read.outputs.size > 0) {
    store.dispatch({
      type: 'outputs-loaded',
      outputs: new Map([...read.outputs].map(([id, saved]) => [id, saved.outputs])),
      hashes: new Map([...read.outputs].map(([id, saved]) => [id, saved.sourceHash])),
    });
  }
  if (backend !== 'auto') store.dispatch({ type: 'backend', choice: backend });
  const hear = (message: KernelMessage) => void store.dispatch({ type: 'kernel', message, now: Date.now() });
  const stopHearing = kernel.runtime.subscribe(hear);
  for (const message of kernel.said()) hear(message);
  if (read.merged) saver.schedule();

  const replace = (notebook: Notebook) => store.dispatch({ type: 'replace', notebook });

  return {
    get ref() {
      return ref;
    },
    get name() {
      return name;
    },
    format,
    store,
    saver,
    trusting,
    original: read.original,
    position: read.position,
    warnings: read.warnings,
    get conflicts() {
      return conflicts;
    },
    settle(decided) {
      conflicts = conflicts.filter((each) => !decided.includes(each));
      base = baseOf(opened.text, format, read.original, store.get().notebook, conflicts);
      saver.schedule();
    },
    readOnly: opened.readOnly === true,
    encoding: opened.encoding ?? null,
    get recovery() {
      return recovery;
    },
    setRecovery(next) {
      recovery = next;
    },
    copy,
    adopt(next) {
      const theirs = finish(readingOpened(next));
      if ('raw' in theirs) return false;
      opened = next;
      ({ conflicts, base } = theirs);
      replace(theirs.notebook);
      store.dispatch({ type: 'saved', notebook: theirs.notebook });
      saver.adopt(next.version, next.copy?.savedAt);
      trusting.become(next.untrusted === true);
      return true;
    },
    restore(text) {
      const other = readDocument(format, text);
      if ('raw' in other) return false;
      replace(other.notebook);
      return true;
    },
    move(to, called, version) {
      ref = to;
      name = called;
      store.dispatch({ type: 'saved', notebook: store.get().notebook });
      saver.move(to, version);
    },
    analyse() {
      const { notebook, program } = store.get();
      const cells = analysedCells(notebook).filter((cell) => !program.has(cell));
      if (cells.length > 0) perform({ type: 'analyse', cells });
    },
    control: (display, command) => kernel.runtime.send({ type: 'training_control', display, command }),
    async models(request) {
      const { state } = store.get().kernel;
      return state === 'idle' || state === 'busy' ? askForModels(kernel.runtime, request) : [];
    },
    async close() {
      stopHearing();
      kernel.runtime.dispose();
      await saver.secure();
      saver.dispose();
    },
  };
}

function takeFirst(first: FirstDocument | null | undefined, ref: DocumentRef) {
  if (!first || JSON.stringify(first.ref) !== JSON.stringify(ref)) return null;
  const { reply } = first;
  first.reply = null;
  return reply;
}

/** The window gets its turn. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Outputs alone are saved with less haste than text, since they can be made again: when they have stood still for a while,
 * so that a picture that is dragged is not held up by its own saving, and at the latest after the second time.
 */
const outputsStill: Milliseconds = 2500;
const outputsAtMost: Milliseconds = 20_000;

interface ReadDocument {
  readonly notebook: Notebook;
  readonly original: Notebook;
  readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
  readonly position: CellId | null;
  readonly warnings: readonly Warning[];
  readonly conflicts: readonly MergeConflict[];
  /** What a lesson's copy saved now is begun from: the original, but for open conflicts. */
  readonly base: string;
  readonly merged: boolean;
}

/** What was read of an answer before it came: a document's text, which its copy only repeats. Never a lesson's. */
const readBefore = new WeakMap<OpenedDocument, Exclude<ReadText, { readonly raw: RawReason }>>();

/** Tells what a document's text says, so that it is not read again here. */
export function hasRead(opened: OpenedDocument, read: Exclude<ReadText, { readonly raw: RawReason }>): void {
  readBefore.set(opened, read);
}

/** Reads a document and the learner's copy of it; where the original is newer than the copy, carries the edits over. */
function* readingOpened(opened: OpenedDocument): Steps<ReadDocument | { readonly raw: RawReason }> {
  const { format, copy, raw } = opened;
  if (raw) return { raw };
  const known = readBefore.get(opened);
  if (known) {
    const position = CellId.parse(copy?.position ?? '') ?? null;
    return { ...known, original: known.notebook, position, conflicts: [], base: '', merged: false };
  }
  const { text } = opened;
  const original = yield* readingDocument(format, text, copy?.text === text ? copy.outputs : '');
  if ('raw' in original) return original;
  const plain = { original: original.notebook, position: null, conflicts: [], base: text, merged: false };
  if (!copy) return { ...original, ...plain };
  const position = CellId.parse(copy.position ?? '') ?? null;
  if (copy.text === text) return { ...original, ...plain, position };
  const mine = yield* readingDocument(format, copy.text, copy.outputs);
  // A copy that cannot be read is not taken for the learner's; the original is there.
  if ('raw' in mine) return { ...original, ...plain };
  if (copy.base === text) return { ...plain, ...mine, position };
  const base = yield* readingDocument(format, copy.base);
  if ('raw' in base) return { ...plain, ...mine, position };
  const { notebook, conflicts } = mergeNotebooks(base.notebook, mine.notebook, original.notebook);
  const open = baseOf(text, format, original.notebook, notebook, conflicts);
  return { ...plain, ...mine, position, notebook, conflicts, base: open, merged: true };
}

function baseOf(
  text: string,
  format: DocumentFormat,
  original: Notebook,
  merged: Notebook,
  conflicts: readonly MergeConflict[],
): string {
  if (conflicts.length === 0) return text;
  return printDocument(format, withOpenConflicts(original, merged, conflicts), new Map()).text;
}

/** The outputs of each cell, and the hash of the source that made them. */
function outputsToSave(
  notebook: Notebook,
  states: Session['states'],
  inputs: Session['inputs'],
): Map<CellId, { sourceHash: string; outputs: SavedOutputs['outputs'] }> {
  const outputs = new Map<CellId, { sourceHash: string; outputs: SavedOutputs['outputs'] }>();
  for (const cell of notebook.cells) {
    const state = isHidden(cell) ? undefined : states.get(cell.id);
    if (!state || state.outputs.length === 0) continue;
    outputs.set(cell.id, { sourceHash: state.ranHash ?? '', outputs: withKeptInputs(state.outputs, inputs) });
  }
  return outputs;
}
