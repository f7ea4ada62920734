/**
 * Numeric loops whose cost is compared between a cell and plain code, as text that
 * runs as either. Each ends in the milliseconds of its best round, warm.
 */

const timed = (setup: string, body: string): string => `
${setup}
let milliseconds = Infinity;
for (let round = 0; round < 7; round++) {
  const began = performance.now();
  ${body}
  milliseconds = Math.min(milliseconds, performance.now() - began);
}
milliseconds
`;

/** Name and text of each. */
export const loopPrograms: readonly (readonly [name: string, source: string])[] = [
  [
    'matrix product 300 × 300 in a function',
    timed(
      `const size = 300;
const left = Float64Array.from({ length: size * size }, (_, i) => i % 7);
const right = Float64Array.from({ length: size * size }, (_, i) => i % 5);
function product(a, b, n) {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k] * b[k * n + j];
      c[i * n + j] = sum;
    }
  return c;
}`,
      'product(left, right, size);',
    ),
  ],
  [
    'small function called 10⁷ times',
    timed(
      `const square = (x) => x * x;
function squares(n) { let sum = 0; for (let i = 0; i < n; i++) sum += square(i); return sum; }`,
      'squares(1e7);',
    ),
  ],
  [
    'recursive Fibonacci of 30',
    timed('function fibonacci(n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }', 'fibonacci(30);'),
  ],
  [
    'sieve to 2 × 10⁶ at the top level',
    timed(
      'const limit = 2e6; let sieve = new Uint8Array(limit), primes = 0;',
      `sieve.fill(1); primes = 0;
  for (let i = 2; i < limit; i++) {
    if (!sieve[i]) continue;
    primes++;
    for (let j = i * 2; j < limit; j += i) sieve[j] = 0;
  }`,
    ),
  ],
  [
    'sum of 10⁷ at the top level',
    timed('let total = 0;', 'total = 0; for (let i = 0; i < 1e7; i++) total += i * 0.5;'),
  ],
  [
    'array methods over 10⁶',
    timed(
      'const numbers = Array.from({ length: 1e6 }, (_, i) => i);',
      'numbers.map((x) => x * 2).filter((x) => x % 3 === 0).reduce((a, b) => a + b, 0);',
    ),
  ],
];
