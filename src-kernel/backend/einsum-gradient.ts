/**
 * The gradient of einsum, which tfjs lacks on every backend, so that attention written as
 * equations can learn: by each operand it is an einsum of the error and of the other operands.
 */
import type * as Tensorflow from '@tensorflow/tfjs';

type Tf = typeof Tensorflow;
type Tensor = Tensorflow.Tensor;

/** From now on einsum can be differentiated, by any of its operands and any number of times. */
export function registerEinsumGradient(tf: Tf): void {
  tf.registerGradient({
    kernelName: 'Einsum',
    saveAllInputs: true,
    gradFunc(dy, operands, attributes) {
      const equation = String((attributes as unknown as { readonly equation: string }).equation);
      const [left = '', result = ''] = equation.replace(/\s/g, '').split('->');
      const terms = left.split(',');
      return Object.fromEntries(
        operands.map((operand, index) => [
          index,
          () => {
            const others = operands.filter((_, at) => at !== index);
            const theirs = terms.filter((_, at) => at !== index);
            const error = { tensor: dy as Tensor, letters: result };
            return gradientBy(tf, operand, terms[index] ?? '', error, others, theirs);
          },
        ]),
      );
    },
  });
}

/** The gradient by one operand: an axis that only it has was summed over, so all along it the error is the same. */
function gradientBy(
  tf: Tf,
  operand: Tensor,
  letters: string,
  error: { readonly tensor: Tensor; readonly letters: string },
  others: readonly Tensor[],
  theirs: readonly string[],
): Tensor {
  const elsewhere = error.letters + theirs.join('');
  const shared = [...letters].filter((letter) => elsewhere.includes(letter)).join('');
  const sum = (terms: readonly string[], tensors: readonly Tensor[]): Tensor =>
    tf.einsum(`${terms.join(',')}->${shared}`, ...tensors);
  const gradient =
    error.letters !== ''
      ? sum([error.letters, ...theirs], [error.tensor, ...others])
      : others.length > 0
        ? tf.mul(error.tensor, sum(theirs, others))
        : error.tensor;
  const spread = [...letters].map((letter, axis) =>
    shared.includes(letter) ? (operand.shape[axis] ?? 1) : 1,
  );
  return tf.broadcastTo(tf.reshape(gradient, spread), operand.shape);
}
