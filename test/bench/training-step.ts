/**
 * The training whose steps are timed, as text, in two parts: the app runs them as
 * two cells, the bare worker runs them as they stand. The second gives the
 * milliseconds per step, when everything is warm.
 */
export const trainingData = `
const stepCount = 125, size = 32;
const values = new Float32Array(stepCount * size * 784);
let state = 7;
for (let i = 0; i < values.length; i++) { state = (state * 1664525 + 1013904223) >>> 0; values[i] = state / 4294967296; }
const classes = Float32Array.from({ length: stepCount * size }, (_, i) => i % 10);
const xs = tf.tensor2d(values, [stepCount * size, 784]);
const ys = tf.tensor1d(classes);
const network = tf.sequential({ layers: [
  tf.layers.dense({ units: 128, activation: 'relu', inputShape: [784], kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }) }),
  tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }) }),
] });
network.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
await network.fit(xs, ys, { epochs: 1, batchSize: size, shuffle: false });
`;

/** A training of five epochs, as the article's, timed. */
export const training = `
const epochs = 5;
const began = performance.now();
await network.fit(xs, ys, { epochs, batchSize: size, shuffle: false });
const milliseconds = (performance.now() - began) / (epochs * stepCount);
`;
