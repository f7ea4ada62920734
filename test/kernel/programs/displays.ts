/** How values of all kinds are shown. */
import type { CellProgram } from './program.ts';

/** Programs about the display of values. */
export const displays: readonly CellProgram[] = [
  { title: 'a bigint', cells: ['10n ** 20n - 1n'], value: '99999999999999999999n' },
  {
    title: 'a list of odd values',
    cells: ['[null, undefined, NaN, -0, Infinity, 1n, Symbol.iterator]'],
    value: 'Array(7) [null, undefined, NaN, -0, Infinity, 1n, Symbol(Symbol.iterator)]',
  },
  { title: 'a weak map', cells: ['new WeakMap()'], value: 'WeakMap {}' },
  {
    title: 'a cycle through a map',
    cells: ['const v4 = new Map<string, unknown>(); v4.set("me", v4)\nv4'],
    value: 'Map(1) {"me": [Circular]}',
  },
  {
    title: 'two that hold each other',
    cells: ['const v5 = { name: "a" } as any; v5.other = { name: "b", back: v5 }\nv5'],
    value: '{name: "a", other: {name: "b", back: [Circular]}}',
  },
  { title: 'a proxy of a list', cells: ['new Proxy([1, 2], {})'], value: '[1, 2]' },
  {
    title: 'a getter of a class that throws',
    cells: ['class V7 { get bad(): number { throw new Error("no") } ok = 1 }\nnew V7()'],
    value: 'V7 {ok: 1}',
  },
  {
    title: 'whole numbers of one byte',
    cells: ['new Uint8Array([1, 255])'],
    value: 'Uint8Array(2) [1, 255]',
  },
  {
    title: 'big whole numbers',
    cells: ['new BigInt64Array([1n, -1n])'],
    value: 'BigInt64Array(2) [1n, -1n]',
  },
  { title: 'an error in a list', cells: ['[new RangeError("far")]'], value: '[RangeError: far]' },
  {
    title: 'an error of many',
    cells: ['new AggregateError([new Error("a"), 2], "all")'],
    value: 'AggregateError: all',
  },
  { title: 'an async function', cells: ['async function v12() {}\nv12'], value: 'ƒ v12()' },
  {
    title: 'a rejected promise that was handled',
    cells: ['const v13 = Promise.reject(new Error("no")); v13.catch(() => {})\nv13'],
    value: 'Promise {<rejected> Error: no}',
  },
  { title: 'an assignment', cells: ['let v14 = 0\nv14 = 5'], value: '5' },
  { title: 'a comma', cells: ['1, 2, "last"'], value: '"last"' },
  { title: 'an object literal in parentheses', cells: ['({ a: [] })'], value: '{a: []}' },
  { title: 'the last expression before a comment', cells: ['1 + 1 // two\n/* end */'], value: '2' },
  { title: 'the last expression with a semicolon', cells: ['"x";;'], value: '"x"' },
  { title: 'no value for a declaration', cells: ['const v19 = 1'] },
  { title: 'no value for a loop', cells: ['for (const x of [1]) x'] },
  { title: 'an awaited value', cells: ['await Promise.all([1, Promise.resolve(2)])'], value: '[1, 2]' },
  { title: 'a date in an object', cells: ['({ at: new Date(0) })'], value: '{at: 1970-01-01T00:00:00.000Z}' },
  {
    title: 'tensors and a model in a list',
    cells: [
      'import * as tf from "@tensorflow/tfjs"\nconst v30 = tf.sequential({ name: "v30", layers: [tf.layers.dense({ name: "d30", units: 1, inputShape: [2] })] })',
      '[tf.zeros([2, 3]), { w: tf.scalar(1, "int32") }, v30, v30.layers[0]]',
    ],
    value: '[Tensor float32 [2, 3], {w: Tensor int32 []}, Sequential "v30", 1 layer, …]',
  },
  {
    title: 'a variable that was disposed',
    cells: [
      'import * as tf from "@tensorflow/tfjs"',
      'const v31 = tf.variable(tf.ones([2]))\nv31.dispose()\nv31',
    ],
    value: 'Variable float32 [2], disposed',
  },
  {
    title: 'a model without layers',
    cells: ['import * as tf from "@tensorflow/tfjs"', 'tf.sequential({ name: "v32" })'],
    value: 'Sequential "v32", 0 layers',
  },
  {
    title: 'a printed tensor, with its values',
    cells: ['import * as tf from "@tensorflow/tfjs"', 'console.log("t", tf.tensor([[1, 2], [3, 4]]))'],
    prints: 't Tensor\n  dtype: float32\n  rank: 2\n  shape: [2,2]\n  values:\n    [[1, 2],\n     [3, 4]]\n',
  },
  {
    title: 'a generator',
    cells: ['function* v34() { yield 1 }\nv34()'],
    value: 'Generator {}',
  },
  { title: 'an address', cells: ['new URL("https://a.test/x?y=1")'], value: 'URL "https://a.test/x?y=1"' },
  {
    title: 'bytes without a type',
    cells: ['[new DataView(new ArrayBuffer(4)), new Blob(["abc"])]'],
    value: '[DataView(4), Blob(3) ""]',
  },
  {
    title: 'what only looks like a tensor',
    cells: [
      '({ get shape(): number[] { throw new Error("read") }, dtype: "x", get getClassName(): number { throw 1 }, name: "n" })',
    ],
    value: '{shape: [Getter], dtype: "x", getClassName: [Getter], name: "n"}',
  },
  { title: 'an arrow', cells: ['const v23 = (a: number) => a\nv23'], value: 'ƒ v23()' },
];
