/**
 * Small models that learn, each a function that stands alone: it runs in Node as it is, and in the real
 * kernel as text. All randomness comes from `Math.random`, so whoever seeds that knows what comes.
 */
import type * as Tensorflow from '@tensorflow/tfjs';

/** Trains for a number of steps and gives the loss of each. */
export type Learner = (tf: typeof Tensorflow, steps: number) => Promise<number[]>;

/** Convolutions, pooling and dropout on pictures that `fit` shuffles. */
const convolution: Learner = async (tf, steps) => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 4,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [8, 8, 1],
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.separableConv2d({ filters: 6, kernelSize: 3, activation: 'relu' }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'sparseCategoricalCrossentropy' });
  const bright = Array.from({ length: 32 * 64 }, (_, at) =>
    Math.floor((at % 64) / 22) === Math.floor(at / 64) % 3 ? 1 : Math.random(),
  );
  const xs = tf.tensor4d(bright, [32, 8, 8, 1]);
  const ys = tf.tensor1d(
    Array.from({ length: 32 }, (_, index) => index % 3),
    'float32',
  );
  const losses: number[] = [];
  await model.fit(xs, ys, {
    epochs: Math.ceil(steps / 4),
    batchSize: 8,
    shuffle: true,
    verbose: 0,
    callbacks: {
      onBatchEnd: async (_: number, logs?: Tensorflow.Logs) => {
        losses.push(logs?.loss ?? Number.NaN);
      },
    },
  });
  return losses.slice(0, steps);
};

/** A table of vectors, averaged over a sentence. */
const embedding: Learner = async (tf, steps) => {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 12, outputDim: 4, inputLength: 5 }),
      tf.layers.globalAveragePooling1d({}),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.5), loss: 'binaryCrossentropy' });
  const words = Array.from({ length: 16 * 5 }, () => Math.floor(Math.random() * 12));
  const xs = tf.tensor2d(words, [16, 5]);
  const ys = tf.tensor2d(
    Array.from({ length: 16 }, (_, row) => Number((words[row * 5] ?? 0) > 5)),
    [16, 1],
  );
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) losses.push(Number(await model.trainOnBatch(xs, ys)));
  return losses;
};

/** A gated recurrent network that adds up what it hears. */
const recurrent: Learner = async (tf, steps) => {
  const model = tf.sequential({
    layers: [tf.layers.gru({ units: 5, inputShape: [6, 1] }), tf.layers.dense({ units: 1 })],
  });
  model.compile({ optimizer: tf.train.rmsprop(0.01), loss: 'meanSquaredError' });
  const xs = tf.randomUniform([16, 6, 1], -1, 1);
  const ys = tf.sum(xs, 1);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) losses.push(Number(await model.trainOnBatch(xs, ys)));
  return losses;
};

/** One block of a transformer over a short text, written out: attention by einsum, two heads, a causal mask. */
const transformer: Learner = async (tf, steps) => {
  const [batch, length, width, heads, letters] = [4, 6, 8, 2, 10];
  const make = (shape: number[]): Tensorflow.Variable => tf.variable(tf.randomNormal(shape, 0, 0.3));
  const table = make([letters, width]);
  const places = make([length, width]);
  const [wq, wk, wv] = [0, 1, 2].map(() => make([width, heads, width / heads])) as [
    Tensorflow.Variable,
    Tensorflow.Variable,
    Tensorflow.Variable,
  ];
  const wo = make([heads, width / heads, width]);
  const up = make([width, 2 * width]);
  const down = make([2 * width, width]);
  const out = make([width, letters]);
  const text = Array.from(
    { length: batch * (length + 1) },
    (_, index) => (index * 7 + (index % 3)) % letters,
  );
  const all = tf.tensor2d(text, [batch, length + 1], 'int32');
  const input = tf.slice(all, [0, 0], [batch, length]);
  const target = tf.oneHot(tf.slice(all, [0, 1], [batch, length]), letters);
  const mask = tf.tensor2d(
    Array.from({ length: length * length }, (_, at) => (at % length > Math.floor(at / length) ? -1e4 : 0)),
    [length, length],
  );
  const normal = (x: Tensorflow.Tensor): Tensorflow.Tensor => {
    const { mean, variance } = tf.moments(x, -1, true);
    return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5)));
  };
  const loss = (): Tensorflow.Scalar => {
    let x: Tensorflow.Tensor = tf.add(tf.gather(table, input), places);
    const seen = normal(x);
    const q = tf.einsum('btd,dhk->bhtk', seen, wq);
    const k = tf.einsum('btd,dhk->bhtk', seen, wk);
    const v = tf.einsum('btd,dhk->bhtk', seen, wv);
    const scores = tf.add(tf.div(tf.einsum('bhqd,bhkd->bhqk', q, k), Math.sqrt(width / heads)), mask);
    const mixed = tf.einsum('bhqk,bhkd->bhqd', tf.softmax(scores), v);
    x = tf.add(x, tf.einsum('bhtk,hkd->btd', mixed, wo));
    const wide = tf.relu(
      tf.matMul(tf.reshape(normal(x), [batch * length, width]), up as Tensorflow.Tensor2D),
    );
    x = tf.add(x, tf.reshape(tf.matMul(wide, down as Tensorflow.Tensor2D), [batch, length, width]));
    const logits = tf.reshape(
      tf.matMul(tf.reshape(normal(x), [batch * length, width]), out as Tensorflow.Tensor2D),
      [batch, length, letters],
    );
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(logits)), -1))) as Tensorflow.Scalar;
  };
  const optimizer = tf.train.adam(0.01);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const value = optimizer.minimize(loss, true);
    losses.push((await value?.data())?.[0] ?? Number.NaN);
    value?.dispose();
  }
  return losses;
};

/** What learns, by the name of what is special about it. */
export const learners: Readonly<Record<string, Learner>> = { convolution, embedding, recurrent, transformer };
