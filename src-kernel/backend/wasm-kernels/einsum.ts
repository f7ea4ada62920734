/** Einstein summation made of transpose, reshape and matrix product. */
import type * as Tensorflow from '@tensorflow/tfjs';

type Tf = typeof Tensorflow;

/** A tensor and the letter of each of its axes. */
interface Lettered {
  readonly tensor: Tensorflow.Tensor;
  readonly letters: string;
}

/**
 * Evaluates an equation such as `'bij,bjk->bik'` over any number of operands, two at a time.
 *
 * @throws where operands and equation do not fit, or a letter occurs twice in one operand
 */
export function einsum(tf: Tf, equation: string, operands: readonly Tensorflow.Tensor[]): Tensorflow.Tensor {
  const [left = '', right] = equation.replace(/\s/g, '').split('->');
  const terms = left.split(',');
  if (terms.length !== operands.length || !/^[a-zA-Z,]*$/.test(left)) {
    throw new Error(`einsum: '${equation}' does not describe ${operands.length} operand(s).`);
  }
  const lettered = operands.map((tensor, index): Lettered => {
    const letters = terms[index] ?? '';
    if (letters.length !== tensor.rank) {
      throw new Error(
        `einsum: '${letters}' names ${letters.length} axes of a tensor of rank ${tensor.rank}.`,
      );
    }
    if (new Set(letters).size !== letters.length) {
      throw new Error(`einsum: '${letters}' names an axis twice, which is not supported.`);
    }
    return { tensor, letters };
  });
  const result = right ?? implicitOutput(terms);
  const [first, ...rest] = lettered;
  if (first === undefined) throw new Error('einsum: there is no operand.');
  const product = rest.reduce((a, b, index) => {
    const later = lettered
      .slice(index + 2)
      .map((operand) => operand.letters)
      .join('');
    return contract(tf, a, b, new Set(result + later));
  }, first);
  return arrange(tf, sumOver(tf, product, new Set(result)), result);
}

/** The letters that occur once, in alphabetical order: what an equation without `->` means. */
function implicitOutput(terms: readonly string[]): string {
  const all = terms.join('');
  return [...new Set(all)]
    .filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter))
    .sort()
    .join('');
}

/** Sums over every axis whose letter is not kept. */
function sumOver(tf: Tf, { tensor, letters }: Lettered, kept: ReadonlySet<string>): Lettered {
  const axes = [...letters].flatMap((letter, axis) => (kept.has(letter) ? [] : [axis]));
  if (axes.length === 0) return { tensor, letters };
  return {
    tensor: tf.sum(tensor, axes),
    letters: [...letters].filter((letter) => kept.has(letter)).join(''),
  };
}

/** Puts the axes into an order. */
function arrange(tf: Tf, { tensor, letters }: Lettered, order: string): Tensorflow.Tensor {
  return order === letters
    ? tf.clone(tensor)
    : tf.transpose(
        tensor,
        [...order].map((letter) => letters.indexOf(letter)),
      );
}

/** One product of two operands: batch axes in front, the rest one matrix product. */
function contract(tf: Tf, a: Lettered, b: Lettered, kept: ReadonlySet<string>): Lettered {
  const left = sumOver(tf, a, new Set([...kept, ...b.letters]));
  const right = sumOver(tf, b, new Set([...kept, ...a.letters]));
  const shared = [...left.letters].filter((letter) => right.letters.includes(letter));
  const batch = shared.filter((letter) => kept.has(letter));
  const summed = shared.filter((letter) => !kept.has(letter));
  const own = [...left.letters].filter((letter) => !shared.includes(letter));
  const other = [...right.letters].filter((letter) => !shared.includes(letter));
  const size = ({ tensor, letters }: Lettered, names: readonly string[]): number[] =>
    names.map((letter) => tensor.shape[letters.indexOf(letter)] ?? 1);
  const product = (sizes: readonly number[]): number => sizes.reduce((total, next) => total * next, 1);
  const batchSize = product(size(left, batch));
  const inner = product(size(left, summed));
  const x = tf.reshape(arrange(tf, left, [...batch, ...own, ...summed].join('')), [
    batchSize,
    product(size(left, own)),
    inner,
  ]);
  const y = tf.reshape(arrange(tf, right, [...batch, ...summed, ...other].join('')), [
    batchSize,
    inner,
    product(size(right, other)),
  ]);
  return {
    tensor: tf.reshape(tf.matMul(x, y), [...size(left, batch), ...size(left, own), ...size(right, other)]),
    letters: [...batch, ...own, ...other].join(''),
  };
}
