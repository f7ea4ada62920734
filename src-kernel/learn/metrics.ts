/** How often a classifier is right, and what it takes for what. */

/** Class numbers 0, 1, 2…, one per example. */
export type Classes = ArrayLike<number>;

/** The share of predictions that are right, in [0, 1]: 准确率 (not precision, 精确率). */
export function accuracy(actual: Classes, predicted: Classes): number {
  checkLengths('accuracy', actual, predicted);
  let right = 0;
  for (let index = 0; index < actual.length; index++) if (actual[index] === predicted[index]) right++;
  return right / actual.length;
}

/** The most probable class of each example. `probabilities` is `examples × classes`, row by row; of equals the first wins. */
export function mostProbable(probabilities: ArrayLike<number>, classes: number): Uint8Array {
  const examples = Math.floor(probabilities.length / classes);
  return Uint8Array.from({ length: examples }, (_, example) => {
    let best = 0;
    for (let index = 1; index < classes; index++) {
      const start = example * classes;
      if ((probabilities[start + index] ?? 0) > (probabilities[start + best] ?? 0)) best = index;
    }
    return best;
  });
}

/** Counts of examples by actual (row) and predicted (column) class: `classes × classes`. */
export function confusionCounts(actual: Classes, predicted: Classes, classes: number): number[][] {
  checkLengths('confusionCounts', actual, predicted);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let index = 0; index < actual.length; index++) {
    const row = counts[actual[index] ?? -1];
    const column = predicted[index] ?? -1;
    if (row?.[column] === undefined) {
      throw new RangeError(
        `confusionCounts: example ${index} is of class ${actual[index]} and predicted ${column}, outside 0 … ${classes - 1}.`,
      );
    }
    row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}

/** The indices of the examples predicted wrong, in order. */
export function mistakes(actual: Classes, predicted: Classes): number[] {
  checkLengths('mistakes', actual, predicted);
  return Array.from({ length: actual.length }, (_, index) => index).filter(
    (index) => actual[index] !== predicted[index],
  );
}

function checkLengths(name: string, actual: Classes, predicted: Classes): void {
  if (actual.length === 0 || actual.length !== predicted.length) {
    throw new RangeError(
      `${name}: ${actual.length} actual and ${predicted.length} predicted classes; give as many of each, at least one.`,
    );
  }
}
