/**
 * Kernels that tfjs's WASM backend lacks and that training needs, each made of
 * kernels it has: without them a convolution, an embedding or a transformer
 * block runs forwards but cannot learn.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { registerComplexKernels } from './complex.ts';
import { extendToComplex } from './complex-arithmetic.ts';
import { conv2dFilterGradient, depthwiseFilterGradient, depthwiseInputGradient } from './convolution.ts';
import { einsum } from './einsum.ts';
import { mendSamePadding } from './same-padding.ts';
import { tensorOf } from './tensor-of.ts';
import type { ConvolutionGeometry } from './windows.ts';

type Tf = typeof Tensorflow;
type Inputs = Readonly<Record<string, Tensorflow.TensorInfo | undefined>>;
type Attributes = Readonly<Record<string, unknown>>;

type Shape4 = [number, number, number, number];
type Padding = 'valid' | 'same' | number | Tensorflow.backend_util.ExplicitPadding;

/** What one kernel computes from the tensors and attributes it is given. */
type Compute = (
  tf: Tf,
  tensor: (name: string) => Tensorflow.Tensor,
  attributes: Attributes,
  inputs: Inputs,
) => Tensorflow.Tensor;

/** A convolution's geometry as tfjs computes it from a gradient kernel's attributes. */
function geometry(
  tf: Tf,
  attributes: Attributes,
  inShape: Shape4,
  filterShape: Shape4,
  depthwise: boolean,
): ConvolutionGeometry {
  return tf.backend_util.computeConv2DInfo(
    inShape,
    filterShape,
    attributes.strides as [number, number],
    (attributes.dilations as [number, number] | undefined) ?? 1,
    attributes.pad as Padding,
    attributes.dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
    depthwise,
  );
}

const kernels: Readonly<Record<string, Compute>> = {
  Conv2DBackpropFilter: (tf, tensor, attributes) => {
    const x = tensor('x') as Tensorflow.Tensor4D;
    const g = geometry(tf, attributes, x.shape, attributes.filterShape as Shape4, false);
    return conv2dFilterGradient(tf, x, tensor('dy') as Tensorflow.Tensor4D, g);
  },
  DepthwiseConv2dNativeBackpropFilter: (tf, tensor, attributes) => {
    const x = tensor('x') as Tensorflow.Tensor4D;
    const g = geometry(tf, attributes, x.shape, attributes.filterShape as Shape4, true);
    return depthwiseFilterGradient(tf, x, tensor('dy') as Tensorflow.Tensor4D, g);
  },
  DepthwiseConv2dNativeBackpropInput: (tf, tensor, attributes) => {
    const filter = tensor('filter') as Tensorflow.Tensor4D;
    const g = geometry(tf, attributes, attributes.inputShape as Shape4, filter.shape, true);
    return depthwiseInputGradient(tf, tensor('dy') as Tensorflow.Tensor4D, filter, g);
  },
  UnsortedSegmentSum: (tf, tensor, attributes) => {
    const x = tensor('x');
    const ids = tf.cast(tensor('segmentIds'), 'int32');
    const rest = x.shape.slice(ids.rank);
    const indices = tf.reshape(ids, [ids.size, 1]);
    return tf.scatterND(indices, tf.reshape(x, [ids.size, ...rest]), [
      attributes.numSegments as number,
      ...rest,
    ]);
  },
  Einsum: (tf, tensor, attributes, inputs) =>
    einsum(
      tf,
      attributes.equation as string,
      Object.keys(inputs)
        .sort((a, b) => Number(a) - Number(b))
        .map(tensor),
    ),
};

/** Registers every kernel that the WASM backend lacks; call once after its module was loaded and before it is chosen. */
export function registerWasmKernels(tf: Tf): void {
  registerComplexKernels(tf);
  extendToComplex(tf);
  mendSamePadding(tf);
  for (const [kernelName, compute] of Object.entries(kernels)) {
    if (tf.getKernel(kernelName, 'wasm') !== undefined) continue;
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      kernelFunc: ({ inputs, attrs, backend }) =>
        tf.tidy(() => {
          const given = inputs as unknown as Inputs;
          const tensor = (name: string): Tensorflow.Tensor => {
            const info = given[name];
            if (info === undefined) throw new Error(`${kernelName}: there is no input '${name}'.`);
            return tensorOf(tf, info, backend);
          };
          return compute(tf, tensor, (attrs ?? {}) as unknown as Attributes, given);
        }),
    });
  }
}
