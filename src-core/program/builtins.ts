/** The globals that every JavaScript engine has (ECMA-262, 19), by name. */
const builtins = new Set(
  `globalThis Infinity NaN undefined eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean
  DataView Date Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Int8Array
  Int16Array Int32Array Iterator Map Number Object Promise Proxy RangeError ReferenceError RegExp Set
  SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError Uint8Array Uint8ClampedArray Uint16Array
  Uint32Array URIError WeakMap WeakRef WeakSet Atomics Intl JSON Math Reflect WebAssembly console`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Whether a name is a global of the language itself. */
export function isBuiltin(name: string): boolean {
  return builtins.has(name);
}
