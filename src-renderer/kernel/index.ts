/** The window's way to a kernel. */
export { FrameRuntime } from './frame-runtime.ts';
