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
  { title: 'an arrow', cells: ['const v23 = (a: number) => a\nv23'], value: 'ƒ v23()' },
];
