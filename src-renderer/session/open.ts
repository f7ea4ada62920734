/**
 * Opens a document: asks the host for it, reads it with the learner's copy and
 * its outputs, and joins session, kernel and saver. Nothing runs by opening.
 */
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { parseOutputs, type SavedOutputs, serializeOutputs } from '#core/format/outputs.ts';
import type { DocumentRef, Host, HostErrorCode, OpenedDocument, Reply } from '#core/host/host.ts';
import { type MergeConflict, mergeNotebooks } from '#core/lesson/index.ts';
import { noWork, parseWork, serializeWork } from '#core/lesson/work.ts';
import { analysedCells } from '#core/notebook/edits.ts';
import { CellId, type DisplayId } from '#core/notebook/ids.ts';
import type { Notebook, Warning } from '#core/notebook/notebook.ts';
import { isHidden } from '#core/notebook/roles.ts';
import type { BackendChoice, KernelMessage, TrainingCommand } from '#core/runtime/messages.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import { openSession } from '#core/session/apply.ts';
import type { Session } from '#core/session/session.ts';
import { createEffects } from './effects.ts';
import { createSaver, type Saver } from './saver.ts';
import { createStore, type SessionStore } from './store.ts';

/** A document, open. */
export interface OpenDocument {
  readonly ref: DocumentRef;
  readonly store: SessionStore;
  readonly saver: Saver;
  /** The original as it is now, which resetting a cell returns to. */
  readonly original: Notebook;
  /** The cell the learner was at when the copy was saved. */
  readonly position: CellId | null;
  readonly warnings: readonly Warning[];
  /** Cells that both the learner and the lesson's author changed; the learner's text stands. */
  readonly conflicts: readonly MergeConflict[];
  /** Finds, while the window is idle, the names of every cell that has not been looked at yet. */
  analyse(): void;
  /** Tells a run of training to wait, go on, do one batch or end with this epoch. */
  control(display: DisplayId, command: TrainingCommand): void;
  /** Ends the session, saving what is unsaved. */
  close(): Promise<void>;
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
}): Promise<OpenDocument | OpenFailure> {
  const { host, ref, kernel, backend, place } = options;
  const reply = await (takeFirst(options.first, ref) ?? host.call('document.open', { ref }));
  if (!reply.ok) return { failed: reply.code, message: reply.message };
  const read = readDocument(reply.value);

  const saver = createSaver({
    host,
    ref,
    version: reply.value.version,
    savedAt: reply.value.copy?.savedAt ?? null,
    content: () => {
      const { notebook, states, work } = store.get();
      printed = notebook;
      const position = place();
      return {
        base: reply.value.text,
        text: printMarkdown(notebook),
        outputs: serializeOutputs(outputsToSave(notebook, states)),
        ...(position === null ? {} : { position }),
        ...(work === noWork ? {} : { work: serializeWork(work) }),
        savedAt: Date.now(),
      };
    },
    onSaved: () => void store.dispatch({ type: 'saved', notebook: printed }),
  });
  let printed = read.notebook;

  // An author's own file has no other original than itself.
  const from = ref.kind === 'lesson' ? { original: read.original } : {};
  const perform = createEffects({
    runtime: kernel.runtime,
    edited: () => saver.schedule(),
    outputsChanged: () => saver.schedule(outputsDelay),
    overdue: () => void store.dispatch({ type: 'stop' }),
    session: () => store.get(),
    analysed: (program) => void store.dispatch({ type: 'analysed', program, now: Date.now() }),
  });
  const store = createStore(
    openSession(read.notebook, { ...from, work: parseWork(reply.value.copy?.work) }),
    perform,
  );

  const hear = (message: KernelMessage) => void store.dispatch({ type: 'kernel', message, now: Date.now() });
  const stopHearing = kernel.runtime.subscribe(hear);
  for (const message of kernel.said()) hear(message);
  if (read.outputs.size > 0) {
    store.dispatch({
      type: 'outputs-loaded',
      outputs: new Map([...read.outputs].map(([id, saved]) => [id, saved.outputs])),
      hashes: new Map([...read.outputs].map(([id, saved]) => [id, saved.sourceHash])),
    });
  }
  if (backend !== 'auto') store.dispatch({ type: 'backend', choice: backend });
  if (read.merged) saver.schedule();

  return {
    ref,
    store,
    saver,
    original: read.original,
    position: read.position,
    warnings: read.warnings,
    conflicts: read.conflicts,
    analyse() {
      const { notebook, program } = store.get();
      const cells = analysedCells(notebook).filter((cell) => !program.has(cell));
      if (cells.length > 0) perform({ type: 'analyse', cells });
    },
    control: (display, command) => kernel.runtime.send({ type: 'training_control', display, command }),
    async close() {
      stopHearing();
      kernel.runtime.dispose();
      await saver.flush();
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

/** Outputs alone are saved with less haste than text: they can be made again. */
const outputsDelay = 2500;

interface ReadDocument {
  readonly notebook: Notebook;
  readonly original: Notebook;
  readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
  readonly position: CellId | null;
  readonly warnings: readonly Warning[];
  readonly conflicts: readonly MergeConflict[];
  readonly merged: boolean;
}

/** Reads a document and the learner's copy of it; where the original is newer than the copy, carries the edits over. */
function readDocument({ text, copy }: OpenedDocument): ReadDocument {
  const original = parseMarkdown(text);
  if (!copy) {
    return {
      notebook: original.notebook,
      original: original.notebook,
      outputs: new Map(),
      position: null,
      warnings: original.warnings,
      conflicts: [],
      merged: false,
    };
  }
  const saved = parseOutputs(copy.outputs);
  const mine = parseMarkdown(copy.text);
  const common = {
    original: original.notebook,
    outputs: saved.outputs,
    position: CellId.parse(copy.position ?? '') ?? null,
    warnings: [...mine.warnings, ...saved.warnings],
  };
  if (copy.base === text) return { ...common, notebook: mine.notebook, conflicts: [], merged: false };
  const { notebook, conflicts } = mergeNotebooks(
    parseMarkdown(copy.base).notebook,
    mine.notebook,
    original.notebook,
  );
  return { ...common, notebook, conflicts, merged: true };
}

/** The outputs of each cell, and the hash of the source that made them. */
function outputsToSave(
  notebook: Notebook,
  states: Session['states'],
): Map<CellId, { sourceHash: string; outputs: SavedOutputs['outputs'] }> {
  const outputs = new Map<CellId, { sourceHash: string; outputs: SavedOutputs['outputs'] }>();
  for (const cell of notebook.cells) {
    const state = isHidden(cell) ? undefined : states.get(cell.id);
    if (!state || state.outputs.length === 0) continue;
    outputs.set(cell.id, { sourceHash: state.ranHash ?? '', outputs: state.outputs });
  }
  return outputs;
}
