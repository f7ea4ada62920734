/** A session driven by hand: operations in, a kernel that answers what the test says. */
import { expect } from 'vitest';
import type { Cell } from '#core/notebook/cell.ts';
import { type CellId, CellId as CellIds, InputId, RunId } from '#core/notebook/ids.ts';
import type { KernelMessage, RunOutcome } from '#core/runtime/messages.ts';
import type { Output } from '#core/runtime/output.ts';
import type { Action, Operation, Session } from '#core/session/index.ts';
import { apply, cellState, isRefusal, openSession } from '#core/session/index.ts';

/** An id that a test is sure of. */
export function id(text: string): CellId {
  const parsed = CellIds.parse(text);
  if (parsed === undefined) throw new Error(`${text} is no id`);
  return parsed;
}

/** A code cell; its source says what it defines and uses: `a = b + c`. */
export function code(name: string, source = name): Cell {
  return { kind: 'code', language: 'ts', id: id(name), source, attributes: {} };
}

/** A prose cell. */
export function prose(name: string, source = name): Cell {
  return { kind: 'markdown', id: id(name), source, attributes: {} };
}

/** An output that shows a text. */
export const shows = (text: string): Output => ({ mime: 'text/plain', data: { text } });

/** An operation whose time the driver fills in. */
type Untimed = Operation extends infer O ? (O extends { now: number } ? Omit<O, 'now'> : O) : never;

/** Drives one session. Time goes on by 1 ms with each operation. */
export class Driver {
  session: Session;
  actions: Action[] = [];
  now = 1_000;

  constructor(...cells: Cell[]) {
    this.session = openSession({ title: '', cells, metadata: {} });
    this.analyse();
    this.actions = [];
  }

  /** Applies an operation; throws where it is refused. Gives the actions it asked for. */
  do(operation: Untimed): readonly Action[] {
    const applied = this.apply(operation);
    if (isRefusal(applied)) throw new Error(`refused: ${applied.refused}`);
    this.session = applied.session;
    this.actions.push(...applied.actions);
    return applied.actions;
  }

  /** The refusal an operation meets, or undefined. */
  refusal(operation: Untimed): string | undefined {
    const applied = this.apply(operation);
    return isRefusal(applied) ? applied.refused : undefined;
  }

  private apply(operation: Untimed) {
    this.now += 1;
    return apply(this.session, { ...operation, now: this.now } as Operation);
  }

  /** A message from the kernel. */
  hear(message: KernelMessage): readonly Action[] {
    return this.do({ type: 'kernel', message });
  }

  /** Reports the names of every cell: `x = y z` defines x and uses y and z. */
  analyse(): void {
    const program = new Map(
      this.session.notebook.cells.flatMap((cell) => {
        if (cell.kind !== 'code') return [];
        const [left = '', right = ''] = cell.source.includes('=')
          ? cell.source.split('=')
          : ['', cell.source];
        const names = (text: string) => text.match(/[a-z]+/g) ?? [];
        return [[cell.id, { defines: names(left), uses: names(right) }] as const];
      }),
    );
    this.do({ type: 'analysed', program });
  }

  /** The run that the running cell is in. */
  get run(): RunId {
    const cell = this.session.running;
    if (cell === null) throw new Error('nothing runs');
    return RunId.of(cell, cellState(this.session, cell).version);
  }

  /** The kernel ends the running cell, showing outputs before. */
  end(outcome: RunOutcome = 'ok', ...outputs: Output[]): readonly Action[] {
    const { run } = this;
    this.hear({ type: 'execute_input', run });
    for (const output of outputs) this.hear({ type: 'display_data', run, output });
    return this.hear({ type: 'execute_reply', run, outcome, elapsed: 5 });
  }

  /** Runs cells to their end, one after another. */
  finish(...names: string[]): void {
    this.do({ type: 'run', cells: names.map(id) });
    while (this.session.running !== null) this.end();
  }

  state(name: string) {
    return cellState(this.session, id(name));
  }

  /** Each code cell's validity, in order. */
  validity(): string {
    return this.session.notebook.cells
      .filter((cell) => cell.kind === 'code')
      .map((cell) => `${cell.id}:${cellState(this.session, cell.id).validity}`)
      .join(' ');
  }

  /** The cell that runs and those that wait. */
  line(): string {
    return [this.session.running ?? '-', ...this.session.queue].join(' ');
  }

  texts(name: string): string[] {
    return this.state(name).outputs.map((output) =>
      output.mime === 'text/plain' || output.mime === 'application/vnd.stepwise.stream+json'
        ? output.data.text
        : output.mime,
    );
  }
}

/** Names of the actions among some. */
export const types = (actions: readonly Action[]): string[] => actions.map((action) => action.type);

/** An input's value. */
export const slider = (name: string, value: number) =>
  ({ type: 'input', input: InputId.of(name), value: { kind: 'slider', value } }) as const;

/** What must hold of every session, whatever has happened to it. */
export function expectSound(session: Session): void {
  const ids = session.notebook.cells.map((cell) => cell.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(session.queue).size).toBe(session.queue.length);
  for (const cell of session.queue) expect(ids).toContain(cell);
  if (session.running === null) expect(session.queue).toEqual([]);
  // A running cell may be removed or made prose; its run then ends without it.
  for (const { id: cell, kind } of session.notebook.cells) {
    if (kind !== 'code') continue;
    const { status } = cellState(session, cell);
    const expected = session.running === cell ? 'running' : session.queue.includes(cell) ? 'queued' : 'idle';
    expect(`${cell} ${status}`).toBe(`${cell} ${expected}`);
  }
}
