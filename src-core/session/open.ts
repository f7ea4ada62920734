/** A session as it begins: a notebook of which nothing has run. */
import { type LearnerWork, noWork } from '../lesson/work.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Session } from './session.ts';

/** A new session of a notebook, with the original it was begun from and the learner's work. Opening runs nothing and asks for nothing. */
export function openSession(
  notebook: Notebook,
  from: { readonly original?: Notebook; readonly work?: LearnerWork } = {},
): Session {
  return {
    notebook,
    saved: notebook,
    states: new Map(),
    queue: [],
    running: null,
    stopping: false,
    lost: null,
    kernel: { state: 'starting' },
    backend: null,
    memory: null,
    variables: [],
    inputs: new Map(),
    byInput: new Set(),
    unfollowed: new Set(),
    original: from.original ?? null,
    work: from.work ?? noWork,
    blocked: new Map(),
    undo: [],
    redo: [],
    program: new Map(),
  };
}
