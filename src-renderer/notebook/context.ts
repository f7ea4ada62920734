/** What the parts of a notebook share: its commands and the person's place in it. */
import { createContext, type ReactNode, useContext } from 'react';
import type { CodeCell } from '#core/notebook/cell.ts';
import { useSubscribed } from '../session/subscribed.ts';
import type { Commands } from './commands.ts';
import type { Focus, Place } from './focus.ts';

/** One notebook's commands and place. */
export interface NotebookParts {
  readonly commands: Commands;
  readonly focus: Focus;
  readonly lesson?: LessonSlots;
}

/** What a lesson puts in the place of its questions and below its exercises. */
export interface LessonSlots {
  readonly question: (cell: CodeCell) => ReactNode;
  readonly exercise: (cell: CodeCell) => ReactNode;
}

const NotebookContext = createContext<NotebookParts | null>(null);

/** Gives a notebook's parts to everything inside. */
export const NotebookProvider = NotebookContext.Provider;

/** The parts of the notebook around this component. */
export function useNotebook(): NotebookParts {
  const parts = useContext(NotebookContext);
  if (!parts) throw new Error('no notebook around this component');
  return parts;
}

/** A part of the person's place; `select` must give the same value while that part is the same. */
export function usePlace<T>(select: (place: Place) => T): T {
  const { focus } = useNotebook();
  return useSubscribed(focus.subscribe, () => select(focus.get()));
}
