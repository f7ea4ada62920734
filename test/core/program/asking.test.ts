/** However loops stand in loops and functions, a cell asks whether to stop before many rounds have passed. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellRuntime } from '#core/program/index.ts';
import { createNotebook } from '../../support/run-cell.ts';

/** Rounds that a cell may take between two questions: some milliseconds. */
const most = 600_000;

/** Rounds after which a program ends by itself. */
const enough = 4 * most;

/** What the programs count in: a global of the platform, so that loops keep no copy of it. */
const counter = { ticks: new Float64Array(1) };
beforeAll(() => void Object.assign(globalThis, counter));
afterAll(() => void Reflect.deleteProperty(globalThis, 'ticks'));

const round = `if (++ticks[0] > ${enough}) throw 0;`;

/** A body, given names of its own: loops, functions that loop and are called, callbacks, and what leaves a round early. */
type Body = (depth: number) => string;

const count = fc.constantFrom(3, 17, 300, 4_000);

const { body } = fc.letrec<{ body: Body }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant<Body>(() => round),
    fc.tuple(fc.constantFrom('', 'skip', 'if', 'twice'), loop(), tie('body')).map(
      ([around, write, inside]): Body =>
        (depth) => {
          const text = write(`v${depth}`, inside(depth + 1));
          if (around === 'skip') return `if (ticks[0] % 3 === 1) { ${round} } else { ${text} }`;
          if (around === 'if') return `${round} if (ticks[0] % 2) { ${text} }`;
          return around === 'twice' ? `${text}\n${text.replaceAll(`v${depth}`, `w${depth}`)}` : text;
        },
    ),
    fc.tuple(fc.constantFrom('function', 'arrow', 'callback', 'method'), tie('body')).map(
      ([kind, inside]): Body =>
        (depth) => {
          const [name, text] = [`f${depth}`, inside(depth + 1)];
          if (kind === 'function') return `{ function ${name}() { ${text} } ${name}(); }`;
          if (kind === 'arrow') return `{ const ${name} = () => { ${text} }; ${name}(); }`;
          if (kind === 'method') return `({ get ${name}() { ${text} return 1 } }).${name};`;
          return `[1, 2, 3].forEach((${name}) => { ${text} });`;
        },
    ),
  ),
}));

/** A loop: how it is written, given its variable and its body. */
function loop(): fc.Arbitrary<(name: string, inside: string) => string> {
  return fc
    .tuple(fc.constantFrom('literal', 'name', 'length', 'step', 'while', 'do', 'of', 'in'), count)
    .map(([kind, n]) => (v, inside) => {
      switch (kind) {
        case 'literal':
          return `for (let ${v} = 0; ${v} < ${n}; ${v}++) { ${round} ${inside} }`;
        case 'name':
          return `{ const n${v} = ${n}; for (let ${v} = 0; ${v} < n${v}; ${v}++) { ${round} ${inside} } }`;
        case 'length':
          return `{ const n${v} = new Uint8Array(${n}); for (let ${v} = 0; ${v} < n${v}.length; ${v}++) { ${round} ${inside} } }`;
        case 'step':
          return `for (let ${v} = ${n * 2}; ${v} > 0; ${v} -= 2) { ${round} ${inside} }`;
        case 'while':
          return `{ let ${v} = 0; while (${v}++ < ${n}) { ${round} ${inside} } }`;
        case 'do':
          return `{ let ${v} = 0; do { ${round} ${inside} } while (${v}++ < ${n}); }`;
        case 'of':
          return `for (const ${v} of new Array(${n}).fill(0)) { ${round} ${inside} }`;
        default:
          return `for (const ${v} in new Array(${Math.min(n, 300)}).fill(0)) { ${round} ${inside} }`;
      }
    });
}

/** A cell of a few such bodies. */
const cell = fc
  .array(body, { minLength: 1, maxLength: 3 })
  .map((bodies) => bodies.map((each, at) => each(at * 100)).join('\n'));

describe('a cell', () => {
  it('asks before many rounds have passed, however its loops stand', async () => {
    await fc.assert(
      fc.asyncProperty(cell, async (source) => {
        counter.ticks[0] = 0;
        let [last, longest] = [0, 0];
        const notebook = createNotebook((runtime): CellRuntime => {
          Object.defineProperty(runtime, 'stop', { value: Int32Array.of(1) });
          return Object.assign(runtime, {
            check() {
              const now = counter.ticks[0] ?? 0;
              longest = Math.max(longest, now - last);
              last = now;
            },
          });
        });
        await notebook.run(source, 'js').catch((thrown: unknown) => {
          if (thrown !== 0) throw thrown;
        });
        longest = Math.max(longest, (counter.ticks[0] ?? 0) - last);
        expect(longest).toBeLessThanOrEqual(most);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});
