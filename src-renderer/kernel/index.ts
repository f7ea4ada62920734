/** The window's way to a kernel. */
export { FrameRuntime, type FrameRuntimeOptions } from './frame-runtime.ts';
