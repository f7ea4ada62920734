/** Programs that fail: what is said, and where. */
import type { CellProgram } from './program.ts';

/** Programs that are no programs. */
const syntax: readonly CellProgram[] = [
  {
    title: 'a bracket that is never closed',
    cells: ['const e1 = [1, 2'],
    error: { name: 'SyntaxError', message: 'Unexpected token: expected “,” here', at: [1, 1, 17] },
  },
  {
    title: 'a text that is never closed',
    cells: ['1\nconst e2 = "abc'],
    error: {
      name: 'SyntaxError',
      message: 'This string is never closed: a quote is missing',
      at: [1, 2, 12],
    },
  },
  {
    title: 'a template that is never closed',
    cells: ['const e3 = `abc'],
    error: {
      name: 'SyntaxError',
      message: 'This template string is never closed: a backtick is missing',
      at: [1, 1, 13],
    },
  },
  {
    title: 'a name declared twice',
    cells: ['const e4 = 1\nlet e4 = 2'],
    error: { name: 'SyntaxError', message: "'e4' is already declared in this cell", at: [1, 2, 5] },
  },
  {
    title: 'a number that is assigned',
    cells: ['let a = 1\n3 = a'],
    error: {
      name: 'SyntaxError',
      message: 'The left-hand side of this assignment cannot be assigned to',
      at: [1, 2, 1],
    },
  },
  {
    title: 'a super outside',
    cells: ['1\nsuper.x'],
    error: { name: 'SyntaxError', message: "'super' can only be used in a method", at: [1, 2, 1] },
  },
  {
    title: 'a variable that is deleted',
    cells: ['let e9 = 1\ndelete e9'],
    error: {
      name: 'SyntaxError',
      message: "A variable cannot be deleted; 'delete' takes away an object's property",
      at: [1, 2, 1],
    },
  },
  {
    title: 'an import in a block',
    cells: ['if (true) {\n  import { seed } from "stepwise/learn"\n}'],
    error: {
      name: 'SyntaxError',
      message: "'import' and 'export' can only stand at the top level of a cell",
      at: [1, 2, 3],
    },
  },
  {
    title: 'a return outside',
    cells: ['if (true) {\n  return 3\n}'],
    error: { name: 'SyntaxError', message: "'return' can only be used inside a function", at: [1, 2, 3] },
  },
  {
    title: 'an await in a function that is not async',
    cells: ['function e7() {\n  await null\n}'],
    error: {
      name: 'SyntaxError',
      message: "'await' can be used at the top level of a cell or in an async function",
      at: [1, 2, 3],
    },
  },
  {
    title: 'a break outside',
    cells: ['break'],
    error: { name: 'SyntaxError', message: "'break' can only be used in a loop or switch", at: [1, 1, 1] },
  },
  {
    title: 'a place behind types',
    cells: ['const e9: Array<{ a: number }> = []; const e9: number = 1'],
    error: { name: 'SyntaxError', message: "'e9' is already declared in this cell", at: [1, 1, 44] },
  },
  {
    title: 'a constant without a value',
    cells: ['const e10: number'],
    error: { name: 'SyntaxError', message: 'Unexpected token', at: [1, 1, 10] },
  },
  {
    title: 'a label that is not there',
    cells: ['for (;;) { break nowhere }'],
    error: { name: 'SyntaxError', message: "'break' can only be used in a loop or switch", at: [1, 1, 12] },
  },
  {
    title: 'a stray bracket',
    cells: ['const e12 = 1\n}'],
    error: { name: 'SyntaxError', message: 'Unexpected token', at: [1, 2, 1] },
  },
  {
    title: 'a regular expression that is none',
    cells: ['const e13 = /(/'],
    error: {
      name: 'SyntaxError',
      message: 'Invalid regular expression: /(/: Unterminated group',
      at: [1, 1, 14],
    },
  },
];

/** Programs that fail as they run. */
const running: readonly CellProgram[] = [
  {
    title: 'in a function of another cell',
    cells: ['function e20(o: { a: { b: number } }) {\n  return o.a.b\n}', 'const fine = 1\ne20({} as never)'],
    error: {
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'b')",
      at: [1, 2, 14],
    },
  },
  {
    title: 'in a callback of a list',
    cells: ['[1, 2].forEach((n) => {\n  if (n === 2) throw new Error("at " + n)\n})'],
    error: { name: 'Error', message: 'at 2', at: [1, 2, 22] },
  },
  {
    title: 'in a getter',
    cells: ['const e22 = { get x(): number { throw new Error("get") } }', '1 + e22.x'],
    error: { name: 'Error', message: 'get', at: [1, 1, 39] },
  },
  {
    title: 'in a constructor',
    cells: ['class E23 {\n  constructor() {\n    throw new RangeError("made")\n  }\n}', 'new E23()'],
    error: { name: 'RangeError', message: 'made', at: [1, 3, 11] },
  },
  {
    title: 'in a field',
    cells: ['class E24 { n = missing24 }\nnew E24()'],
    error: { name: 'ReferenceError', message: 'missing24 is not defined', at: [1, 1, 17] },
  },
  {
    title: 'in a generator',
    cells: ['function* e25() { yield 1\n  throw new Error("gen") }', 'Array.from(e25())'],
    error: { name: 'Error', message: 'gen', at: [1, 2, 9] },
  },
  {
    title: 'after an await',
    cells: [
      'async function e26() {\n  await new Promise((r) => setTimeout(r, 1))\n  return undefined27\n}',
      'await e26()',
    ],
    error: { name: 'ReferenceError', message: 'undefined27 is not defined', at: [1, 3, 10] },
  },
  {
    title: 'in a template',
    cells: ['const e27 = null as never as { x: number }\nconst t = `value: ${e27.x}`'],
    error: { name: 'TypeError', message: "Cannot read properties of null (reading 'x')", at: [1, 2, 25] },
  },
  {
    title: 'of a method that is missing',
    cells: ['const e28 = { a: 1 } as any\ne28.b.c()'],
    error: { name: 'TypeError', message: "Cannot read properties of undefined (reading 'c')", at: [1, 2, 7] },
  },
  {
    title: 'of a method that is no function',
    cells: ['const e29 = { a: 1 } as any\n  e29.a()'],
    error: { name: 'TypeError', message: 'e29.a is not a function', at: [1, 2, 7] },
  },
  {
    title: 'of a class that is none',
    cells: ['const e30 = 3 as any\nconst other = new e30()'],
    error: { name: 'TypeError', message: 'e30 is not a constructor', at: [1, 2, 15] },
  },
  {
    title: 'of a property of null that is set',
    cells: ['const e31 = null as any\ne31.x = 1'],
    error: { name: 'TypeError', message: "Cannot set properties of null (setting 'x')", at: [1, 2, 7] },
  },
  {
    title: 'of a frozen object',
    cells: ['const e32 = Object.freeze({ a: 1 }) as any\ne32.a = 2'],
    error: {
      name: 'TypeError',
      message: "Cannot assign to read only property 'a' of object '#<Object>'",
      at: [1, 2, 7],
    },
  },
  {
    title: 'of a bigint with a number',
    cells: ['1n + (1 as never)'],
    error: {
      name: 'TypeError',
      message: 'Cannot mix BigInt and other types, use explicit conversions',
      at: [1, 1, 4],
    },
  },
  {
    title: 'of a symbol as a text',
    cells: ['const e34 = Symbol("s")\n"" + (e34 as never)'],
    error: { name: 'TypeError', message: 'Cannot convert a Symbol value to a string', at: [1, 2, 4] },
  },
  {
    title: 'of a spread that is no list',
    cells: ['const e35 = 5 as never as number[]\nMath.max(...e35)'],
    error: {
      name: 'TypeError',
      message: 'Spread syntax requires ...iterable[Symbol.iterator] to be a function',
      at: [1, 2, 6],
    },
  },
  {
    title: 'of an instanceof with no class',
    cells: ['const e36 = {} as any\n;({}) instanceof e36'],
    error: { name: 'TypeError', message: "Right-hand side of 'instanceof' is not callable", at: [1, 2, 7] },
  },
  {
    title: 'of an in with no object',
    cells: ['const e37 = "text" as any\n"a" in e37'],
    error: {
      name: 'TypeError',
      message: "Cannot use 'in' operator to search for 'a' in text",
      at: [1, 2, 5],
    },
  },
  {
    title: 'of many errors',
    cells: ['await Promise.any([Promise.reject(new Error("a")), Promise.reject(new Error("b"))])'],
    error: { name: 'AggregateError', message: 'All promises were rejected' },
  },
  {
    title: 'of an own class of errors',
    cells: [
      'class E39 extends Error { override name = "E39"; constructor(readonly n: number) { super("n is " + n) } }',
      'throw new E39(4)',
    ],
    error: { name: 'E39', message: 'n is 4', at: [2, 1, 7] },
  },
  {
    title: 'of a thrown object',
    cells: ['throw { code: 7 }'],
    error: { name: 'Error', message: '{code: 7}', at: [1, 1, 1] },
  },
  {
    title: 'of a thrown null',
    cells: ['throw null'],
    error: { name: 'Error', message: 'null', at: [1, 1, 1] },
  },
  {
    title: 'of a text thrown in a function of another cell, after an await',
    cells: [
      'function e50(what: string) {\n  throw what\n}\nasync function e50late() { await null; e50("text") }',
      'await e50late()',
    ],
    error: { name: 'Error', message: '"text"', at: [1, 2, 3] },
  },
  {
    title: 'of a thrown comma',
    cells: ['let e51 = 0\nif (e51 === 0)\n  throw e51++, e51'],
    error: { name: 'Error', message: '1', at: [1, 3, 3] },
  },
  {
    title: 'of an error made on another line than it is thrown on',
    cells: ['const e52 = new RangeError("made")\n\nthrow e52'],
    error: { name: 'RangeError', message: 'made', at: [1, 1, 13] },
  },
  {
    title: 'of a function that cannot be cloned, in its author’s words',
    cells: ['structuredClone(() => 7)'],
    error: {
      name: 'DataCloneError',
      message: "Failed to execute 'structuredClone' on 'WorkerGlobalScope': () => (7) could not be cloned.",
      at: [1, 1, 1],
    },
  },
  {
    title: 'of a pair that is none',
    cells: ['for (const [a, b] of [1] as never as [number, number][]) void [a, b]'],
    error: { name: 'TypeError', message: '(intermediate value) is not iterable', at: [1, 1, 17] },
  },
  {
    title: 'of an empty list that is reduced',
    cells: ['const e55: number[] = []\ne55.reduce((a, b) => a + b)'],
    error: { name: 'TypeError', message: 'Reduce of empty array with no initial value', at: [1, 2, 5] },
  },
  {
    title: 'of an import that is not there, on its line',
    cells: ['const a = 1\nimport x from "fs"'],
    error: {
      name: 'ImportError',
      message:
        "There is no module “fs” here, and none is fetched from the network. There are '@tensorflow/tfjs' and 'stepwise/learn'.",
      at: [1, 2, 1],
    },
  },
  {
    title: 'of a dynamic import that is not there',
    cells: ['const a = 1\nconst m = await import("https://x.test/a.js")'],
    error: {
      name: 'ImportError',
      message:
        "There is no module “https://x.test/a.js” here, and none is fetched from the network. There are '@tensorflow/tfjs' and 'stepwise/learn'.",
      at: [1, 2, 17],
    },
  },
  {
    title: 'of an export that is not there',
    cells: ['import { nothingLikeThis } from "stepwise/learn"\nnothingLikeThis'],
    error: {
      name: 'ImportError',
      message: "The module 'stepwise/learn' has no export named 'nothingLikeThis'.",
      at: [1, 1, 1],
    },
  },
  {
    title: 'of an argument on a later line',
    cells: ['Math.max(\n  1,\n  absent46,\n)'],
    error: { name: 'ReferenceError', message: 'absent46 is not defined', at: [1, 3, 3] },
  },
  {
    title: 'behind wide letters',
    cells: ['const 宽 = "😀数"; 宽.x.y'],
    error: {
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'y')",
      at: [1, 1, 22],
    },
  },
  {
    title: 'of a function redefined since, in the cell that has it now',
    cells: [
      'function e48() { throw new Error("old") }',
      '\n\nfunction e48() { throw new Error("new") }',
      'e48()',
    ],
    error: { name: 'Error', message: 'new', at: [2, 3, 24] },
  },
  {
    title: 'that was caught and thrown again stays at its place',
    cells: ['try {\n  JSON.parse("x")\n} catch (error) { throw error }'],
    error: { name: 'SyntaxError', message: 'Unexpected token \'x\', "x" is not valid JSON', at: [1, 2, 8] },
  },
  {
    title: 'of a tensor of the wrong shape, on the line that made it',
    cells: ['import * as tf from "@tensorflow/tfjs"', 'const a = tf.zeros([2, 3])\ntf.matMul(a, a)'],
    error: {
      name: 'Error',
      message:
        'Error in matMul: inner shapes (3) and (2) of Tensors with shapes 2,3 and 2,3 and transposeA=false and transposeB=false must match.',
      at: [2, 2, 4],
    },
  },
];

const deep: readonly CellProgram[] = [
  {
    title: 'deep inside TensorFlow.js, on the line that called it',
    cells: [
      'import * as tf from "@tensorflow/tfjs"',
      'const e60 = tf.tensor([1, 2, 3])\ne60.reshape([2, 2])',
    ],
    error: { name: 'Error', message: 'Size(3) must match the product of shape 2,2', at: [2, 2, 5] },
  },
  {
    title: 'of training with inputs of another shape',
    cells: [
      `import * as tf from "@tensorflow/tfjs"
const e61 = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] })
e61.compile({ optimizer: "sgd", loss: "meanSquaredError" })`,
      'await e61.fit(\n  tf.ones([2, 2]),\n  tf.ones([2, 1]),\n)',
    ],
    error: {
      name: 'Error',
      message:
        'input expected a batch of elements where each example has shape [3] (i.e.,tensor shape [*,3]) but the input received an input with 2 examples, each with shape [2] (tensor shape [2,2])',
      at: [2, 1, 11],
    },
  },
  {
    title: 'of a length that nothing has, in a loop',
    cells: ['let e70\nlet e71 = 0', 'for (let i = 0;\n  i < e70.length; i++) e71 += e70[i]'],
    error: {
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'length')",
      at: [2, 2, 11],
    },
  },
  {
    title: 'of an end that has no value yet, in a loop',
    cells: [
      'let e72 = 0\nfunction e73() {\n  for (let i = 0;\n    i < end; i++) e72 += i\n  const end = 9\n}',
      'e73()',
    ],
    error: {
      name: 'ReferenceError',
      message: "Cannot access 'end' before initialization",
      at: [1, 4, 5],
    },
  },
  {
    title: 'of an end that is no value, in a loop',
    cells: ['let e74 = 0\nconst e75 = Symbol()', 'for (let i = 0;\n  i < e75; i++) e74 += i'],
    error: { name: 'TypeError', message: 'Cannot convert a Symbol value to a number', at: [2, 2, 7] },
  },
  {
    title: 'of a slider without a way',
    cells: ['import { input } from "stepwise/learn"\ninput.slider({ label: "x", min: 5, max: 1 })'],
    error: {
      name: 'RangeError',
      message: 'input.slider: there is no way from 5 to 1 in steps of -0.04.',
      at: [1, 2, 7],
    },
  },
  {
    title: 'of a choice among none',
    cells: ['import { input } from "stepwise/learn"\ninput.select({ label: "x", options: [] })'],
    error: {
      name: 'RangeError',
      message: 'input.select: of 0 options none has the index 0.',
      at: [1, 2, 7],
    },
  },
];

/** Programs that fail. */
export const errors: readonly CellProgram[] = [...syntax, ...running, ...deep];
