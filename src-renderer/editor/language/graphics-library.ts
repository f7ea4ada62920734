/** The types of WebGL and WebGPU: a file of their own, read by the language service where a program speaks of graphics. */
export const graphicsLibrary = '/lib/lib.webworker.graphics.d.ts';

const named = /webgl|gpu|renderingcontext/i;
const typed = /\bGL[a-z]|\b(?:ANGLE|EXT|KHR|OES|OVR)_/;

/** Whether a cell's text may need them: neither a value nor a name of theirs can be had without one of these words. */
export function speaksOfGraphics(source: string): boolean {
  return named.test(source) || typed.test(source);
}
