/**
 * How precise WebGL is. tfjs asks the card only where it does not draw 32-bit numbers, and takes 16 bits for
 * granted where it does; optimizers then add 1e-4 in place of 1e-7 and learn otherwise than on WASM.
 */
import type * as Tensorflow from '@tensorflow/tfjs';

/** Has the WebGL backend in use say 32 bits where it draws them. */
export function sayPrecision(tf: typeof Tensorflow): void {
  if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) return;
  const backend = tf.backend() as unknown as { floatPrecision(): 16 | 32 };
  backend.floatPrecision = () => 32;
}
