/** Names: how they are declared, taken apart, shared, and defined again. */
import type { CellProgram } from './program.ts';

/** Programs about names. */
export const declarations: readonly CellProgram[] = [
  { title: 'a constant is read by a later cell', cells: ['const d1 = 2', 'd1 * 3'], value: '6' },
  { title: 'a let is assigned by a later cell', cells: ['let d2 = 2', 'd2 += 5', 'd2'], value: '7' },
  { title: 'a let without a value is undefined', cells: ['let d3', 'typeof d3'], value: '"undefined"' },
  {
    title: 'a rerun sets a let without a value anew',
    cells: ['let d4: number | undefined', 'd4 = 4', 'let d4: number | undefined', '[d4]'],
    value: '[undefined]',
  },
  { title: 'a var in a block is shared', cells: ['if (true) { var d5 = 5 }', 'd5'], value: '5' },
  {
    title: 'a let in a block is not shared',
    cells: ['{ let d6 = 6; void d6 }', 'd6'],
    error: { name: 'ReferenceError', message: 'd6 is not defined', at: [2, 1, 1] },
  },
  {
    title: 'a var in the head of a loop is shared',
    cells: ['for (var d7 = 0; d7 < 3; d7++) {}', 'd7'],
    value: '3',
  },
  {
    title: 'a var of a for-of is shared',
    cells: ['for (var d8 of [1, 2, 9]) {}', 'd8'],
    value: '9',
  },
  {
    title: 'a function is hoisted',
    cells: ['const d9 = d9f()\nfunction d9f() { return 9 }\nd9'],
    value: '9',
  },
  {
    title: 'a class is not hoisted',
    cells: ['new D10()\nclass D10 {}'],
    error: { name: 'ReferenceError', message: "Cannot access 'D10' before initialization", at: [1, 1, 5] },
  },
  {
    title: 'a constant used above its declaration fails there',
    cells: ['const before = 1\nd11 + before\nconst d11 = 2'],
    error: { name: 'ReferenceError', message: "Cannot access 'd11' before initialization", at: [1, 2, 1] },
  },
  {
    title: 'a constant of an earlier cell cannot be assigned',
    cells: ['const d12 = 1', 'let other = 0\nother = 1; d12 = 2 as never'],
    error: { name: 'TypeError', message: 'Assignment to constant variable: d12', at: [2, 2, 12] },
  },
  {
    title: 'a name that no cell declares cannot be assigned',
    cells: ['d13 = 1'],
    error: { name: 'ReferenceError', message: 'd13 is not defined', at: [1, 1, 1] },
  },
  {
    title: 'a later cell may define a constant again',
    cells: ['const d14 = 1', 'const d14 = "two"', 'd14'],
    value: '"two"',
  },
  {
    title: 'a function sees the constant that was defined again',
    cells: ['const d15 = 1\nconst d15f = () => d15', 'const d15 = 2', 'd15f()'],
    value: '2',
  },
  {
    title: 'a constant may be defined again from its own value',
    cells: ['const d16 = 1', 'let d16 = 5; d16 += 1', 'd16'],
    value: '6',
  },
  {
    title: 'a class defined again leaves older objects as they are',
    cells: [
      'class D17 { v = 1 }\nconst d17 = new D17()',
      'class D17 { v = 2 }',
      '[d17.v, new D17().v, d17 instanceof D17]',
    ],
    value: '[1, 2, false]',
  },
  {
    title: 'what stood before a failed redefinition stays',
    cells: ['const d18 = 1', 'const d18 = (() => { throw new Error("x") })()', 'd18'],
    fails: [2],
    value: '1',
  },
  {
    title: 'an object is taken apart with defaults, new names and a rest',
    cells: [
      'const { a: d19a, b: d19b = 8, ...d19r } = { a: 1, c: 3, d: 4 } as Record<string, number>',
      '[d19a, d19b, d19r]',
    ],
    value: '[1, 8, {c: 3, d: 4}]',
  },
  {
    title: 'a list is taken apart with holes, defaults and a rest',
    cells: ['let [d20a, , d20b = 3, ...d20r] = [1, 2, undefined, 4, 5]', '[d20a, d20b, d20r]'],
    value: '[1, 3, [4, 5]]',
  },
  {
    title: 'nested patterns reach down',
    cells: ['const { p: { q: [, d21] }, ["k" + 1]: d21k } = { p: { q: [1, 2] }, k1: 7 }', 'd21 + d21k'],
    value: '9',
  },
  {
    title: 'names change places',
    cells: ['let d22a = 1, d22b = 2', ';[d22a, d22b] = [d22b, d22a]', '`${d22a}${d22b}`'],
    value: '"21"',
  },
  {
    title: 'a pattern is assigned to names of another cell',
    cells: [
      'let d23a = 0, d23b = 0',
      '({ x: d23a, y: d23b = 5 } = { x: 1 } as { x: number; y?: number })',
      '[d23a, d23b]',
    ],
    value: '[1, 5]',
  },
  {
    title: 'undefined cannot be taken apart',
    cells: ['const d24o = undefined as never as { a: number }\nconst { a: d24 } = d24o'],
    error: {
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'a')",
      at: [1, 2, 12],
    },
  },
  {
    title: 'a number cannot be taken apart as a list',
    cells: ['let [d25] = 5 as never as number[]'],
    error: {
      name: 'TypeError',
      message: 'number 5 is not iterable (cannot read property Symbol(Symbol.iterator))',
      at: [1, 1, 11],
    },
  },
  {
    title: 'shorthand properties take the shared values',
    cells: ['const d26 = 1; let d26b = 2', '({ d26, d26b, typeof: typeof d26 })'],
    value: '{d26: 1, d26b: 2, typeof: "number"}',
  },
  {
    title: 'parameters shadow shared names',
    cells: ['const d27 = "shared"', '((d27: string) => d27)("own") + d27'],
    value: '"ownshared"',
  },
  { title: 'a function knows its own name', cells: ['const d28 = () => {}', 'd28.name'], value: '"d28"' },
  {
    title: 'a function assigned by default gets the name',
    cells: ['const { d29 = () => 1 } = {} as { d29?: () => number }', 'd29.name'],
    value: '"d29"',
  },
  { title: 'an anonymous class gets the name', cells: ['let D30 = class {}', 'D30.name'], value: '"D30"' },
  {
    title: 'an enum counts up and names back',
    cells: ['enum D31 { A, B = 5, C }', '[D31.C, D31[5]]'],
    value: '[6, "B"]',
  },
  {
    title: 'an enum of words',
    cells: ['export enum D32 { A = "a", B = "b" }', 'Object.values(D32)'],
    value: '["a", "b"]',
  },
  { title: 'a const enum is an enum', cells: ['const enum D33 { A = 1 << 3 }', 'D33.A'], value: '8' },
  {
    title: 'types leave nothing behind',
    cells: [
      'type D34 = { a: number }\ninterface D34i<T extends D34 = D34> { t: T }\ndeclare const d34ghost: number\nexport type { D34 }',
      'const d34: D34 = { a: 1 } satisfies D34\n;(d34 as D34).a!',
    ],
    value: '1',
  },
  {
    title: 'a declared name has no value',
    cells: ['declare const d35: number\nd35'],
    error: { name: 'ReferenceError', message: 'd35 is not defined', at: [1, 2, 1] },
  },
  {
    title: 'an exported name is shared',
    cells: ['export const d36 = 1, d36b = 2\nexport { d36 as other }', 'd36 + d36b'],
    value: '3',
  },
  {
    title: 'a default export with a name is shared',
    cells: ['export default function d37() { return 37 }', 'd37()'],
    value: '37',
  },
  {
    title: 'a default export without a name is run',
    cells: ['export default console.log("d38")', '38'],
    value: '38',
    prints: 'd38\n',
  },
  {
    title: 'an overloaded function is one function',
    cells: [
      'function d39(a: number): number\nfunction d39(a: string): string\nfunction d39(a: unknown) { return a }',
      'd39("x")',
    ],
    value: '"x"',
  },
  {
    title: 'a cell may use names that look like the compiler’s own',
    cells: ['const $_0 = 1, $_1_0 = 2', '$_0 + $_1_0'],
    value: '3',
  },
  {
    title: 'a name of the platform may be defined',
    cells: [
      'const name = "d41"; const Map = 41',
      '[name, Map]',
      'var Map = globalThis.Map',
      'new Map([[1, 2]])',
    ],
    value: 'Map(1) {1: 2}',
  },
  { title: 'names in Chinese', cells: ['const 学习率 = 0.1', '学习率 * 10'], value: '1' },
];
