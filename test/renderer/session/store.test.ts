import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import type { CellId, RunId } from '#core/notebook/ids.ts';
import type { KernelMessage } from '#core/runtime/messages.ts';
import { openSession } from '#core/session/index.ts';
import type { Action } from '#core/session/operation.ts';
import { createStore } from '../../../src-renderer/session/store.ts';

function open() {
  const frames: (() => void)[] = [];
  const moments: (() => unknown)[] = [];
  const ends: (() => void)[] = [];
  const performed: Action[] = [];
  const store = createStore(
    openSession(parseMarkdown('```ts {#a}\n1 + 1\n```\n\n```ts {#b}\n2\n```\n').notebook),
    (action) => performed.push(action),
    (callback) => frames.push(callback),
    (callback) => moments.push(callback),
    (callback) => ends.push(callback),
  );
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  /** What comes as one. */
  const hear = (...messages: KernelMessage[]) => {
    for (const message of messages) store.dispatch({ type: 'kernel', message, now: 2 });
    for (const callback of ends.splice(0)) callback();
  };
  const frame = () => {
    for (const callback of frames.splice(0)) callback();
  };
  const moment = () => {
    for (const callback of moments.splice(0)) callback();
  };
  store.dispatch({ type: 'run', cells: ['a' as CellId], now: 1 });
  const execute = performed.find((action) => action.type === 'execute');
  if (execute?.type !== 'execute') throw new Error('nothing was run');
  const run: RunId = execute.request.run;
  return { store, performed, hear, frame, moment, run, told: () => told };
}

const value = { mime: 'text/plain', data: { text: '2' } } as const;

describe('telling views', () => {
  it('tells at once what a person did', () => {
    const { store, told } = open();
    store.dispatch({ type: 'edit', cell: 'a' as CellId, source: '2' });
    expect(told()).toBe(1);
  });
  it('tells of a run a moment later, where nothing came of it by then', () => {
    const { told, moment } = open();
    expect(told()).toBe(0);
    moment();
    expect(told()).toBe(1);
  });
  it('does not tell of a run whose result was there before', () => {
    const { told, moment, hear, run } = open();
    hear({ type: 'execute_result', run, output: value });
    moment();
    expect(told()).toBe(1);
  });
  it('tells a result at once, and in it all that came before', () => {
    const { hear, run, told, store } = open();
    hear({ type: 'execute_input', run });
    expect(told()).toBe(0);
    hear({ type: 'execute_result', run, output: value });
    expect(told()).toBe(1);
    expect(store.get().states.get('a' as CellId)?.outputs).toEqual([value]);
  });
  it('gathers printed text until the next frame, however much comes', () => {
    const { hear, run, told, frame } = open();
    for (let line = 0; line < 500; line++) hear({ type: 'stream', run, name: 'stdout', text: `${line}\n` });
    expect(told()).toBe(0);
    frame();
    expect(told()).toBe(1);
  });
  it('tells a flood of results a few times, then once a frame', () => {
    const { hear, run, told, frame } = open();
    for (let n = 0; n < 500; n++) hear({ type: 'display_data', run, output: value });
    expect(told()).toBeLessThan(10);
    const before = told();
    frame();
    expect(told()).toBe(before + 1);
    frame();
    expect(told()).toBe(before + 1);
  });
  it('tells the end of a run at once, and with the next result where another cell runs already', () => {
    const { store, hear, run, told } = open();
    store.dispatch({ type: 'run', cells: ['b' as CellId], now: 1 });
    hear({ type: 'execute_reply', run, outcome: 'ok', elapsed: 1 });
    expect(told()).toBe(0);
    hear({ type: 'execute_result', run: 'b@1' as RunId, output: value });
    expect(told()).toBe(1);
    hear({ type: 'execute_reply', run: 'b@1' as RunId, outcome: 'ok', elapsed: 1 });
    expect(told()).toBe(2);
  });
  it('tells a result that comes with its run’s end with the next, or with the next frame', () => {
    const { store, hear, run, told, frame } = open();
    store.dispatch({ type: 'run', cells: ['b' as CellId], now: 1 });
    hear(
      { type: 'execute_result', run, output: value },
      { type: 'execute_reply', run, outcome: 'ok', elapsed: 1 },
    );
    expect(told()).toBe(0);
    frame();
    expect(told()).toBe(1);
    const next = 'b@1' as RunId;
    hear(
      { type: 'execute_result', run: next, output: value },
      { type: 'execute_reply', run: next, outcome: 'ok', elapsed: 1 },
    );
    expect(told()).toBe(2);
  });
  it('tells nobody of what changed nothing', () => {
    const { hear, told, frame, moment } = open();
    moment();
    hear({ type: 'execute_result', run: 'a@99' as RunId, output: value });
    frame();
    expect(told()).toBe(1);
  });
  it('gives the reason where it refuses', () => {
    const { store } = open();
    expect(store.dispatch({ type: 'remove', cell: 'nobody' as CellId })).toEqual({ refused: 'no-such-cell' });
  });
});

describe('the first look', () => {
  it('is at the document with its outputs, whatever the kernel said meanwhile', () => {
    const store = createStore(
      openSession(parseMarkdown('```ts {#a}\n1 + 1\n```\n').notebook),
      () => {},
      () => {},
    );
    const a = 'a' as CellId;
    store.dispatch({ type: 'outputs-loaded', outputs: new Map([[a, [value]]]), hashes: new Map() });
    const drawn = store.get();
    store.dispatch({ type: 'kernel', message: { type: 'status', kernel: { state: 'idle' } }, now: 1 });
    expect(store.get().kernel.state).toBe('idle');
    expect(store.first()).toBe(drawn);
    expect(store.first().states.get(a)?.outputs).toEqual([value]);
  });
});
