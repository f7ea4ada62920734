/**
 * The one place in the window where a session lives. `dispatch` applies an
 * operation at once and performs what it asks for; the views are told at once
 * of what a person did and of results, and on the next frame of everything a
 * kernel says in bulk. That a cell was sent to run is told a moment later: most
 * results are there before, and a frame that shows only the waiting delays them.
 */

import { apply } from '#core/session/apply.ts';
import type { Action, Operation, Refusal } from '#core/session/operation.ts';
import type { Session } from '#core/session/session.ts';

/** A living session, as views and effects see it. */
export interface SessionStore {
  get(): Session;
  /** The session as it was opened, before any kernel spoke: what a host that drew the first picture has drawn. */
  first(): Session;
  /** Applies an operation; gives why not where it was refused. */
  dispatch(operation: Operation): Refusal | null;
  /** Calls the listener when views should look again; returns a function that ends this. */
  subscribe(listener: () => void): () => void;
}

/** Views told at once within one frame before the rest waits for the next. */
const promptPerFrame = 3;

/** Milliseconds after which views are told of a run that has brought nothing yet: less than two frames. */
const patience = 25;

/**
 * Makes a store. `perform` carries out actions; `onNextFrame` is the window's `requestAnimationFrame`, `later` its
 * `setTimeout`, `atEnd` its `queueMicrotask`.
 */
export function createStore(
  initial: Session,
  perform: (action: Action) => void,
  onNextFrame: (callback: () => void) => void = nextFrame,
  later: (callback: () => void, delay: number) => void = (callback, delay) =>
    void setTimeout(callback, delay),
  atEnd: (callback: () => void) => void = queueMicrotask,
): SessionStore {
  let session = initial;
  let first = initial;
  let prompts = 0;
  let framePending = false;
  let promptPending = false;
  let goesOn = false;
  let untold = false;
  const listeners = new Set<() => void>();

  const tell = () => {
    untold = false;
    for (const listener of [...listeners]) listener();
  };

  const onFrame = () => {
    if (framePending) return;
    framePending = true;
    onNextFrame(() => {
      framePending = false;
      prompts = 0;
      if (untold) tell();
    });
  };

  /** Tells of what comes together once all of it is there. */
  const soon = () => {
    if (promptPending) return;
    promptPending = true;
    atEnd(() => {
      promptPending = false;
      if (!goesOn && untold && prompts++ < promptPerFrame) tell();
      goesOn = false;
    });
  };

  return {
    get: () => session,
    first: () => first,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch(operation) {
      const applied = apply(session, operation);
      if ('refused' in applied) return applied;
      const changed = applied.session !== session;
      session = applied.session;
      if (operation.type === 'outputs-loaded' || operation.type === 'backend') first = session;
      for (const action of applied.actions) perform(action);
      if (!changed) return null;
      if (isRun(operation) || isBeginning(operation)) {
        untold = true;
        later(() => untold && tell(), patience);
      } else if (operation.type !== 'kernel') tell();
      else {
        untold = true;
        onFrame();
        const { type } = operation.message;
        // Where another cell runs already, the next result is a moment away: one look for both.
        if (type === 'execute_reply') goesOn = session.running !== null;
        if (isPrompt(type)) soon();
      }
      return null;
    },
  };
}

/** Calls back with the next frame; within a second also where the window is hidden and has none. */
function nextFrame(callback: () => void): void {
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    callback();
  });
  const late = setTimeout(() => {
    cancelAnimationFrame(frame);
    callback();
  }, 1000);
}

/** Whether an operation only sends cells to run. */
function isRun({ type }: Operation): boolean {
  return (
    type === 'run' ||
    type === 'run-all' ||
    type === 'run-above' ||
    type === 'run-below' ||
    type === 'run-stale'
  );
}

/** Whether a kernel only says that it has begun: its result may be a moment away. */
function isBeginning(operation: Operation): boolean {
  if (operation.type !== 'kernel') return false;
  const { message } = operation;
  return message.type === 'execute_input' || (message.type === 'status' && message.kernel.state === 'busy');
}

/** Whether a kernel's message is one that a person waits for. */
function isPrompt(type: Extract<Operation, { type: 'kernel' }>['message']['type']): boolean {
  return type === 'execute_result' || type === 'display_data' || type === 'error' || type === 'execute_reply';
}
