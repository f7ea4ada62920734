/** Numeric loops as people write them in cells: each program leaves the milliseconds it took in `milliseconds`. */
export interface LoopProgram {
  readonly name: string;
  readonly source: string;
}

/** A program whose `work` is done and timed `rounds` times; what a quarter of them stays below counts, so that compilers have done their work and other programs not. */
function timed(name: string, before: string, work: string, rounds = 41): LoopProgram {
  return {
    name,
    source: `${before}
const times = [];
for (let round = 0; round < ${rounds}; round++) {
  const began = performance.now();
  ${work}
  times.push(performance.now() - began);
}
const milliseconds = times.sort((a, b) => a - b)[${rounds >> 2}];
`,
  };
}

/** The programs measured. Typed arrays and names at top level, functions that loop, functions called in loops. */
export const loopPrograms: readonly LoopProgram[] = [
  timed(
    'sum into a top-level name',
    'let total = 0;',
    'for (let i = 0; i < 5_000_000; i++) total += i * 0.5;',
  ),
  {
    name: 'sum in the first and only loop',
    source: `let total = 0;
const began = performance.now();
for (let i = 0; i < 30_000_000; i++) total += i * 0.5;
const milliseconds = performance.now() - began;
`,
  },
  timed(
    'dot product of typed arrays',
    'const a = new Float32Array(4096).fill(0.5), b = new Float32Array(4096).fill(0.25); let sum = 0;',
    'for (let pass = 0; pass < 500; pass++) { sum = 0; for (let i = 0; i < a.length; i++) sum += a[i] * b[i]; }',
  ),
  timed(
    'matrix product, top level',
    'const n = 120, a = new Float64Array(n * n).fill(0.5), b = new Float64Array(n * n).fill(0.25), c = new Float64Array(n * n);',
    `for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) {
    let s = 0;
    for (let k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
    c[i * n + j] = s;
  }`,
  ),
  timed(
    'matrix product, function of top-level arrays',
    `const n = 120, a = new Float64Array(n * n).fill(0.5), b = new Float64Array(n * n).fill(0.25), c = new Float64Array(n * n);
function product() {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) {
    let s = 0;
    for (let k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
    c[i * n + j] = s;
  }
}`,
    'product();',
  ),
  timed(
    'matrix product, function of its arguments',
    `const product = (n, a, b, c) => {
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) {
    let s = 0;
    for (let k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
    c[i * n + j] = s;
  }
};
const size = 120, left = new Float64Array(size * size).fill(0.5), right = new Float64Array(size * size).fill(0.25), out = new Float64Array(size * size);`,
    'product(size, left, right, out);',
  ),
  timed(
    'tiny function called in a loop',
    'function scale(x, by) { return x * by; } let total = 0;',
    'for (let i = 0; i < 2_000_000; i++) total += scale(i, 0.5);',
  ),
  timed(
    'arrow that calls an arrow, in a loop',
    'const square = (x) => x * x; const norm = (x, y) => Math.sqrt(square(x) + square(y)); let total = 0;',
    'for (let i = 0; i < 2_000_000; i++) total += norm(i, 0.5);',
  ),
  timed(
    'recursion',
    'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } let found = 0;',
    'found = fib(25);',
  ),
  timed(
    'callbacks of map and reduce',
    'const xs = Array.from({ length: 100_000 }, (_, i) => i * 0.5); let total = 0;',
    'total = xs.map((x) => x * 2 + 1).reduce((sum, x) => sum + x, 0);',
  ),
  timed(
    'for-of over an array',
    'const xs = Array.from({ length: 1_000_000 }, (_, i) => i * 0.5); let total = 0;',
    'for (const x of xs) total += x;',
  ),
  timed(
    'sieve of primes',
    'const limit = 500_000, composite = new Uint8Array(limit); let count = 0;',
    `composite.fill(0); count = 0;
  for (let p = 2; p < limit; p++) {
    if (composite[p]) continue;
    count++;
    for (let m = p * 2; m < limit; m += p) composite[m] = 1;
  }`,
  ),
  timed(
    'gradient descent by hand',
    `const points = 2000, x = Float64Array.from({ length: points }, (_, i) => i / points), y = x.map((v) => 3 * v + 1);
let w = 0, b = 0;`,
    `for (let step = 0; step < 300; step++) {
    let dw = 0, db = 0;
    for (let i = 0; i < points; i++) { const e = w * x[i] + b - y[i]; dw += e * x[i]; db += e; }
    w -= 0.1 * dw / points; b -= 0.1 * db / points;
  }`,
  ),
];
