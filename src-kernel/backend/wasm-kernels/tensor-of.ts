/** A kernel's input as a tensor that other operations take. */
import type * as Tensorflow from '@tensorflow/tfjs';

/** The tensor of what a kernel is given; call inside a tidy, which lets go of it. */
export function tensorOf(
  tf: typeof Tensorflow,
  info: Tensorflow.TensorInfo,
  backend: unknown,
): Tensorflow.Tensor {
  if (info instanceof tf.Tensor) return info;
  // The tidy lets go of this tensor, so it needs a hold of its own on the data.
  (backend as Tensorflow.KernelBackend).incRef(info.dataId);
  return tf.engine().makeTensorFromTensorInfo(info);
}
