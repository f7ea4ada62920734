import { describe, expect, it } from 'vitest';
import { CellId } from '#core/notebook/ids.ts';
import { compileCell } from '#core/program/index.ts';
import { createNotebook } from '../../support/run-cell.ts';

/** Cells in the order in which they run, and the value of the last one's last expression. */
const programs: readonly (readonly [name: string, cells: readonly string[], value: unknown])[] = [
  ['gives the value of the last expression', ['1 + 1'], 2],
  ['gives it with a semicolon too', ['1 + 1;'], 2],
  ['gives it before a comment', ['1 + 1 // two'], 2],
  ['gives it before a comment between value and semicolon', ['2 // two\n;'], 2],
  ['gives an object literal in parentheses', ['({ a: 1 })'], { a: 1 }],
  ['gives a sequence its last value', ['1, 2'], 2],
  [
    'throws what is in parentheses, behind comments and after commas',
    [
      'const seen: unknown[] = []',
      'for (const way of [0, 1, 2]) try { if (way === 0) throw (4)\nif (way === 1) throw /* ( */ (5), (6) /* ) */; throw [7][0]! } catch (e) { seen.push(e) }',
      'seen',
    ],
    [4, 6, 7],
  ],
  ['gives nothing after a declaration', ['const a = 1'], undefined],
  ['gives nothing for an empty cell', [''], undefined],
  ['gives nothing for a comment', ['// nothing'], undefined],
  ['gives an assignment its value', ['let a = 1', 'a = 5'], 5],
  ['shares const, let and var', ['const a = 1; let b = 2; var c = 3', '[a, b, c]'], [1, 2, 3]],
  [
    'shares functions before their declaration runs',
    ['const x = f(); function f() { return 7 }', 'x + f()'],
    14,
  ],
  ['shares classes', ['class A { m() { return 1 } }', 'new A().m()'], 1],
  ['shares subclasses', ['class A { m() { return 1 } }', 'class B extends A {}\nnew B().m()'], 1],
  ['shares enums', ['enum Colour { Red, Green = 5 }', '[Colour.Green, Colour[0]]'], [5, 'Red']],
  ['starts an enum anew on a rerun', ['enum E { A }', 'enum E { B }', 'Object.keys(E)'], ['0', 'B']],
  ['lets a later cell define a name again', ['const a = 1', 'const a = 2', 'a'], 2],
  ['lets a later cell define it as something else', ['const a = 1', 'function a() { return 3 }', 'a()'], 3],
  ['shows closures the later value', ['let a = 1; const get = () => a', 'a = 9', 'get()'], 9],
  [
    'lets closures write what was defined again',
    ['let a = 1; const put = (v) => { a = v }, get = () => a', 'let a = 2', 'put(3); [a, get()]'],
    [3, 3],
  ],
  [
    'lets all closures of all definitions share one variable',
    [
      'const looks = [], writes = []',
      'let a = 1; looks.push(() => a); writes.push((v) => { a = v })',
      'let a = 2; looks.push(() => a); writes.push((v) => { a = v })',
      'function a() {} looks.push(() => a); a = 7',
      'const seen = [looks.map((each) => each())]; for (const [at, write] of writes.entries()) { write(at); seen.push(looks.map((each) => each())) } seen',
    ],
    [
      [7, 7, 7],
      [0, 0, 0],
      [1, 1, 1],
    ],
  ],
  [
    'asks the type of what was defined again',
    ['const a = 1; const kind = () => typeof a', 'const a = "x"', 'kind()'],
    'string',
  ],
  ['shows closures a later definition', ['const get = () => later', 'const later = 4', 'get()'], 4],
  [
    'takes object patterns apart',
    ['const { a, b: { c }, ...rest } = { a: 1, b: { c: 2 }, d: 3 }', '[a, c, rest]'],
    [1, 2, { d: 3 }],
  ],
  [
    'takes array patterns apart',
    ['const [a, , b = 5, ...c] = [1, 2, undefined, 4]', '[a, b, c]'],
    [1, 5, [4]],
  ],
  ['takes computed keys apart', ['const k = "x"; const { [k]: v = 2 } = { x: 1 }', 'v'], 1],
  ['assigns to patterns', ['let a = 1, b = 2', '[a, b] = [b, a]; [a, b]'], [2, 1]],
  ['assigns to object patterns with defaults', ['let a, b', '({ a, b = 3 } = { a: 1 }); [a, b]'], [1, 3]],
  ['counts up and down', ['let n = 1', 'n++; n++; --n; n'], 2],
  ['assigns with an operator', ['let n = 2', 'n **= 3; n ||= 5; n'], 8],
  ['assigns where nothing is', ['let n: number | undefined', 'n ??= 5; n'], 5],
  ['expands shorthand properties', ['const a = 1', '({ a, b: a })'], { a: 1, b: 1 }],
  ['asks the type of what is not there', ['typeof nothing'], 'undefined'],
  ['asks the type of what is', ['const a = 1', 'typeof a'], 'number'],
  ['fills templates', ['const a = 1', '`<${a}>`'], '<1>'],
  ['calls tags', ['const tag = (s: TemplateStringsArray, v: number) => s[0] + v', 'tag`x${3}`'], 'x3'],
  ['calls optionally', ['const f = undefined as undefined | (() => number)', 'f?.()'], undefined],
  ['makes instances', ['class P { constructor(public x: number) {} }', 'new P(3).x'], 3],
  ['calls functions without a this', ['function f(this: unknown) { return this }', 'f()'], undefined],
  ['waits at top level', ['const a = await Promise.resolve(3)', 'a'], 3],
  ['waits in a loop', ['let s = 0; for await (const x of [Promise.resolve(1), 2]) s += x; s'], 3],
  [
    'waits for async generators',
    ['async function* g() { yield 1; yield 2 }\nlet s = 0\nfor await (const x of g()) { s += x }\ns'],
    3,
  ],
  ['keeps block names to the block', ['const a = 1; { const a = 2; void a }', 'a'], 1],
  ['keeps loop names to the loop', ['const i = "out"; for (let i = 0; i < 2; i++) {}', 'i'], 'out'],
  [
    'shares var from loops and blocks',
    ['for (var i = 0; i < 3; i++) {} if (true) { var j = 4 }', '[i, j]'],
    [3, 4],
  ],
  [
    'shares var from for-of and for-in',
    ['for (var x of [1, 2]) {} for (var { k } of [{ k: 5 }]) {} for (var p in { q: 1 }) {}', '[x, k, p]'],
    [2, 5, 'q'],
  ],
  ['shadows with parameters', ['const a = 1; const f = (a: number) => a * 2', 'f(4)'], 8],
  [
    'shadows with pattern parameters and defaults',
    ['const a = 1; function f({ b = a }, c = a + b) { return [b, c] }', 'f({})'],
    [1, 2],
  ],
  [
    'shadows with catch parameters',
    ['const e = 1; let got; try { throw 2 } catch (e) { got = e }', '[e, got]'],
    [1, 2],
  ],
  [
    'shadows with names of function expressions',
    ['const f = function g(n: number): number { return n ? g(n - 1) : 5 }', 'f(2)'],
    5,
  ],
  [
    'catches patterns and nothing',
    [
      'let m; try { throw { message: "x" } } catch ({ message }) { m = message } try { throw 1 } catch { m += "y" }',
      'm',
    ],
    'xy',
  ],
  [
    'names functions after their variables',
    ['const f = () => 1, g = function () {}, H = class {}', '[f.name, g.name, H.name]'],
    ['f', 'g', 'H'],
  ],
  ['names functions in defaults', ['const { f = () => 1 } = {}', 'f.name'], 'f'],
  [
    'keeps labels',
    [
      'let n = 0; outer: for (const i of [1, 2, 3]) { for (const j of [1, 2]) { if (j === 2) continue outer; n += i } }',
      'n',
    ],
    6,
  ],
  ['keeps switch scopes', ['let r; switch (2) { case 2: { const r2 = 3; r = r2 } }', 'r'], 3],
  [
    'closes statements that rely on line ends',
    ['let a = 1\nlet b = 2\na = b\nfoo()\nfunction foo() { b = 9 }', '[a, b]'],
    [2, 9],
  ],
  [
    'closes expressions before calls of shared names',
    ['const f = () => 3\nlet r = 1\nr\nf()\n;[r] = [f()]\nr'],
    3,
  ],
  [
    'takes bodies without braces',
    [
      'let n = 0\nfor (let i = 0; i < 3; i++) n += i\nwhile (n < 5) n++\ndo n++\nwhile (n < 8)\nif (n) var q = n\nelse n = 0',
      '[n, q]',
    ],
    [8, 8],
  ],
  ['returns objects from arrows', ['const f = (x: number) => ({ x })', 'f(2)'], { x: 2 }],
  ['returns sequences from arrows', ['const f = (x: number) => (x, x + 1)', 'f(2)'], 3],
  [
    'keeps class fields, statics and private names',
    [
      'const k = 2; class A { static s = k; #p = k + 1; get p() { return this.#p } static { this.s += 1 } }',
      '[A.s, new A().p]',
    ],
    [3, 3],
  ],
  [
    'keeps getters, setters and computed methods',
    ['const m = "go"; const o = { get a() { return 1 }, [m]() { return m } }', '[o.a, o.go()]'],
    [1, 'go'],
  ],
  ['keeps generators', ['function* g() { yield 1; yield* [2, 3] }', '[...g()]'], [1, 2, 3]],
  [
    'removes types, interfaces and assertions',
    [
      'interface P { x: number }\ntype Q = P | null\nconst p = { x: 1 } as P satisfies P\nfunction f<T>(v: T): T { return v! }',
      'f(p).x',
    ],
    1,
  ],
  [
    'removes export',
    ['export const a = 1; export function f() { return a }; export default 5; export { a as b }', 'f()'],
    1,
  ],
  ['names a default export', ['export default function f() { return 2 }', 'f()'], 2],
  ['lets a cell define a name of the platform', ['const Map = 3', 'Map'], 3],
  ['uses its own prefix where the author has it', ['const $_x = 1, x = 2', '[$_x, x]'], [1, 2]],
  [
    'reads names in nested functions',
    ['let n = 0; const add = () => { const inner = () => { n += 1 }; inner(); inner() }', 'add(); n'],
    2,
  ],
  [
    'shows closures what a loop assigns while it runs',
    [
      'let n = 0; const seen = []; const look = () => seen.push(n)',
      'for (let i = 0; i < 3; i++) { n = i; look() } seen',
    ],
    [0, 1, 2],
  ],
  [
    'keeps what a loop assigned before it threw',
    ['let n = 0; try { for (;;) { n++; if (n === 9_000) throw n } } catch {}', 'n'],
    9_000,
  ],
  [
    'counts more rounds than a strip has',
    ['let n = 0; for (let i = 0; i < 70_000; i++) n += 1', 'n'],
    70_000,
  ],
  [
    'breaks out of a long loop at the round that says so',
    ['let n = 0; for (let i = 0; i < 99_000; i++) { if (i === 32_768 || i === 70_000) if (n++) break } n'],
    2,
  ],
  [
    'breaks out of a long loop by its label, and out of no more by a switch',
    [
      'const end = 70_000; let n = 0, m = 0, k = 0',
      'out: for (let i = 0; i < end; i++) { n = i; for (let j = 0; j < 3; j++) if (i === 40_000) break out }',
      'for (let i = 0; i < end; i++) { switch (i % 3) { case 0: break; default: m++ } }',
      'last: for (let i = 0; i <= end; i++) { k = i; if (i === 65_536) break last }',
      '[n, m, k]',
    ],
    [40_000, 46_666, 65_536],
  ],
  [
    'counts where the test stands in parentheses and beside comments',
    [
      'const xs = [1, 2, 3]; let n = 0; for (let i = 0 /* ; */; ((i) < (xs.length)) /* ; */; i++ /* ; */) n += xs[i]',
      'for (let i = (1); (i <= 3) // ;\n; (i += 1)) n++',
      'n',
    ],
    9,
  ],
  [
    'counts up to what is no number',
    [
      'const seen = []',
      'for (const end of ["3", null, NaN, { valueOf: () => 2 }, 2n]) { let n = 0; for (let i = 0; i < end; i++) n++; seen.push(n) }',
      'function upTo(end) { let n = 0; for (let i = 0; i <= end; i += 2) n++; return n } seen.push(upTo("4"), upTo(5), upTo(undefined)); seen',
    ],
    [3, 0, 0, 2, 2, 3, 3, 0],
  ],
  [
    'counts up to the length of what grows, shrinks, or is no array',
    [
      'const grows = [0]; for (let i = 0; i < grows.length; i++) if (i < 69_999) grows[grows.length] = i',
      'const shrinks = [1, 2, 3, 4]; let n = 0; for (let i = 0; i < shrinks.length; i++) { n++; shrinks.length = 2 }',
      'const odd = { length: 2.5 }; let m = 0; for (let i = 0; i < odd.length; i++) m++',
      'const none = {}; let k = 0; for (let i = 0; i < none.length; i++) k++',
      'const long = new Uint8Array(70_000); for (let i = 0; i < long.length; i++) long[i] = 1',
      '[grows.length, n, m, k, long.reduce((a, b) => a + b)]',
    ],
    [70_000, 2, 3, 0, 70_000],
  ],
  [
    'steps by the variable of a loop around, which may be another within',
    [
      'const marks = new Uint8Array(3_000); for (let p = 2; p < 3_000; p++) { if (marks[p]) continue; for (let m = p * 2; m < marks.length; m += p) marks[m] = 1 }',
      'let primes = 0; for (let i = 2; i < 3_000; i++) if (!marks[i]) primes++',
      'let texts = ""; for (let p = 1; p < 3; p++) { const step = "1"; { const p = step; for (let m = 1; m < 100; m += p) texts += m + ";" } }',
      '[primes, texts]',
    ],
    [430, '1;11;1;11;'],
  ],
  ['counts down in steps', ['let n = 0; for (let i = 99_999; i > 0; i -= 3) n++', 'n'], 33_333],
  [
    'counts while a body sets the counter',
    ['let n = 0; for (let i = 0; i < 70_000; i++) { i += 1; n++ }', 'n'],
    35_000,
  ],
  [
    'takes a label into a long loop',
    ['let n = 0; out: for (;;) { for (;;) { if (++n < 9_000) continue out; break out } }', 'n'],
    9_000,
  ],
  [
    'gives closures of each round their own variable',
    ['const all = []; for (let i = 0; i < 3; i++) all.push(() => i)', 'all.map((each) => each())'],
    [0, 1, 2],
  ],
  [
    'closes what a loop leaves',
    [
      'let closed = 0; function* g() { try { yield 1; yield 2 } finally { closed++ } }',
      'for (const x of g()) break',
      'closed',
    ],
    1,
  ],
  ['runs var without a value', ['var v', 'v'], undefined],
  ['gives the last statement its value after a function', ['function f() { return 3 }\nf()'], 3],
  ['reads arguments', ['function f() { return arguments.length }', 'f(1, 2)'], 2],
  ['reads new.target', ['function F() { return { t: new.target !== undefined } }', 'new F().t'], true],
];

describe('a compiled cell', () => {
  it.each(programs)('%s', async (_, cells, value) => {
    const notebook = createNotebook();
    let last: unknown;
    for (const cell of cells) last = await notebook.run(cell);
    expect(last).toEqual(value);
  });

  it.each([
    [
      'a loop that says it is short',
      'let n = 0; for (let i = 0; i < 9; i++) for (let j = 9; j > 0; j--) n += i',
      false,
    ],
    [
      'short loops in a short loop',
      'let n = 0; for (let i = 0; i < 50; i++) for (let j = 50; j > 0; j--) n += i',
      false,
    ],
    [
      'short loops that are many',
      'let n = 0; for (let i = 0; i < 900; i++) for (let j = 9; j > 0; j--) n += i',
      true,
    ],
    ['a loop whose end is a name', 'let n = 0, end = 9; for (let i = 0; i < end; i++) n += i', true],
    ['a function that is over soon', 'function f(x: number) { return x + 1 }\nf(1)', false],
    [
      'a function that calls itself',
      'function f(x: number): number { return x < 1 ? 0 : f(x - 1) }\nf(1)',
      true,
    ],
    ['a callback of an array', '[1].map((x) => x + 1)', false],
    ['a callback that calls', '[1].map((x) => String(x))', true],
    ['a callback with a long loop', '[1].map((x) => { for (let k = 0; k < x; k++) x--; return x })', true],
    ['a callback of what may be endless', 'Array.from({ length: 2 }, (_, i) => i)', true],
  ])('of %s asks whether to stop: %s → %s', (_, source, asks) => {
    const cell = CellId.parse('cell');
    const compiled = cell && compileCell({ source, language: 'ts', cell });
    if (!compiled?.ok) throw new Error('not compiled');
    expect(compiled.code.includes('.check()')).toBe(asks);
  });

  it('keeps the earlier value where a new definition throws', async () => {
    const notebook = createNotebook();
    await notebook.run('const a = 1; const get = () => a');
    await expect(notebook.run('const a = (() => { throw new Error("no") })()')).rejects.toThrow('no');
    expect(await notebook.run('[a, get()]')).toEqual([1, 1]);
    expect(await notebook.run('const a = 2; [a, get()]')).toEqual([2, 2]);
  });

  it('is compiled once while it and what it knows of other cells stay as they are', async () => {
    const notebook = createNotebook();
    const sum = 'let n = 0; for (let i = 0; i < end; i++) n += i';
    await notebook.run('const end = 70_000', 'ts', 'end');
    await notebook.run(sum, 'ts', 'sum');
    await notebook.run(sum, 'ts', 'sum');
    const before = notebook.compiled();
    await notebook.run('const end = 80_000', 'ts', 'end');
    await notebook.run(sum, 'ts', 'sum');
    expect(notebook.compiled()).toBe(before);
    expect(await notebook.run('n', 'ts', 'look')).toBe((80_000 * 79_999) / 2);
    // From now on somebody may look at what the loop has come to.
    await notebook.run('const look = { valueOf: () => n }', 'ts', 'look');
    await notebook.run(sum, 'ts', 'sum');
    expect(notebook.compiled()).not.toBe(before);
    await notebook.run('const seen = []; const end = { valueOf: () => (seen.push(n), 2) }', 'ts', 'end');
    await notebook.run(sum, 'ts', 'sum');
    expect(await notebook.run('[n, seen[0], seen.at(-1)]', 'ts', 'look')).toEqual([1, 0, 1]);
  });

  it('throws for a name that nothing defines', async () => {
    await expect(createNotebook().run('nothing + 1')).rejects.toThrow('nothing is not defined');
  });

  it('throws for a name before its declaration', async () => {
    await expect(createNotebook().run('early; let early = 1')).rejects.toThrow(
      "Cannot access 'early' before initialization",
    );
  });

  it('throws for an assignment to a constant of its own or of another cell', async () => {
    const notebook = createNotebook();
    await notebook.run('const a = 1');
    await expect(notebook.run('a = 2')).rejects.toThrow('Assignment to constant variable: a');
    await expect(notebook.run('const b = 1; b++')).rejects.toThrow('Assignment to constant variable: b');
    expect(await notebook.run('a')).toBe(1);
  });

  it('throws for an assignment to a name that nothing declares', async () => {
    await expect(createNotebook().run('undeclared = 1')).rejects.toThrow('undeclared is not defined');
  });

  it('says what can be imported where a module is unknown', async () => {
    await expect(createNotebook().run("import x from 'lodash'")).rejects.toThrow(
      "There is no module “lodash” here, and none is fetched from the network. There are '@tensorflow/tfjs' and 'stepwise/learn'.",
    );
  });
});

/** Broken cells, and where each is broken. */
const broken: readonly (readonly [source: string, line: number, column: number, says: string])[] = [
  ['const x = ;', 1, 11, 'Unexpected token'],
  [
    'let a: number = 1\nlet b: string = `foo\n',
    2,
    18,
    'This template string is never closed: a backtick is missing',
  ],
  ['const s: string = "abc', 1, 19, 'This string is never closed: a quote is missing'],
  ['let a = 1\nlet a = 2', 2, 5, "'a' is already declared in this cell"],
  ['const x: number = 3\nreturn x', 2, 1, "'return' can only be used inside a function"],
  ['foo((', 1, 6, 'Unexpected token'],
];

describe('a cell that is no program', () => {
  it.each(broken)('%j is broken at %i:%i', (source, line, column, says) => {
    const cell = CellId.parse('train');
    if (cell === undefined) throw new Error('no id');
    const compiled = compileCell({ source, language: 'ts', cell });
    if (compiled.ok) throw new Error('compiled');
    expect(compiled.error.position).toEqual({ cell: 'train', line, column });
    const { message } = compiled.error;
    expect(typeof message === 'string' ? message : message.en).toBe(says);
  });
});
