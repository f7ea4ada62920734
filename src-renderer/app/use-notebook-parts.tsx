/** What the cells of an open document can do: its commands, and the lesson's own cells among them. */
import { type RefObject, useMemo, useRef } from 'react';
import type { CodeCell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import { useToast } from '../controls/toasts.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { Exercise } from '../lesson/exercise.tsx';
import { QuestionCard } from '../lesson/question.tsx';
import {
  createCommands,
  type Focus,
  type NotebookHandle,
  notebookStrings,
  refusalStrings,
} from '../notebook/index.ts';
import type { SessionStore } from '../session/store.ts';

/** Where the parts act; `isShown` only where some cells are not shown. The functions may change from render to render. */
export interface PartsOptions {
  readonly store: SessionStore;
  readonly focus: Focus;
  readonly handle: RefObject<NotebookHandle | null>;
  readonly toggleVariables: () => void;
  readonly format: (cell: CellId) => void;
  readonly isShown: ((cell: CellId) => boolean) | null;
}

/** The parts; the same for as long as the document is shown in one way. */
export function useNotebookParts(options: PartsOptions) {
  const { store, focus, handle, isShown } = options;
  const refusals = useStrings(refusalStrings);
  const words = useStrings(notebookStrings);
  const toast = useToast();
  const now = useRef({ ...options, refusals, words, toast });
  now.current = { ...options, refusals, words, toast };
  return useMemo(() => {
    const answer = (id: CellId) => {
      focus.select(id);
      handle.current?.reveal(id);
      focusControl(id);
    };
    const commands = createCommands({
      store,
      focus,
      onRefused: (refused) => now.current.toast({ text: now.current.refusals[refused] }),
      onRemoved: () =>
        now.current.toast({
          text: now.current.words.removed,
          action: { label: now.current.words.undo, run: () => commands.undo() },
        }),
      toggleVariables: () => now.current.toggleVariables(),
      ...(isShown ? { isShown } : {}),
      onAnswer: answer,
      onPaused: (question) =>
        now.current.toast({
          text: now.current.words.paused,
          action: { label: now.current.words.answerIt, run: () => answer(question) },
        }),
      format: (cell) => now.current.format(cell),
    });
    const lesson = {
      question: (cell: CodeCell) => <QuestionCard cell={cell} />,
      exercise: (cell: CodeCell) => (
        <Exercise
          cell={cell}
          onCheck={() => commands.check(cell.id)}
          onGo={(id) => {
            handle.current?.reveal(id);
            commands.goTo(id);
          }}
        />
      ),
    };
    return { commands, focus, lesson };
  }, [store, focus, handle, isShown]);
}

/** Frames to wait for a cell that is yet to be drawn: it may stand in another step. */
const patience = 60;

/** Puts the keyboard's focus into a cell's first control, at once or as soon as the cell is there. */
function focusControl(id: CellId, frames = patience): void {
  const cell = document.querySelector(`[data-cell="${CSS.escape(id)}"]`);
  const control = cell?.querySelector<HTMLElement>('[data-question] input, [data-question] button:enabled');
  control?.focus();
  // A list that has yet to measure a cell draws it hidden, and what is hidden takes no focus.
  if (document.activeElement !== (control ?? cell) && frames > 0) {
    requestAnimationFrame(() => focusControl(id, frames - 1));
  }
}
