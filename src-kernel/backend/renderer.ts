/** Who draws WebGL here: a graphics card, or the processor pretending to be one. */

/** The GL renderer of this machine. */
export interface GlRenderer {
  /** Its own name; null where there is no WebGL 2. */
  readonly renderer: string | null;
  readonly software: boolean;
}

/** Names of renderers that draw in software. `failIfMajorPerformanceCaveat` does not tell in a worker. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software|basic render|lavapipe/i;

/** Whether a renderer's name is that of a software renderer. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareNames.test(name);
}

/** Asks a throw-away WebGL 2 context; about 50 ms where the renderer is software. `told`: the host knows that it is. */
export function detectRenderer(told = false): GlRenderer {
  const none = { renderer: null, software: false };
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (gl === null) return none;
    const debug = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer = String(gl.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return { renderer, software: told || isSoftwareRenderer(renderer) };
  } catch {
    return none;
  }
}
