/** Loops, as cutting them into strips and copying names for them must leave them. */
import type { CellProgram } from './program.ts';

/** Programs about loops and jumps. */
export const loops: readonly CellProgram[] = [
  {
    title: 'a long counting loop',
    cells: ['let l1 = 0\nfor (let i = 0; i < 20_000; i++) l1 += i\nl1'],
    value: '199990000',
  },
  {
    title: 'a long loop that counts down by two',
    cells: ['let l2 = 0\nfor (let i = 20_000; i > 0; i -= 2) l2++\nl2'],
    value: '10000',
  },
  { title: 'a long while loop', cells: ['let l3 = 0\nwhile (l3 < 9_999) l3++\nl3'], value: '9999' },
  { title: 'a do loop runs once at least', cells: ['let l4 = 0\ndo l4++; while (false)\nl4'], value: '1' },
  {
    title: 'a long do loop asks after each round',
    cells: ['let l5 = 0\ndo { l5++ } while (l5 < 8_192)\nl5'],
    value: '8192',
  },
  {
    title: 'a loop of just one strip',
    cells: ['let l6 = 0, l6t = 0\nfor (; l6t++, l6 < 4_096; l6++) {}\n[l6, l6t]'],
    value: '[4096, 4097]',
  },
  {
    title: 'a break leaves names as they are then',
    cells: ['let l7 = 0\nfor (;;) { l7++; if (l7 === 5_000) break }', 'l7'],
    value: '5000',
  },
  {
    title: 'a throw leaves names as they are then',
    cells: [
      'let l8 = 0, l8b = "start"',
      'for (let i = 0; i < 9_000; i++) {\n  l8 = i\n  if (i === 6_000) { l8b = "thrown"; throw new Error("at " + i) }\n}',
      '[l8, l8b]',
    ],
    fails: [2],
    value: '[6000, "thrown"]',
  },
  {
    title: 'a throw in a long loop names its line',
    cells: ['let l9 = 0', 'while (true) {\n  l9++\n  if (l9 > 5_000) null!.x\n}'],
    error: { name: 'TypeError', message: "Cannot read properties of null (reading 'x')", at: [2, 3, 25] },
  },
  {
    title: 'a continue goes to the next round, also at a strip’s end',
    cells: ['let l10 = 0\nfor (let i = 0; i < 10_000; i++) { if (i % 2) continue; l10++ }\nl10'],
    value: '5000',
  },
  {
    title: 'labelled jumps out of nested loops',
    cells: [
      'let l11 = ""\nouter: for (let i = 0; i < 5; i++) {\n  for (let j = 0; j < 5; j++) {\n    if (j === 2) continue outer\n    if (i === 3) break outer\n    l11 += `${i}${j} `\n  }\n}\nl11',
    ],
    value: '"00 01 10 11 20 21 "',
  },
  {
    title: 'labelled jumps over while, do and for-of',
    cells: [
      'let l12 = ""\na: while (true) { b: do { for (const c of "xyz") { if (c === "y") continue b; if (l12.length > 3) break a; l12 += c } } while (l12.length < 9) }\nl12',
    ],
    value: '"xxxx"',
  },
  {
    title: 'a labelled block is left',
    cells: ['let l13 = 0\ndone: { l13 = 1; if (l13) break done; l13 = 2 }\nl13'],
    value: '1',
  },
  {
    title: 'a switch in a loop breaks only itself',
    cells: [
      'let l14 = ""\nfor (const c of "abc") { switch (c) { case "a": l14 += 1; case "b": l14 += 2; break; default: l14 += c } }\nl14',
    ],
    value: '"122c"',
  },
  {
    title: 'a for-in goes over keys',
    cells: ['const l15: string[] = []\nfor (const k in { a: 1, b: 2 }) l15.push(k)\nl15'],
    value: '["a", "b"]',
  },
  {
    title: 'a for-of takes pairs apart',
    cells: ['let l16 = 0\nfor (const [i, { v }] of [{ v: 2 }, { v: 3 }].entries()) l16 += i * v\nl16'],
    value: '3',
  },
  {
    title: 'a for-of sees what is pushed meanwhile',
    cells: ['const l17 = [1, 2]\nfor (const n of l17) if (l17.length < 6) l17.push(n)\nl17.length'],
    value: '6',
  },
  {
    title: 'a for-of over a growing array assigned by index',
    cells: ['const l18 = [0]\nfor (const n of l18) if (n < 4) l18[n + 1] = n + 1\nl18'],
    value: '[0, 1, 2, 3, 4]',
  },
  {
    title: 'a for-of assigns a name of another cell',
    cells: ['let l19 = 0', 'for (l19 of [1, 2, 3]) {}', 'l19'],
    value: '3',
  },
  {
    title: 'a for-of assigns members',
    cells: ['const l20 = { v: 0, all: [] as number[] }\nfor (l20.v of [4, 5]) l20.all.push(l20.v)\nl20'],
    value: '{v: 5, all: [4, 5]}',
  },
  {
    title: 'the step of a loop may be several',
    cells: ['let l21 = 0\nfor (let i = 0, j = 10; i < j; i++, j--) l21 += j - i\nl21'],
    value: '30',
  },
  {
    title: 'a counter changed in the body',
    cells: ['let l22 = 0\nfor (let i = 0; i < 10; i++) { if (i === 2) i = 7; l22++ }\nl22'],
    value: '5',
  },
  {
    title: 'a counter that is no whole number',
    cells: ['let l23 = 0\nfor (let x = 0; x < 1; x += 0.25) l23 += x\nl23'],
    value: '1.5',
  },
  {
    title: 'a bigint counter',
    cells: ['let l24 = 0n\nfor (let i = 0n; i < 5n; i++) l24 += i\nl24'],
    value: '10n',
  },
  { title: 'a loop without a head', cells: ['let l25 = 0\nfor (;;) if (++l25 > 4) break\nl25'], value: '5' },
  {
    title: 'comments with semicolons in the head',
    cells: ['let l26 = 0\nfor (let i /* ; */ = 0; /* a;b */ i < 3 /* ; */; /* ; */ i++ /* ; */) l26++\nl26'],
    value: '3',
  },
  {
    title: 'a string with semicolons in the head',
    cells: ['let l27 = ""\nfor (let s = ";;"; s.length < 5; s += ";") l27 = s\nl27'],
    value: '";;;;"',
  },
  {
    title: 'a function called in a loop changes what the loop reads',
    cells: ['let l28 = 0\nconst l28up = () => { l28 += 2 }\nfor (let i = 0; i < 5_000; i++) l28up()\nl28'],
    value: '10000',
  },
  {
    title: 'a getter called by a loop sees the loop’s value',
    cells: [
      'let l29 = 0\nconst l29o = { get now() { return l29 } }\nlet l29ok = true\nfor (let i = 0; i < 100; i++) { l29 = i; if (l29o.now !== i) l29ok = false }\nl29ok',
    ],
    value: 'true',
  },
  {
    title: 'an operator that calls a function sees the loop’s value',
    cells: [
      'let l30 = 0, l30s = 0\nconst l30v = { valueOf: () => l30 }\nfor (l30 = 0; l30 < 5; l30++) l30s += +l30v\nl30s',
    ],
    value: '10',
  },
  {
    title: 'an await in a loop lets others see its value',
    cells: [
      'let l31 = 0, l31seen = -1\nfor (let i = 0; i < 3; i++) { l31 = i; setTimeout(() => { l31seen = l31 }, 0); await new Promise((r) => setTimeout(r, 2)) }\nl31seen',
    ],
    value: '2',
  },
  {
    title: 'four loops deep',
    cells: [
      'let l32 = 0\nfor (let a = 0; a < 4; a++) for (let b = 0; b < 4; b++) for (let c = 0; c < 4; c++) for (let d = 0; d < 4; d++) l32++\nl32',
    ],
    value: '256',
  },
  {
    title: 'matrices by hand',
    cells: [
      'const l33a = [[1, 2], [3, 4]], l33b = [[5, 6], [7, 8]]\nconst l33: number[][] = [[0, 0], [0, 0]]\nfor (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) for (let k = 0; k < 2; k++) l33[i]![j]! += l33a[i]![k]! * l33b[k]![j]!\nl33',
    ],
    value: '[[19, 22], [43, 50]]',
  },
  {
    title: 'a return out of loops in a function',
    cells: [
      'function l34(n: number) { for (let i = 0; ; i++) { let j = 0; while (true) if (++j * i > n) return [i, j]; else if (j > 50) break } }',
      'l34(1_000)',
    ],
    value: '[20, 51]',
  },
  {
    title: 'a yield in a long loop',
    cells: [
      'function* l35() { for (let i = 0; i < 10_000; i++) if (i % 2_500 === 0) yield i }',
      '[...l35()]',
    ],
    value: '[0, 2500, 5000, 7500]',
  },
  {
    title: 'a finally in a loop that is left',
    cells: [
      'let l36 = ""\nfor (let i = 0; i < 3; i++) { try { if (i === 1) continue; l36 += i } finally { l36 += "f" } }\nl36',
    ],
    value: '"0ff2f"',
  },
  {
    title: 'a loop is the body of an if without braces',
    cells: ['let l37 = 0\nif (l37 === 0) for (const n of [1, 2]) l37 += n\nelse l37 = -1\nl37'],
    value: '3',
  },
  {
    title: 'a labelled loop is the body of an if',
    cells: ['let l38 = 0\nif (true) x: while (true) { l38++; break x } else l38 = 9\nl38'],
    value: '1',
  },
  {
    title: 'a loop over a typed array',
    cells: ['let l39 = 0\nfor (const x of new Float32Array(10_000).fill(0.5)) l39 += x\nl39'],
    value: '5000',
  },
  {
    title: 'a loop over a map while it is changed',
    cells: [
      'const l40 = new Map([["a", 1], ["b", 2]])\nfor (const [k] of l40) if (k === "a") l40.delete("b")\nl40',
    ],
    value: 'Map(1) {"a": 1}',
  },
  {
    title: 'a loop over undefined',
    cells: ['const l41 = undefined as never as number[]\nlet s = 0\nfor (const n of l41) s += n'],
    error: { name: 'TypeError', message: 'l41 is not iterable', at: [1, 3, 17] },
  },
  {
    title: 'a loop that calls, over an object',
    cells: ['const l42 = {} as never as number[]\nfor (const n of l42) console.log(n)'],
    error: { name: 'TypeError', message: 'l42 is not iterable', at: [1, 2, 17] },
  },
  {
    title: 'a loop over a call’s result that is no list',
    cells: ['const l43 = () => 5 as never as number[]\nfor (const n of l43()) {}'],
    error: { name: 'TypeError', message: 'l43() is not iterable', at: [1, 2, 17] },
  },
  {
    title: 'a constant counted up in a loop',
    cells: ['for (const i = 0; i < 3; i++) {}'],
    error: { name: 'TypeError', message: 'Assignment to constant variable.', at: [1, 1, 27] },
  },
  {
    title: 'a name without a value in a loop',
    cells: ['for (let i = 0; i < 3; i++) {\n  l45 += i\n}\nlet l45 = 0'],
    error: { name: 'ReferenceError', message: "Cannot access 'l45' before initialization", at: [1, 2, 3] },
  },
  {
    title: 'a let declared in the loop’s body stays inside',
    cells: ['for (let i = 0; i < 2; i++) { let l46 = i; var l46v = l46 }', '[typeof l46, l46v]'],
    value: '["undefined", 1]',
  },
];
