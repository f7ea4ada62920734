/** What holds of every session, whatever happens to it in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import { DisplayId, InputId, RunId } from '#core/notebook/ids.ts';
import type { KernelMessage } from '#core/runtime/messages.ts';
import {
  apply,
  cellState,
  isRefusal,
  type Operation,
  openSession,
  type Session,
  withReactive,
} from '#core/session/index.ts';
import { code, expectSound, id, prose, shows } from '../core/session/support.ts';
import { runs } from './runs.ts';

const name = fc.constantFrom('a', 'b', 'c', 'p', 'q', 'n', 'm').map(id);
const source = fc.constantFrom('x = 1', 'y = x', 'x y', '', '# t', '```ts');
const index = fc.nat({ max: 6 });
const outcome = fc.constantFrom('ok' as const, 'error' as const, 'interrupted' as const);
const reason = fc.constantFrom(
  'out-of-memory' as const,
  'crashed' as const,
  'stopped' as const,
  'unresponsive' as const,
);

/** An operation, once it is known what runs. */
type Step = (session: Session) => Operation;

const current = (session: Session): RunId => {
  const cell = session.running ?? id('a');
  return RunId.of(cell, cellState(session, cell).version);
};
const kernel =
  (message: (run: RunId) => KernelMessage): Step =>
  (session) => ({
    type: 'kernel',
    message: message(current(session)),
    now: 2,
  });
const plain = (operation: fc.Arbitrary<Operation>): fc.Arbitrary<Step> => operation.map((each) => () => each);
const type = <T extends string>(value: T) => fc.constant(value);

const step: fc.Arbitrary<Step> = fc.oneof(
  plain(fc.record({ type: type('insert'), cell: fc.constantFrom(code('n'), prose('m')), index })),
  plain(fc.record({ type: type('remove'), cell: name })),
  plain(fc.record({ type: type('move'), cell: name, index })),
  plain(
    fc.record({
      type: type('convert'),
      cell: name,
      to: fc.constantFrom('markdown' as const, 'code' as const),
    }),
  ),
  plain(fc.record({ type: type('edit'), cell: name, source })),
  plain(fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) })),
  plain(fc.record({ type: type('undo') })),
  plain(fc.record({ type: type('run'), cells: fc.array(name, { maxLength: 3 }), now: type2(1) })),
  plain(fc.record({ type: fc.constantFrom('run-all' as const, 'run-stale' as const), now: type2(1) })),
  plain(fc.record({ type: fc.constantFrom('stop' as const, 'restart' as const) })),
  plain(fc.record({ type: type('unqueue'), cell: name })),
  plain(fc.record({ type: type('restart-run-all'), now: type2(1) })),
  fc.boolean().map(
    (on): Step =>
      ({ notebook }) => ({ type: 'replace', notebook: withReactive(notebook, on) }),
  ),
  plain(
    fc.record({
      type: type('input'),
      input: fc.constant(InputId.of('x')),
      value: fc.constant({ kind: 'slider' as const, value: 1 }),
      now: type2(1),
    }),
  ),
  plain(
    fc.record({
      type: type('kernel'),
      message: reason.map((why) => ({
        type: 'status' as const,
        kernel: { state: 'dead' as const, reason: why },
      })),
      now: type2(3),
    }),
  ),
  outcome.map((each) => kernel((run) => ({ type: 'execute_reply', run, outcome: each, elapsed: 1 }))),
  outcome.map((each) => kernel((run) => ({ type: 'execute_reply', run, outcome: each, elapsed: 1 }))),
  fc.constant(kernel((run) => ({ type: 'execute_input', run }))),
  fc.constant(
    kernel((run) => ({ type: 'display_data', run, output: { ...shows('o'), id: DisplayId.of('d') } })),
  ),
  fc.constant(kernel((run) => ({ type: 'stream', run, name: 'stdout', text: 's' }))),
);

function type2(value: number): fc.Arbitrary<number> {
  return fc.constant(value);
}

const begin = (): Session => {
  const session = openSession({
    title: '',
    metadata: {},
    cells: [code('a', 'x = 1'), prose('p'), code('b', 'y = x'), code('c', 'y'), prose('q')],
  });
  const names = [
    ['a', { defines: ['x'], uses: [] }],
    ['b', { defines: ['y'], uses: ['x'] }],
    ['c', { defines: [], uses: ['y'] }],
  ] as const;
  const applied = apply(session, {
    type: 'analysed',
    program: new Map(names.map(([cell, each]) => [id(cell), each])),
  });
  return isRefusal(applied) ? session : applied.session;
};

const structural = new Set(['insert', 'remove', 'move', 'convert', 'edit']);

describe('a session', () => {
  it('stays sound', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let session = begin();
        for (const each of steps) {
          const applied = apply(session, each(session));
          if (isRefusal(applied)) continue;
          session = applied.session;
          expectSound(session);
        }
      }),
      runs(1500),
    );
  });

  it('runs each cell under a name of its own', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let session = begin();
        const seen = new Set<RunId>();
        for (const each of steps) {
          const applied = apply(session, each(session));
          if (isRefusal(applied)) continue;
          session = applied.session;
          for (const action of applied.actions) {
            if (action.type !== 'execute') continue;
            expect(seen.has(action.request.run)).toBe(false);
            seen.add(action.request.run);
          }
        }
      }),
      runs(1000),
    );
  });

  it('comes back to its first notebook by undoing, and to its last by redoing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let session = begin();
        const first = session.notebook;
        for (const each of steps) {
          const operation = each(session);
          if (!structural.has(operation.type)) continue;
          const applied = apply(session, operation);
          if (!isRefusal(applied)) session = applied.session;
        }
        const last = session.notebook;
        const all = (way: 'undo' | 'redo') => {
          for (
            let applied = apply(session, { type: way });
            !isRefusal(applied);
            applied = apply(session, { type: way })
          ) {
            session = applied.session;
          }
        };
        all('undo');
        expect(session.notebook).toBe(first);
        all('redo');
        expect(session.notebook).toBe(last);
      }),
      runs(1000),
    );
  });

  it('saves the original’s bytes after everything was undone', () => {
    const text =
      '# 题\r\n\r\n```ts {#a}\r\nx = 1\r\n```\r\n<!-- cell {#p} -->\r\ntext\r\n\r\n```ts {#b}\r\n```';
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let session = openSession(parseMarkdown(text).notebook);
        for (const each of steps) {
          const applied = apply(session, each(session));
          if (!isRefusal(applied)) session = applied.session;
        }
        for (
          let applied = apply(session, { type: 'undo' });
          !isRefusal(applied);
          applied = apply(session, { type: 'undo' })
        ) {
          session = applied.session;
        }
        expect(printMarkdown(session.notebook)).toBe(text);
      }),
      runs(500),
    );
  });
});
