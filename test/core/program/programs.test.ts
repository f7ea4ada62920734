import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNotebook } from '../../support/run-cell.ts';

/** Names that every generated program declares first. */
const names = ['a', 'b', 'c', 'd'] as const;
const name = fc.constantFrom(...names);

/** Expressions without effects on control flow; `f` and `g` are declared by every program. */
const expression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ min: -9, max: 9 }).map((n) => `(${n})`),
    name,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '<', '===', '&&', '||', '??'),
        tie('expression'),
      )
      .map(([l, o, r]) => (o === '??' ? `(${l} ?? (${r}))` : `(${l} ${o} ${r})`)),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([c, t, e]) => `(${c} ? ${t} : ${e})`),
    tie('expression').map((e) => `f(${e})`),
    tie('expression').map((e) => `g\`\${${e}}\``),
    fc.tuple(name, tie('expression')).map(([n, e]) => `((${n}) => ${n} + 1)(${e})`),
    fc.tuple(name, name).map(([x, y]) => `({ ${x}, y: ${y} }).${x}`),
    fc.tuple(name, tie('expression')).map(([n, e]) => `[${n}, ${e}].map((${n}) => typeof ${n})[1]`),
    name.map((n) => `typeof ${n}`),
    tie('expression').map((e) => `await (async () => { await null; return ${e} })()`),
  ),
})).expression;

/** Heads of loops that end soon. */
const loopHead = fc.constantFrom(
  'for (let i = 0; i < 3; i++)',
  'for (let j = 0, end = 4; j < end; j += 2)',
  'for (let k = 2; k >= 0; k--)',
  'for (let i = 0; i < 4; i++, i++)',
  'for (let i = 0n; i < 3n; i++)',
  'for (const each of [5, 6, 7])',
  'for (const each of new Set("xy"))',
  'for (const each of closing())',
);

const assignment = fc.tuple(name, expression).map(([n, e]) => `${n} = ${e}`);

/** Statements; some without their semicolons, as people write them. */
const statement = fc.letrec<{ statement: string }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(name, fc.constantFrom('=', '+=', '-=', '||=', '??='), expression)
      .map(([n, o, e]) => `${n} ${o} ${e}`),
    fc.tuple(name, fc.constantFrom('++', '--')).map(([n, o]) => `${n}${o};`),
    fc.tuple(name, name, expression).map(([x, y, e]) => `;[${x}, ${y}] = [${y}, ${e}]`),
    fc.tuple(name, expression).map(([n, e]) => `;({ ${n} = 1 } = { ${n}: ${e} })`),
    fc
      .tuple(expression, tie('statement'), tie('statement'))
      .map(([c, t, e]) => `if (${c}) { ${t} } else { ${e} }`),
    fc
      .tuple(name, tie('statement'))
      .map(
        ([n, s]) =>
          `for (let ${n} = 0; ${n} < 2; ${n}++) { let e1 = ${n}; void e1 }\nfor (let i = 0; i < 2; i++) { ${s} }`,
      ),
    fc.tuple(name, tie('statement')).map(([n, s]) => `{ let ${n} = 5; ${s} }`),
    fc.tuple(name, expression).map(([n, e]) => `try { throw ${e} } catch (${n}) { log(${n}) }`),
    fc.tuple(name, tie('statement')).map(([n, s]) => `await (async (${n}) => { ${s} })(3)`),
    fc.tuple(name, name).map(([x, y]) => `h = () => { ${x} = ${y}; return ${x} }; log(h())`),
    expression.map((e) => `log(${e})`),
    expression.map((e) => `switch (${e}) { case 1: { log("one"); break } default: log("other") }`),
    fc.tuple(name, expression).map(([n, e]) => `for (const ${n} of [1, ${e}]) log(${n})`),
    fc.tuple(loopHead, tie('statement')).map(([head, s]) => `${head} { ${s} }`),
    fc.tuple(loopHead, assignment, expression).map(([head, s, e]) => `${head} { if (${e}) continue; ${s} }`),
    fc.tuple(loopHead, assignment, expression).map(([head, s, e]) => `${head} { ${s}; if (${e}) break }`),
    fc
      .tuple(name, expression, tie('statement'))
      .map(
        ([n, e, s]) =>
          `{ let rounds = 0; while (rounds < 3 && (${e}, true)) { rounds++; ${n} += rounds; ${s} } }`,
      ),
    fc
      .tuple(name, expression, assignment)
      .map(([n, e, s]) => `{ let rounds = 0; do { if (${e}) continue; ${s}; ${n}++ } while (++rounds < 3) }`),
    fc
      .tuple(loopHead, loopHead, assignment, expression, expression)
      .map(
        ([x, y, s, c, b]) =>
          `outer: ${x} { ${y} { ${s}; if (${c}) continue outer; if (${b}) break outer; log(a) } }`,
      ),
    fc
      .tuple(name, expression)
      .map(
        ([n, e]) =>
          `try { for (let i = 0; i < 5; i++) { ${n} += i; if (i === 2) throw ${e} } } catch (e) { log(e) }`,
      ),
    fc
      .tuple(name, expression)
      .map(
        ([n, e]) =>
          `{ const made = []; for (let i = 0; i < 3; i++) { ${n}++; made.push(() => [i, ${e.includes('await') ? n : e}]) } log(made.map((one) => String(one())).join()) }`,
      ),
    fc
      .tuple(name, expression, assignment)
      .map(([n, e, s]) => `for (const each of closing()) { ${n} += each; if (${e}) break; ${s} }`),
    assignment.map((s) => `for (var v = 0; v < 3; v++) { ${s}; log(v) }`),
    name.map((n) => `for (let i = 0; i < 5000; i++) ${n} = i % 7`),
    fc
      .tuple(name, name)
      .map(([x, y]) => `for (let i = 0; i < 5000; i++) { ${x} = f(i) % 7; if (${y} === 3) ${x}++ }`),
    fc
      .tuple(name, name)
      .map(([x, y]) => `{ let i = 0; while (i < 4500) { i++; ${x} = (${x} + ${y} + i) % 11 } }`),
    // Functions that loop over shared names, and are called again after these have changed.
    fc
      .tuple(loopHead, name, assignment, expression)
      .filter(([, , s, e]) => !`${s}${e}`.includes('await'))
      .map(
        ([head, x, s, e]) =>
          `h = (most) => { let sum = 0; ${head} { ${s}; sum += Number(${x}) || 1; if (sum > most) return ${e} } return sum }; log(h(9)); ${x} = 3; log(h(2))`,
      ),
    fc
      .tuple(name, name, name)
      .map(
        ([x, y, z]) =>
          `h = () => { for (let i = 0; i < 5000; i++) { ${x} = (i + ${y}) % 9; if (i === 4500) throw ${z} } }; try { h() } catch (e) { log([e, ${x}]) }`,
      ),
    fc
      .tuple(name, name)
      .map(
        ([x, y]) =>
          `h = () => { for (let i = 0; i < 70; i++) for (let j = i; j < 70; j++) { ${x} += i; ${y} = j % 5 } return ${x} }; log(h())`,
      ),
    // What runs in a loop though nothing is called there.
    fc
      .tuple(name, name, name)
      .map(
        ([x, y, z]) =>
          `{ const end = 3, o = { get peek() { ${x} = 7; return ${y} } }; for (let i = 0; i < end; i++) { ${z} = o.peek; ${y} = i; ${x} += 1 } }`,
      ),
    fc
      .tuple(name, name)
      .map(
        ([x, y]) =>
          `{ const o = { valueOf: () => { ${x} = 5; return ${y} } }; let i = 0; while (i < 4) { i++; ${y} = +o + i; ${x}++ } }`,
      ),
    fc
      .tuple(name, name)
      .map(
        ([x, y]) =>
          `{ const end = 3, trap = () => ${x}, o = new Proxy({}, { get: trap }); for (let i = 0; i < end; i++) { ${x} = i; ${y} = o.any } }`,
      ),
    fc
      .tuple(name, name)
      .map(
        ([x, y]) =>
          `{ function* made() { yield ${x}; ${y} = 2; yield ${x} } for (const each of made()) { ${x} = each + 1; ${y} += ${x} } }`,
      ),
    // Steps that are no literals.
    fc
      .tuple(name, name, fc.constantFrom('<', '<=', '!=='))
      .map(
        ([x, y, o]) =>
          `{ const by = 3; for (let m = by * 2; m ${o} 9_000; m += by) { ${x} = m; if (m % 500 === 0) ${y}++ } }`,
      ),
    fc
      .tuple(
        name,
        name,
        fc.constantFrom('<', '<=', '>', '>='),
        fc.constantFrom('300', '700.5', '-700', '"650"', '800n', 'NaN', 'Infinity', 'undefined', '[400]'),
        fc.constantFrom('0', '600', '-0.5', '"1"'),
        fc.constantFrom('1', 'by', '0.25'),
      )
      .map(
        ([x, y, o, limit, from, step]) =>
          `{ const by = 3, end = ${limit}; let rounds = 0; out: for (let r = 0; r < 2; r++) for (let m = ${from}; m ${o} end; m ${o.startsWith('<') ? '+' : '-'}= ${step}) { ${x} = m; if (++rounds % 7 === 0) continue; if (rounds > 1500) break; if (m === 250) continue out; ${y} = rounds } log(rounds) }`,
      ),
    // Strips of rounds, left in between.
    fc
      .tuple(
        name,
        fc.constantFrom('i < end', 'i <= end', 'i < long.length', 'i < 9_000'),
        fc.constantFrom('9_000', '4_096', '8_192.5', '"5000"'),
        fc.constantFrom(
          'break',
          'break one',
          'continue one',
          'switch (i) { case i: break }',
          'break two',
          'continue two',
        ),
        fc.integer({ min: 4_094, max: 4_098 }),
      )
      .map(
        ([x, test, end, leave, at]) =>
          `{ const end = ${end}, long = new Uint8Array(9_000); let rounds = 0; two: for (let r = 0; r < 2; r++) { one: for (let i = 0; ${test}; i++) { rounds++; ${x} = i; if (i === ${at}) ${leave}; } ${x}++ } log(rounds) }`,
      ),
    fc
      .tuple(name, fc.constantFrom('0.5', '1e9', '-2', '"2"', '3n', 'NaN', '0'))
      .map(
        ([x, by]) =>
          `{ let by = ${by}, rounds = 0; try { for (let m = 0; m < 5000; m += by) { ${x} = m; if (++rounds > 6000) break } } catch (e) { log(e instanceof TypeError) } log(rounds) }`,
      ),
    fc.tuple(name, name).map(([x, y]) => `for (const p in { q: ${x}, r: 1 }) { ${y} += p }`),
  ),
})).statement;

const head = [
  'let a = 1, b = 2, c = 3, d = 4, h',
  'function f(x) { return typeof x === "number" ? x - a : x }',
  'const g = (parts, value) => value',
  'function* closing() { try { yield 1; yield 2 } finally { log("closed") } }',
].join('\n');
const tail = '[a, b, c, d]';

/** A program as its statements, and after which of them a new cell begins. */
const program = fc.array(fc.tuple(statement, fc.boolean()), { minLength: 1, maxLength: 12 });

describe('a program cut into cells', () => {
  it('does what it does in one piece', async () => {
    await fc.assert(
      fc.asyncProperty(program, async (statements) => {
        const cells = [head];
        for (const [text, cut] of statements) {
          if (cut) cells.push(text);
          else cells.push(`${cells.pop()}\n${text}`);
        }
        const whole = await plain([...statements.map(([text]) => text)].join('\n'));
        expect(await inCells([...cells, tail])).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });
});

type Trace = { readonly logged: unknown[]; readonly end: unknown };

async function plain(body: string): Promise<Trace> {
  const logged: unknown[] = [];
  const text = `"use strict"; return (async () => {\n${head}\n${body}\nreturn ${tail} })()`;
  return {
    logged,
    end: await outcome(() => new Function('log', text)((value: unknown) => void logged.push(value))),
  };
}

async function inCells(cells: readonly string[]): Promise<Trace> {
  const logged: unknown[] = [];
  const notebook = createNotebook();
  notebook.scope.declare('log', true).set((value: unknown) => void logged.push(value));
  const end = await outcome(async () => {
    let last: unknown;
    for (const cell of cells) last = await notebook.run(cell, 'js');
    return last;
  });
  return { logged, end };
}

/** What a program comes to: its value, or what it throws. */
async function outcome(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (thrown) {
    return String(thrown);
  }
}
