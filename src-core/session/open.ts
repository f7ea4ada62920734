/** A session as it begins: a notebook of which nothing has run. */
import type { Notebook } from '../notebook/notebook.ts';
import type { Session } from './session.ts';

/** A new session of a notebook. Opening runs nothing and asks for nothing. */
export function openSession(notebook: Notebook): Session {
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
    undo: [],
    redo: [],
    program: new Map(),
  };
}
