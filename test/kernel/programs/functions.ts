/** Functions, generators and classes. */
import type { CellProgram } from './program.ts';

/** Programs about functions, generators and classes. */
export const functions: readonly CellProgram[] = [
  {
    title: 'a closure sees a later reassignment',
    cells: ['let f1 = 1\nconst f1get = () => f1', 'f1 = 9', 'f1get()'],
    value: '9',
  },
  {
    title: 'a closure reassigns what a later cell reads',
    cells: ['let f2 = 0\nfunction f2add() { f2 += 2; return f2 }', 'f2add(); f2add()\nf2'],
    value: '4',
  },
  {
    title: 'closures of a loop keep their own round',
    cells: [
      'const f3: (() => number)[] = []\nfor (let i = 0; i < 3; i++) f3.push(() => i)',
      'f3.map((each) => each())',
    ],
    value: '[0, 1, 2]',
  },
  {
    title: 'closures over a var share it',
    cells: [
      'const f4: (() => number)[] = []\nfor (var f4i = 0; f4i < 3; f4i++) f4.push(() => f4i)',
      'f4.map((each) => each())',
    ],
    value: '[3, 3, 3]',
  },
  {
    title: 'a function defined later is found when called',
    cells: ['const f5 = () => f5late()', 'function f5late() { return "late" }', 'f5()'],
    value: '"late"',
  },
  {
    title: 'defaults, rests and spreads',
    cells: [
      'function f6(a: number, b = a * 2, ...rest: number[]) { return [a, b, rest.length, arguments.length] }',
      'f6(...([1, undefined, 3, 4] as [number, undefined, number, number]))',
    ],
    value: '[1, 2, 2, 4]',
  },
  {
    title: 'a called name has no this',
    cells: ['function f7(this: unknown) { return this }', '[f7()]'],
    value: '[undefined]',
  },
  {
    title: 'a method keeps its object',
    cells: ['const f8 = { n: 8, get() { return this.n } }', 'f8.get()'],
    value: '8',
  },
  {
    title: 'mutual recursion across cells',
    cells: [
      'function f9even(n: number): boolean { return n === 0 || f9odd(n - 1) }',
      'function f9odd(n: number): boolean { return n !== 0 && f9even(n - 1) }',
      'f9even(101)',
    ],
    value: 'false',
  },
  {
    title: 'a generator goes on where it was, in another cell',
    cells: [
      'function* f10() { let n = 0; while (true) n += (yield n) ?? 1 }\nconst f10g = f10()',
      'f10g.next(); f10g.next()',
      'f10g.next(10).value',
    ],
    value: '11',
  },
  {
    title: 'a generator delegates and returns',
    cells: [
      'function* f11(): Generator<number, string> { const r = yield* f11in(); yield r.length; return "end" }\nfunction* f11in() { yield 1; yield 2; return "abc" }',
      '[...f11()]',
    ],
    value: '[1, 2, 3]',
  },
  {
    title: 'leaving a loop ends its generator',
    cells: [
      'function* f12() { try { yield 1; yield 2 } finally { console.log("closed") } }\nfor (const n of f12()) { console.log(n); break }',
    ],
    prints: '1\nclosed\n',
  },
  {
    title: 'an error in a loop ends its generator',
    cells: [
      'function* f13() { try { yield 1 } finally { console.log("closed") } }',
      'for (const n of f13()) throw new Error("in " + n)',
    ],
    prints: 'closed\n',
    error: { name: 'Error', message: 'in 1', at: [2, 1, 30] },
  },
  {
    title: 'an async generator and for await',
    cells: [
      'async function* f14() { for (let i = 0; i < 3; i++) { await null; yield i } }',
      'let f14sum = 0\nfor await (const n of f14()) f14sum += n\nf14sum',
    ],
    value: '3',
  },
  {
    title: 'for await over promises',
    cells: [
      'const f15: string[] = []\nfor await (const each of [Promise.resolve("a"), "b"]) f15.push(each)\nf15',
    ],
    value: '["a", "b"]',
  },
  {
    title: 'leaving a for await ends its source',
    cells: [
      'async function* f16() { try { yield 1; yield 2 } finally { console.log("closed") } }\nfor await (const n of f16()) { console.log(n); break }',
    ],
    prints: '1\nclosed\n',
  },
  {
    title: 'for await over a rejection fails there',
    cells: [
      'async function* f17() { yield 1; throw new Error("stream") }',
      'for await (const n of f17()) console.log(n)',
    ],
    prints: '1\n',
    error: { name: 'Error', message: 'stream', at: [1, 1, 40] },
  },
  {
    title: 'for await over a number',
    cells: ['for await (const n of 5 as never as number[]) console.log(n)'],
    error: { name: 'TypeError', message: '5 is not async iterable', at: [1, 1, 23] },
  },
  {
    title: 'an async function runs until its first await',
    cells: [
      'const f18: number[] = []\nasync function f18a() { f18.push(1); await null; f18.push(3) }\nconst f18p = f18a(); f18.push(2)\nawait f18p\nf18',
    ],
    value: '[1, 2, 3]',
  },
  {
    title: 'finally has the last word',
    cells: ['function f19() { try { return "try" } finally { console.log("finally") } }', 'f19()'],
    value: '"try"',
    prints: 'finally\n',
  },
  {
    title: 'catch without a name, and with a pattern',
    cells: [
      'let f20 = ""\ntry { throw 1 } catch { f20 += "a" }\ntry { throw { m: "b" } } catch ({ m }) { f20 += m }\nf20',
    ],
    value: '"ab"',
  },
  {
    title: 'private fields, static blocks and accessors',
    cells: [
      'class F21 {\n  static made = 0\n  static { F21.made = 10 }\n  #n: number\n  constructor(n: number) { this.#n = n; F21.made++ }\n  get twice() { return this.#n * 2 }\n  set twice(v) { this.#n = v / 2 }\n  static has(o: object) { return #n in o }\n}',
      'const f21 = new F21(3)\nf21.twice = 20\n;[f21.twice, F21.made, F21.has(f21), F21.has({})]',
    ],
    value: '[20, 11, true, false]',
  },
  {
    title: 'parameter properties, abstract and readonly',
    cells: [
      'abstract class F22 { constructor(readonly a: number, protected b = 2) {} abstract sum(): number }\nclass F22b extends F22 { override sum() { return this.a + this.b } }',
      'new F22b(1).sum()',
    ],
    value: '3',
  },
  {
    title: 'fields see shared names as they are then',
    cells: [
      'let f23 = 1\nclass F23 { n = f23; static s = f23; ["k" + f23] = 0 }',
      'f23 = 2',
      '[new F23().n, F23.s, Object.keys(new F23())]',
    ],
    value: '[2, 1, ["n", "k1"]]',
  },
  {
    title: 'a class extends one of an earlier cell and calls its super',
    cells: [
      'class F24 { hi() { return "base" } static of() { return new this() } }',
      'class F24b extends F24 { override hi() { return super.hi() + "!" } }',
      'F24b.of().hi()',
    ],
    value: '"base!"',
  },
  {
    title: 'a class is not called without new',
    cells: ['class F25 {}', 'const f25 = F25 as never as () => void\nf25()'],
    error: {
      name: 'TypeError',
      message: "Class constructor F25 cannot be invoked without 'new'",
      at: [2, 2, 1],
    },
  },
  {
    title: 'a private method cannot be reached from outside',
    cells: ['class F26 { #p() {} }\nnew F26().#p()'],
    error: {
      name: 'SyntaxError',
      message: "The private member '#p' is not declared in a class around it",
      at: [1, 2, 11],
    },
  },
  {
    title: 'getters and setters of objects, and computed methods',
    cells: [
      'const f27 = { log: [] as string[], get v() { return this.log.length }, set v(n: number) { this.log.push("s" + n) }, ["m" + 1]() { return "m" } } as Record<string, any>',
      'f27.v = 3; f27.v = 4\n;[f27.v, f27.log, f27.m1()]',
    ],
    value: '[2, ["s3", "s4"], "m"]',
  },
  {
    title: 'a tagged template gets raw and cooked text',
    cells: [
      'const f28 = (parts: TemplateStringsArray, ...values: unknown[]) => parts.raw.join("|") + values.join()',
      'f28`a\\n${1}b${2}`',
    ],
    value: '"a\\\\n|b|1,2"',
  },
  {
    title: 'a tagged template of one place is one list of parts',
    cells: [
      'const f29 = (parts: TemplateStringsArray) => parts\nconst f29at = () => f29`x`',
      'f29at() === f29at()',
    ],
    value: 'true',
  },
  {
    title: 'optional chains stop early',
    cells: [
      'const f30 = { a: null as null | { b(): number }, f: undefined as undefined | (() => number) }',
      '[f30.a?.b(), f30.f?.(), f30.a?.b ?? "none", delete (f30 as any)?.a]',
    ],
    value: '[undefined, undefined, "none", true]',
  },
  {
    title: 'an optional call of a shared name',
    cells: ['let f31: undefined | (() => number)', '[f31?.()]'],
    value: '[undefined]',
  },
  {
    title: 'logical assignments do not evaluate what they do not need',
    cells: [
      'let f32: number | null = null, f32b = 1',
      'f32 ??= 5; f32b ||= (() => { throw 1 })(); f32b &&= 7',
      '[f32, f32b]',
    ],
    value: '[5, 7]',
  },
  {
    title: 'symbols make an object a list and a word',
    cells: [
      'const f33 = { *[Symbol.iterator]() { yield 1; yield 2 }, [Symbol.toPrimitive]: () => "prim" }',
      '[[...f33], `${f33}`]',
    ],
    value: '[[1, 2], "prim"]',
  },
  {
    title: 'new.target',
    cells: ['function F34() { return { called: new.target === F34 } }', 'new (F34 as any)().called'],
    value: 'true',
  },
  {
    title: 'dynamic import and import.meta',
    cells: ['const f35 = await import("stepwise/learn")', '[typeof f35.seed, import.meta.url]'],
    value: '["function", "cell:"]',
  },
  {
    title: 'an import with another name, and one only for types',
    cells: [
      'import { seed as f36, type Missing } from "stepwise/learn"\nimport type { Other } from "nowhere"',
      'typeof f36',
    ],
    value: '"function"',
  },
  {
    title: 'a whole module by name',
    cells: ['import * as f37 from "stepwise/learn"', 'typeof f37.plot'],
    value: '"function"',
  },
  {
    title: 'an import below other statements comes first',
    cells: ['const f38 = typeof f38seed\nimport { seed as f38seed } from "stepwise/learn"\nf38'],
    value: '"function"',
  },
  {
    title: 'decorators run, from this cell and from earlier ones',
    cells: [
      'const f39 = (f: any, c: any) => function (this: any) { return `${c.name} ${f.call(this)}` }',
      'const tag = (C: any) => { C.tagged = true }\n@tag class F39 { n = 39; @f39 go() { return this.n } accessor m = 1 }\nconst one = new F39(); `${one.go()} ${(F39 as any).tagged} ${one.m}`',
    ],
    value: '"go 39 true 1"',
  },
  {
    title: 'an error in a method with a decorator has its own place',
    cells: [
      'const same = (f: any, c: any) => f\n@same\nclass F42 {\n  a = 1\n  @same\n  go() { return null!.x }\n}\nnew F42().go()',
    ],
    error: {
      name: 'TypeError',
      message: "Cannot read properties of null (reading 'x')",
      at: [1, 6, 23],
    },
  },
  {
    title: 'a decorator before what is no class is refused in words',
    cells: ['const f43 = (c: unknown) => c\n@f43 const g43 = 1'],
    error: {
      name: 'SyntaxError',
      message: 'A decorator (@…) can only stand before a class, a method, an accessor or a field',
      at: [1, 2, 1],
    },
  },
  {
    title: 'a namespace is refused in words, not left out',
    cells: ['const f40 = 1\n  namespace F40 {\n  export const x = 1\n}'],
    error: {
      name: 'SyntaxError',
      message:
        'A namespace does not run in a cell. Use an object, const Name = { … }, or the top level of a cell',
      at: [1, 2, 3],
    },
  },
  {
    title: 'a namespace that is only declared is a type',
    cells: [
      'declare namespace F41 { const x: 1 }\nconst namespace = 41\n;`namespace A {`.length + namespace',
    ],
    value: '54',
  },
];
