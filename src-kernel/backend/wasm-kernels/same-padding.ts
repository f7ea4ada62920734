/**
 * Convolutions with 'same' padding and strides larger than the kernel. tfjs's WASM backend gives zeros
 * for some of them (6 pixels, a kernel of 2 and a stride of 3); with the padding in numbers it does not.
 */
import type * as Tensorflow from '@tensorflow/tfjs';

type Tf = typeof Tensorflow;
type Shape4 = [number, number, number, number];

/** The convolutions of the backend, and whether each is depthwise. */
const convolutions: Readonly<Record<string, boolean>> = {
  Conv2D: false,
  FusedConv2D: false,
  DepthwiseConv2dNative: true,
  FusedDepthwiseConv2D: true,
};

/** From now on these kernels are told such padding in numbers. */
export function mendSamePadding(tf: Tf): void {
  for (const [kernelName, depthwise] of Object.entries(convolutions)) {
    const known = tf.getKernel(kernelName, 'wasm');
    if (known === undefined || known === null) continue;
    tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      ...known,
      kernelFunc(parameters) {
        const { x, filter } = parameters.inputs as unknown as Record<'x' | 'filter', Tensorflow.TensorInfo>;
        const attributes = parameters.attrs as unknown as {
          readonly pad: unknown;
          readonly strides: number | [number, number];
          readonly dilations: number | [number, number];
        };
        const [down, across] = [attributes.strides].flat();
        const [height = 0, width = 0] = filter.shape;
        if (attributes.pad !== 'same' || ((down ?? 1) <= height && (across ?? down ?? 1) <= width)) {
          return known.kernelFunc(parameters);
        }
        const { padInfo } = tf.backend_util.computeConv2DInfo(
          x.shape as Shape4,
          filter.shape as Shape4,
          attributes.strides,
          attributes.dilations,
          'same',
          undefined,
          depthwise,
        );
        const { top, bottom, left, right } = padInfo;
        const pad = [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ];
        const attrs = { ...attributes, pad, dimRoundingMode: 'floor' } as unknown as Tensorflow.NamedAttrMap;
        return known.kernelFunc({ ...parameters, attrs });
      },
    });
  }
}
