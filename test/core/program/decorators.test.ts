import ts from 'typescript-language-service';
import { describe, expect, it } from 'vitest';
import { createNotebook } from '../../support/run-cell.ts';

/** What a program logs where TypeScript itself has lowered its decorators. */
function expected(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      useDefineForClassFields: true,
    },
  });
  const seen: unknown[][] = [];
  const run = new Function(
    'log',
    `"use strict"; ${outputText.replace(/^export (?:\{.*\};?|default )?/gm, '')}`,
  );
  try {
    run((...values: unknown[]) => seen.push(values));
  } catch (error) {
    seen.push([String(error)]);
  }
  return JSON.stringify(seen);
}

/** What it logs as a cell. */
async function logged(source: string): Promise<string> {
  const notebook = createNotebook();
  await notebook.run(
    'const seen: unknown[][] = []; const log = (...values: unknown[]) => { seen.push(values) }',
  );
  try {
    await notebook.run(source);
  } catch (error) {
    if (error instanceof SyntaxError) throw Object.assign(error, { message: JSON.stringify(error) });
    await notebook.run(`log(${JSON.stringify(String(error))})`);
  }
  return (await notebook.run('JSON.stringify(seen)')) as string;
}

/** A decorator that logs what it is told, and gives what it is made with. */
const tell = `const tell = (note: string, give?: unknown): any => (log('evaluate', note), (value: unknown, c: any) => {
  log(note, typeof value, c.kind, String(c.name), c.static, c.private, Object.keys(c).filter((key) => key !== 'metadata').sort().join());
  c.addInitializer?.(function (this: any) { log('initializer', note, typeof this) });
  return give;
});
`;

const programs: readonly [title: string, source: string][] = [
  ['a class', `${tell}@tell('a') @tell('b') class C { x = 1 }\nlog(new C().x, C.name)`],
  [
    'a class that is replaced, and means the new one inside',
    `const swap = (C: any) => class extends C { swapped = true } as any
@swap class C { static make() { return new C() } }
log((C as any).make().swapped, new (C as any)().swapped)`,
  ],
  [
    'methods, in the order they are called in',
    `${tell}class C { @tell('a') @tell('b') go() { return 1 } @tell('c') static stay() { return 2 } }\nlog(new C().go(), C.stay())`,
  ],
  [
    'a method that is wrapped and keeps this, its name and its place',
    `const twice = (f: any, c: any) => function (this: any, ...v: any[]) { return f.apply(this, v) * 2 }
class C { n = 4; @twice go(x: number) { return this.n + x } }
log(new C().go(1), Object.keys(C.prototype), Object.getOwnPropertyDescriptor(C.prototype, 'go')!.enumerable)`,
  ],
  [
    'getters and setters',
    `const plus = (f: any, c: any) => c.kind === 'getter' ? function (this: any) { return f.call(this) + 1 } : function (this: any, v: any) { f.call(this, v * 10) }
class C { y = 1; @plus get x() { return this.y } @plus set x(v) { this.y = v } }
const c = new C(); c.x = 3; log(c.x, c.y)`,
  ],
  [
    'fields and what they begin with',
    `${tell}const add = (n: number): any => (_: undefined, c: any) => (v: number = 0) => v + n
class C { @add(1) @add(10) a = 5; @add(2) b: any; @tell('f') static s = 's'; @add(1) 'quoted key' = 1; @add(3) 7 = 7; c = this.a }
const c: any = new C(); log(c.a, c.b, C.s, c['quoted key'], c[7], c.c)`,
  ],
  [
    'auto-accessors, with and without decorators',
    `const watch: any = ({ get, set }: any, c: any) => ({ get() { log('get', c.name); return get.call(this) }, set(v: any) { log('set', v); set.call(this, v) }, init: (v: number) => v + 1 })
class C { @watch accessor x = 1; accessor plain = 5; static accessor shared: number = 6; @watch static accessor s = 2 }
const c = new C(); c.x++; C.s = 9; c.plain += 1; C.shared += 1; log(c.x, c.plain, C.shared, C.s, Object.keys(c))`,
  ],
  [
    'private members of every kind',
    `const up: any = (v: any, c: any) => {
  log(c.kind, c.name, c.private, c.static, typeof c.access.get, typeof c.access.set)
  if (c.kind === 'field') return (x: number) => x + 1
  if (c.kind === 'accessor') return { get() { return v.get.call(this) * 2 } }
  return function (this: any, ...rest: any[]) { return v.apply(this, rest) * 3 }
}
class C { @up #m(n: number) { return n } @up #f = 1; @up get #g() { return this.#f } @up accessor #a = 4; @up static #s(n: number) { return n + 1 } @up static #t = 1
  all() { return [this.#m(2), this.#f, this.#g, this.#a, C.#s(1), C.#t] } }
log(new C().all())`,
  ],
  [
    'access to what is private, from outside',
    `let read: any
const out: any = (_: undefined, c: any) => { read = c.access }
class C { @out #x = 3 }
const c = new C(); read.set(c, 8); log(read.has(c), read.get(c), read.has({}))`,
  ],
  [
    'computed keys, evaluated once and in order',
    `${tell}const key = (k: string) => (log('key', k), k)
class C { @tell('a') [key('one')]() { return 1 } [key('two')] = 2; @tell('b') static [key('three')] = 3; @tell('c') accessor [key('four')] = 4 }
const c: any = new C(); log(c.one(), c.two, (C as any).three, c.four)`,
  ],
  [
    'a class expression, named by its variable',
    `${tell}const Made = @tell('x') class { static inner = 1 }\nlog(Made.name, Made.inner, (@tell('y') class Own {}).name, new (@tell('z') class { v = 2 })().v)`,
  ],
  [
    'a class that extends another, evaluated in order',
    `${tell}class A { a = 1 }\nconst base = () => (log('base'), A)\n@tell('c') class B extends base() { @tell('m') go() {} b = this.a + 1 }\nlog(new B().b, Object.getPrototypeOf(B).name)`,
  ],
  [
    'a class within a class, both with decorators',
    `${tell}@tell('outer') class O { make() { @tell('inner') class I { @tell('deep') x = 1 } return new I().x } }\nlog(new O().make())`,
  ],
  [
    'a decorator written as an expression, or as a member',
    `const box = { tag: (v: any, c: any) => { log('tag', c.name) } }
@(true ? box.tag : box.tag) class C { @box.tag go() {} @box.tag
  stay() {} @(box.tag) x = 1 }
log(C.name)`,
  ],
  [
    'an exported class',
    `${tell}@tell('e') export class C {}\nexport @tell('f') class D {}\nlog(C.name, D.name)`,
  ],
  ['a method that becomes what is no function', 'class C { @((() => 5) as any) go() {} }\nlog(1)'],
  [
    'initializers that are added too late',
    `let late: any\nconst keep: any = (_: any, c: any) => { late = c.addInitializer }\n@keep class C {}\nlate(() => {})`,
  ],
  [
    'members named accessor',
    'class C { accessor = 1; static accessor() { return 2 } get x() { return this.accessor } }\nlog(new C().x, C.accessor())',
  ],
  [
    'static blocks and fields that use the class by its name',
    `${tell}@tell('c') class C { static a = 1; static { log('block', C.a) } @tell('f') static b = C.a + 1 }\nlog(C.b)`,
  ],
];

describe('a cell with decorators does what TypeScript makes of it', () => {
  it.each(programs)('%s', async (_, source) => {
    expect(await logged(source)).toBe(expected(source));
  });
});

describe('decorators in a notebook', () => {
  // Two things the language asks for and TypeScript does not do.
  it('leave functions in fields the names of the fields', async () => {
    const source = `const same = (): any => (_: undefined, c: any) => (v: any) => v
class C { @same() f = () => 1; @same() static g = function () {}; @same() h = class {} }
log(new C().f.name, C.g.name, new C().h.name)`;
    expect(await logged(source)).toBe('[["f","g","h"]]');
  });

  it('let a private method call its superclass', async () => {
    const source = `class A { go() { return 'A' } }
const shout: any = (f: any) => function (this: any) { return f.call(this) + '!' }
class B extends A { @shout #go() { return super.go() + this.tail } tail = '?'; run() { return this.#go() } }
log(new B().run())`;
    expect(await logged(source)).toBe('[["A?!"]]');
  });

  it('decorate classes that later cells use, and may come from earlier ones', async () => {
    const notebook = createNotebook();
    await notebook.run('const double = (f: any, c: any) => function (this: any) { return f.call(this) * 2 }');
    await notebook.run('class Model { rate = 3; @double step() { return this.rate } }');
    expect(await notebook.run('new Model().step()')).toBe(6);
    await notebook.run('const double = (f: any, c: any) => function (this: any) { return f.call(this) * 5 }');
    await notebook.run('class Model { rate = 3; @double step() { return this.rate } }');
    expect(await notebook.run('new Model().step()')).toBe(15);
  });

  it('that are no functions are an error', async () => {
    expect(await logged('@(5 as any) class C {}')).toBe('[["TypeError: A decorator is not a function: 5"]]');
  });

  it.each([
    ['before what is no class', 'const f = 1\n@f const x = 2', 2, 1],
    ['before a function', '@f function g() {}', 1, 1],
    ['after static', 'class C { static @f x = 1 }', 1, 19],
  ])('%s are no program', async (_, source, line, column) => {
    const notebook = createNotebook();
    await expect(notebook.run(source)).rejects.toMatchObject({ error: { position: { line, column } } });
  });
});
