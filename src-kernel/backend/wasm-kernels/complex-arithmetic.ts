/** Arithmetic of complex tensors on the WASM backend: what the CPU backend can do with them, by their parts. */
import type * as Tensorflow from '@tensorflow/tfjs';
import { tensorOf } from './tensor-of.ts';

type Tf = typeof Tensorflow;
type Tensor = Tensorflow.Tensor;

/** A complex tensor taken apart; what is real has no imaginary part. */
interface Parts {
  readonly re: Tensor;
  readonly im: Tensor;
}

/** What each kernel gives where one of its inputs, or its result, is complex. */
const computes: Readonly<
  Record<string, (tf: Tf, inputs: readonly Parts[], attributes: Attributes) => Parts>
> = {
  Add: (tf, [a, b]) => ({ re: tf.add(part(a).re, part(b).re), im: tf.add(part(a).im, part(b).im) }),
  Sub: (tf, [a, b]) => ({ re: tf.sub(part(a).re, part(b).re), im: tf.sub(part(a).im, part(b).im) }),
  Multiply: (tf, [a, b]) => ({
    re: tf.sub(tf.mul(part(a).re, part(b).re), tf.mul(part(a).im, part(b).im)),
    im: tf.add(tf.mul(part(a).re, part(b).im), tf.mul(part(a).im, part(b).re)),
  }),
  Concat: (tf, inputs, { axis }) => ({
    re: tf.concat(
      inputs.map(({ re }) => re),
      axis,
    ),
    im: tf.concat(
      inputs.map(({ im }) => im),
      axis,
    ),
  }),
  ZerosLike: (tf, [x]) => ({ re: tf.zerosLike(part(x).re), im: tf.zerosLike(part(x).re) }),
  OnesLike: (tf, [x]) => ({ re: tf.onesLike(part(x).re), im: tf.zerosLike(part(x).re) }),
  Cast: (_, [x]) => part(x),
};

/** Attributes of the kernels above. */
interface Attributes {
  readonly axis?: number;
  readonly dtype?: Tensorflow.DataType;
}

function part(parts: Parts | undefined): Parts {
  if (parts === undefined) throw new Error('A complex kernel has too few inputs.');
  return parts;
}

function takenApart(tf: Tf, x: Tensor): Parts {
  if (x.dtype === 'complex64') return { re: tf.real(x), im: tf.imag(x) };
  return { re: tf.cast(x, 'float32'), im: tf.zeros(x.shape) };
}

/** From now on these kernels take complex tensors too; after the kernels of the backend and of complex tensors are registered. */
export function extendToComplex(tf: Tf): void {
  for (const [kernelName, compute] of Object.entries(computes)) {
    const known = tf.getKernel(kernelName, 'wasm');
    if (known === undefined || known === null) continue;
    tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      ...known,
      kernelFunc(parameters) {
        const inputs = Object.values(parameters.inputs as unknown as Record<string, Tensorflow.TensorInfo>);
        const attributes = (parameters.attrs ?? {}) as unknown as Attributes;
        if (!inputs.some(({ dtype }) => dtype === 'complex64') && attributes.dtype !== 'complex64') {
          return known.kernelFunc(parameters);
        }
        return tf.tidy(() => {
          const parts = inputs.map((input) => takenApart(tf, tensorOf(tf, input, parameters.backend)));
          const { re, im } = compute(tf, parts, attributes);
          // A cast to what is real leaves the imaginary part behind.
          return kernelName === 'Cast' && attributes.dtype !== 'complex64'
            ? tf.cast(re, attributes.dtype ?? 'float32')
            : tf.complex(re, im);
        });
      },
    });
  }
}
