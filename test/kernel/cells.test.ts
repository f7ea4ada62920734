import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ValueKind } from '#core/runtime/value.ts';
import { type KernelPage, openKernelPage } from '../support/kernel-page.ts';

let kernel: KernelPage;
beforeAll(async () => {
  kernel = await openKernelPage();
}, 60_000);
afterAll(() => kernel?.close());

/** A cell, and how the value of its last expression is drawn. */
const values: readonly (readonly [source: string, kind: ValueKind, preview: string])[] = [
  ['1 + 1', 'number', '2'],
  ['-0', 'number', '-0'],
  ['0 / 0', 'number', 'NaN'],
  ['2n ** 70n', 'bigint', '1180591620717411303424n'],
  ['"数 \\"x\\""', 'string', '"数 \\"x\\""'],
  ['null', 'null', 'null'],
  ['true', 'boolean', 'true'],
  ['Symbol("s")', 'symbol', 'Symbol(s)'],
  ['[1, "a", [2]]', 'array', '[1, "a", [2]]'],
  ['Array.from({ length: 8 }, (_, i) => i)', 'array', 'Array(8) [0, 1, 2, 3, 4, 5, 6, 7]'],
  ['[, 1]', 'array', '[undefined, 1]'],
  ['({ a: 1, b: { c: [2] } })', 'object', '{a: 1, b: {c: [2]}}'],
  ['({})', 'object', '{}'],
  ['[]', 'array', '[]'],
  ['Object.create(null)', 'object', '[null prototype] {}'],
  ['class P { x = 1; y = 2 }\nnew P()', 'object', 'P {x: 1, y: 2}'],
  ['new Map<unknown, unknown>([["k", 1], [{ a: 1 }, 2]])', 'map', 'Map(2) {"k": 1, {a: 1}: 2}'],
  ['new Set([1, "a"])', 'set', 'Set(2) {1, "a"}'],
  ['new Float32Array([0.5, 1])', 'typed-array', 'Float32Array(2) [0.5, 1]'],
  ['new Date(0)', 'date', '1970-01-01T00:00:00.000Z'],
  ['new Date(NaN)', 'date', 'Invalid Date'],
  ['/a+/gi', 'regexp', '/a+/gi'],
  ['new TypeError("no", { cause: 1 })', 'error', 'TypeError: no'],
  ['function f() {}\nf', 'function', 'ƒ f()'],
  ['() => 1', 'function', 'ƒ (anonymous)()'],
  ['class Q {}\nQ', 'class', 'class Q'],
  ['const o: Record<string, unknown> = {}; o.me = o; o', 'object', '{me: [Circular]}'],
  ['({ get x(): number { throw new Error("read") } })', 'object', '{x: [Getter]}'],
  ['new Proxy({}, { ownKeys() { throw new Error("trap") } })', 'proxy', '[cannot be inspected]'],
  ['Promise.resolve(3)', 'promise', 'Promise {3}'],
  ['new Promise(() => {})', 'promise', 'Promise {<pending>}'],
  ['new ArrayBuffer(8)', 'object', 'ArrayBuffer(8)'],
  ['new Number(3)', 'object', 'Number 3 {}'],
  ['[1, 2].map((x) => x * 2)', 'array', '[2, 4]'],
  ['await new Promise((done) => setTimeout(() => done("late"), 5))', 'string', '"late"'],
  ['await import("stepwise/learn").then((learn) => typeof learn)', 'string', '"object"'],
  ['typeof document', 'string', '"undefined"'],
  ['typeof navigator.hardwareConcurrency', 'string', '"number"'],
  ['this', 'undefined', 'undefined'],
];

describe('the value of a last expression', () => {
  it.each(values.filter(([source]) => source !== 'this'))('%s', async (source, kind, preview) => {
    const { outcome, result } = await kernel.run(source);
    expect(outcome).toBe('ok');
    if (result?.mime !== 'application/vnd.stepwise.value+json') throw new Error(`drawn as ${result?.mime}`);
    expect(result.data.kind).toBe(kind);
    expect(result.data.preview).toBe(preview);
  });

  it.each(['undefined', 'const q1 = 3', 'void 0', 'display(1)', 'if (true) 3', ''])(
    '%j shows none',
    async (source) => {
      const { outcome, result } = await kernel.run(source);
      expect(outcome).toBe('ok');
      expect(result).toBeUndefined();
    },
  );

  it('is cut where it is enormous', async () => {
    const { result } = await kernel.run('Array.from({ length: 1e6 }, (_, i) => ({ i }))');
    if (result?.mime !== 'application/vnd.stepwise.value+json') throw new Error('not a value');
    expect(result.data.children).toHaveLength(100);
    expect(result.data.more).toBe(999_900);
  });

  it('is drawn by its own method where it has one', async () => {
    const { result } = await kernel.run(
      'const drawn = { [Symbol.for("stepwise.output")]: () => ({ mime: "text/markdown", data: { text: "**x**" } }) }\ndrawn',
    );
    expect(result).toEqual({ mime: 'text/markdown', data: { text: '**x**' } });
  });
});

/** A cell, and what it prints. */
const prints: readonly (readonly [source: string, stdout: string, stderr?: string])[] = [
  ['console.log("a", 1, { b: 2 }, [3])', 'a 1 {b: 2} [3]\n'],
  ['console.log("%s is %d", "x", 3.5, "rest")', 'x is 3.5 rest\n'],
  ['console.log("100%")', '100%\n'],
  ['console.log()', '\n'],
  ['console.log("a\\nb")', 'a\nb\n'],
  ['console.error("bad"); console.warn("hm")', '', 'bad\nhm\n'],
  [
    'console.group("g"); console.log("in\\nside"); console.groupEnd(); console.log("out")',
    'g\n  in\n  side\nout\n',
  ],
  ['console.count(); console.count()', 'default: 1\ndefault: 2\n'],
  ['console.assert(1 > 2, "never"); console.assert(true)', '', 'Assertion failed: never\n'],
  ['for (let i = 0; i < 3; i++) console.log(i)', '0\n1\n2\n'],
  ['console.log(new Error("x"))', 'Error: x\n'],
  ['console.log("\\u001b[31mred\\u001b[0m")', '\u001b[31mred\u001b[0m\n'],
];

describe('what a cell prints', () => {
  it.each(prints.map(([source, out, err = '']) => [source, out, err] as const))(
    '%s',
    async (source, stdout, stderr) => {
      const run = await kernel.run(source);
      expect(run.outcome).toBe('ok');
      expect(run.stdout).toBe(stdout);
      expect(run.stderr).toBe(stderr);
    },
  );

  it('stands before what is displayed after it', async () => {
    const { messages } = await kernel.run('console.log("one"); display(2); console.log("three")');
    expect(messages.map(({ type }) => type)).toEqual([
      'execute_input',
      'stream',
      'display_data',
      'stream',
      'execute_reply',
    ]);
  });

  it('is a table for console.table', async () => {
    const { displays } = await kernel.run('console.table([{ a: 1, b: "x" }, { a: 2 }])');
    expect(displays[0]).toEqual({
      mime: 'application/vnd.stepwise.table+json',
      data: {
        columns: [{ name: '#' }, { name: 'a' }, { name: 'b' }],
        rows: [
          [0, 1, 'x'],
          [1, 2, ''],
        ],
      },
    });
  });

  it('is thinned where it floods, and says how much is missing', async () => {
    const run = await kernel.run('for (let i = 0; i < 100_000; i++) console.log("line " + i)');
    const pieces = run.messages.filter((each) => each.type === 'stream');
    const shown = run.stdout.split('\n').length - 1;
    const dropped = pieces.reduce(
      (sum, piece) => sum + (piece.type === 'stream' ? (piece.dropped ?? 0) : 0),
      0,
    );
    expect(shown + dropped).toBe(100_000);
    expect(shown).toBeLessThan(20_000);
    expect(pieces.length).toBeLessThan(500);
    expect(run.stdout.startsWith('line 0\n')).toBe(true);
    expect(run.stdout.endsWith('line 99999\n')).toBe(true);
  });
});

describe('display', () => {
  it('shows any value where it stands', async () => {
    const { displays } = await kernel.run('display(1); display("two"); display([3])');
    expect(displays.map(({ data }) => (data as { preview: string }).preview)).toEqual(['1', '"two"', '[3]']);
  });

  it('draws text as the kind it is told', async () => {
    const { displays } = await kernel.run(
      'display("**b**", { mime: "text/markdown" }); display("<b>x</b>", { mime: "text/html" }); display("x^2", { mime: "text/latex" })',
    );
    expect(displays).toEqual([
      { mime: 'text/markdown', data: { text: '**b**' } },
      { mime: 'text/html', data: { html: '<b>x</b>' } },
      { mime: 'text/latex', data: { text: 'x^2' } },
    ]);
  });

  it('replaces what has the same id', async () => {
    const { displays } = await kernel.run('for (let i = 0; i < 5; i++) display(i, { id: "n" })');
    expect(displays.map(({ data }) => (data as { preview: string }).preview)).toEqual(['4']);
  });

  it('cuts a text of 200 million characters and says how much there was', async () => {
    const { displays, errors } = await kernel.run('display("x".repeat(200_000_000), { mime: "text/plain" })');
    expect(errors).toEqual([]);
    const text = displays[0]?.mime === 'text/plain' ? displays[0].data.text : '';
    expect([text.length < 2_000_100, text.slice(-15)]).toEqual([true, 'xx… (+198000000)'.slice(-15)]);
  });

  it('says so where a value does not fit the kind', async () => {
    const { errors } = await kernel.run('display({ no: 1 }, { mime: "image/png" })');
    expect(errors[0]?.name).toBe('TypeError');
  });
});

/** Cells that throw: the source, the error's name and message, and where. */
const failures: readonly (readonly [
  source: string,
  name: string,
  message: string,
  line?: number,
  column?: number,
])[] = [
  ['const a = 1\n\n  nothing.b', 'ReferenceError', 'nothing is not defined', 3, 3],
  ['throw new RangeError("far")', 'RangeError', 'far', 1, 7],
  [
    'const n: number | null = null\nn!.toFixed()',
    'TypeError',
    "Cannot read properties of null (reading 'toFixed')",
    2,
    4,
  ],
  ['const notF = 3 as never as () => void\nnotF()', 'TypeError', 'notF is not a function', 2, 1],
  ['const c1 = 1\nc1 = 2', 'TypeError', 'Assignment to constant variable: c1', 2, 1],
  ['for (const x of 5 as never as number[]) {}', 'TypeError', '5 is not iterable', 1, 17],
  [
    'interface Long { a: string; b: string }\nconst t: Long = {} as Long\nt.a.b.c',
    'TypeError',
    "Cannot read properties of undefined (reading 'b')",
    3,
    5,
  ],
  ['await Promise.reject(new Error("async"))', 'Error', 'async', 1, 22],
  [
    'async function deep(): Promise<void> { await null; throw new Error("deep") }\nawait deep()',
    'Error',
    'deep',
    1,
    58,
  ],
  ['throw "text"', 'Error', '"text"', 1, 1],
  ['throw undefined', 'Error', 'undefined', 1, 1],
  [
    'JSON.parse("{")',
    'SyntaxError',
    "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    1,
    6,
  ],
  ['let broken = (', 'SyntaxError', 'Unexpected token', 1, 15],
  ['new Array(-1)', 'RangeError', 'Invalid array length', 1, 1],
  ['function r(): number { return r() + 1 }\nr()', 'RangeError', 'Maximum call stack size exceeded'],
];

describe('an error', () => {
  it.each(failures.map((each) => ({ each, source: each[0] })))('in $source', async ({ each }) => {
    const [source, name, message, line, column] = each;
    const { outcome, errors } = await kernel.run(source, { cell: 'failing' });
    expect(outcome).toBe('error');
    const said = errors[0]?.message;
    expect(errors[0]?.name).toBe(name);
    expect(typeof said === 'string' ? said : said?.en).toBe(message);
    if (line !== undefined) expect(errors[0]?.position).toEqual({ cell: 'failing', line, column });
  });

  it('names the functions it passed through, in the cells they were written in', async () => {
    await kernel.run('function inner() { throw new Error("in") }', { cell: 'first' });
    const { errors } = await kernel.run('\nconst outer = () => inner()\nouter()', { cell: 'second' });
    expect(
      errors[0]?.stack.map((frame) => [frame.function, frame.position?.cell, frame.position?.line]),
    ).toEqual([
      ['inner', 'first', 1],
      ['outer', 'second', 2],
      ['', 'second', 3],
    ]);
  });

  it('shows the lines around it as they ran, also where they are another cell’s', async () => {
    await kernel.run('const a2 = 1\n\nfunction framed() {\n  throw new Error("in")\n}\n', { cell: 'first' });
    expect((await kernel.run('framed()', { cell: 'second' })).errors[0]).toMatchObject({
      position: { cell: 'first', line: 4 },
      code: { from: 2, lines: ['', 'function framed() {', '  throw new Error("in")', '}', ''] },
    });
    expect((await kernel.run('1;\n2 +;')).errors[0]).toMatchObject({
      name: 'SyntaxError',
      position: { line: 2 },
      code: { from: 1, lines: ['1;', '2 +;'] },
    });
  });

  it.each([
    'nothingHere',
    'alsoNothing = 1',
    'const c9 = 1; c9++',
    'for (const x of 5 as never as number[]) void x',
    'throw 3',
  ])('has no line of the kernel’s in its stack: %s', async (source) => {
    const { errors } = await kernel.run(source, { cell: 'stacked' });
    expect(errors[0]?.stack).toMatchObject([{ position: { cell: 'stacked', line: 1 } }]);
    expect(errors[0]?.stack).toHaveLength(1);
  });

  it('of a timer that fails each time is shown once', async () => {
    const run = await kernel.begin(
      'let turns = 0; const again = setInterval(() => { turns++; throw new Error("each") }, 5)',
      'again',
    );
    await kernel.until((each) => each.type === 'error' && each.run === run);
    await kernel.run('await new Promise((done) => setTimeout(done, 100)); clearInterval(again)');
    expect((await kernel.run('turns > 2')).result?.data).toMatchObject({ preview: 'true' });
    const shown = (await kernel.messages()).filter((each) => each.type === 'error' && each.run === run);
    expect(shown).toHaveLength(1);
  });

  it('names its causes', async () => {
    const { errors } = await kernel.run('throw new Error("a", { cause: new Error("b", { cause: "c" }) })');
    expect(errors[0]?.causes).toEqual([
      { name: 'Error', message: 'b' },
      { name: 'cause', message: '"c"' },
    ]);
  });

  it('in a timer is shown under the cell that started it', async () => {
    await kernel.run('setTimeout(() => { throw new Error("later") }, 20)', { cell: 'timer' });
    const message = await kernel.until((each) => each.type === 'error' && each.run.startsWith('timer@'));
    expect(message.type === 'error' && message.output.data).toMatchObject({
      message: 'later',
      position: { cell: 'timer', line: 1, column: 26 },
    });
  });

  it('that no one awaits is shown under the cell it comes from', async () => {
    await kernel.run(
      'void (async () => { await new Promise((r) => setTimeout(r, 20)); throw new Error("floating") })()',
      {
        cell: 'floating',
      },
    );
    await kernel.run('1', { cell: 'other' });
    const message = await kernel.until((each) => each.type === 'error' && each.run.startsWith('floating@'));
    expect(message.type === 'error' && message.output.data.message).toBe('floating');
  });

  it('of an import says what can be imported, in both languages', async () => {
    const { errors } = await kernel.run('import _ from "lodash"');
    expect(errors[0]).toMatchObject({ name: 'ImportError', position: { line: 1, column: 1 } });
    expect(errors[0]?.message).toMatchObject({ zh: expect.stringContaining('stepwise/learn') });
  });

  it('of a missing export names what is near', async () => {
    const { errors } = await kernel.run('import { digitz } from "stepwise/learn"\ndigitz()');
    expect(errors[0]?.message).toMatchObject({ en: expect.stringContaining('digits') });
  });

  it('keeps what was defined before it', async () => {
    await kernel.run('const before = 1; throw new Error("x"); const after = 2');
    expect((await kernel.run('before')).outcome).toBe('ok');
    expect((await kernel.run('after')).outcome).toBe('error');
  });
});

describe('what a cell holds with `using` at top level', () => {
  it('is there for other cells, and is let go when its cell runs again, the last first', async () => {
    await kernel.run('const log: string[] = [];', { cell: 'log' });
    const held = `using first = { name: 'first', [Symbol.dispose]() { log.push('first') } };
await using later = { async [Symbol.asyncDispose]() { await null; log.push('later') } }, none = null;
log.push('run');`;
    await kernel.run(held, { cell: 'held' });
    const other = await kernel.run('[first.name, ...log].join()', { cell: 'other' });
    expect(other.result?.data).toMatchObject({ preview: '"first,run"' });
    await kernel.run(held, { cell: 'held' });
    const again = await kernel.run('log.join()', { cell: 'other' });
    expect(again.result?.data).toMatchObject({ preview: '"run,later,first,run"' });
  });

  it('says what cannot be let go, and goes on where letting go fails', async () => {
    const wrong = await kernel.run('\nusing wrong = { size: 1 };', { cell: 'wrong' });
    expect(wrong.errors[0]).toMatchObject({ name: 'TypeError', position: { line: 2 } });
    const fails = "using bad = { [Symbol.dispose]() { throw new Error('stuck') } };\n'done'";
    expect((await kernel.run(fails, { cell: 'bad' })).errors).toEqual([]);
    const second = await kernel.run(fails, { cell: 'bad' });
    expect(second.errors.map((error) => error.message)).toEqual(['stuck']);
    expect(second.result?.data).toMatchObject({ preview: '"done"' });
  });
});

it('shows a function’s text as its author wrote it', async () => {
  const { stdout } = await kernel.run(
    'let n = 0; const up = (by: number) => { for (const each of [1, 2]) n += each * by };\nconsole.log(up.toString()); console.log(String(up)); console.log(String(Math.max))',
  );
  const written = '(by) => { for (const each of [1, 2]) n += each * by }';
  expect(stdout.trim().split('\n')).toEqual([written, written, 'function max() { [native code] }']);
});
