/** What the kernel knows of cells as programs: compiling one, and how a function of one was written. */
export { writtenAs } from '#core/program/written.ts';
export { compileFor } from './compile-for.ts';
