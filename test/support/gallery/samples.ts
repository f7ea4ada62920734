/** One output of every kind, with contents as lessons have them. */
import type { CellId } from '#core/notebook/ids.ts';
import { DisplayId, InputId } from '#core/notebook/ids.ts';
import type { PointsInput } from '#core/runtime/input.ts';
import type { NetworkData, NetworkLayer, Output, TrainingData } from '#core/runtime/output.ts';
import type { SceneData } from '#core/runtime/scene.ts';
import type { Locale } from '#core/text/locale.ts';

/** Prose in both languages with everything prose can hold. */
export const sampleProse: Readonly<Record<Locale, string>> = {
  zh: `# 文章里的分类器

我们把 28 × 28 的图片展平成 784 个数，送进一个**两层**网络。参数共有 $784\\times128+128+128\\times10+10=101{,}770$ 个[^count]。

$$
p_k=\\frac{e^{z_k}}{\\sum_j e^{z_j}},\\qquad L=-\\log p_y
$$

\`\`\`mermaid
flowchart LR
  A["全部数据"] --> B["训练集"]
  A --> C["验证集"]
  A --> D["测试集"]
  B -->|"学习参数"| M(("模型"))
  C -->|"选择做法"| M
  M -->|"只看一次"| D
\`\`\`

| 名称 | 作用 | 样本数 |
|---|---|--:|
| 训练集 | 更新参数 | 4,000 |
| 验证集 | 决定何时停下 | 800 |

> 一个模型在训练集上学得再好，也要看它没见过的数据。

\`\`\`python
model = keras.Sequential([
    layers.Dense(128, activation="relu"),  # 隐藏层
    layers.Dense(10, activation="softmax"),
])
\`\`\`

- [x] 数据
- [ ] 训练，见[下一节](#训练)与[论文](https://example.org/paper)

## 训练

价格是 $5 和 $6，不是公式。按 <kbd>Shift</kbd> + <kbd>Enter</kbd> 运行。

[^count]: 每层的权重加偏置。`,
  en: `# The article's classifier

We flatten a 28 × 28 picture into 784 numbers and pass them through **two** layers. There are $784\\times128+128+128\\times10+10=101{,}770$ parameters in all[^count].

$$
p_k=\\frac{e^{z_k}}{\\sum_j e^{z_j}},\\qquad L=-\\log p_y
$$

\`\`\`mermaid
flowchart LR
  A["All data"] --> B["Training"]
  A --> C["Validation"]
  A --> D["Test"]
  B -->|"learn"| M(("Model"))
  C -->|"choose"| M
  M -->|"look once"| D
\`\`\`

| Set | What it is for | Samples |
|---|---|--:|
| Training | to learn parameters | 4,000 |
| Validation | to know when to stop | 800 |

> However well a model does on its training set, look at data it has not seen.

\`\`\`python
model = keras.Sequential([
    layers.Dense(128, activation="relu"),  # hidden
    layers.Dense(10, activation="softmax"),
])
\`\`\`

- [x] data
- [ ] training, see [the next part](#training) and [the paper](https://example.org/paper)

## Training

It costs $5 and $6, which is no formula. Press <kbd>Shift</kbd> + <kbd>Enter</kbd> to run.

[^count]: Weights of each layer, and its biases.`,
};

/** A 1 × 1 grey PNG. */
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM4ceLEfwAIDANYXmnp+AAAAABJRU5ErkJggg==';

/** A run of training after `epoch` of `epochs`. */
export function sampleTraining(epoch: number, epochs: number, state: TrainingData['state']): TrainingData {
  const curve = (from: number, to: number, wobble: number): number[] =>
    Array.from(
      { length: epoch },
      (_, index) => to + (from - to) * Math.exp(-index / 1.6) + wobble * Math.sin(index * 2.1),
    );
  return {
    title: { zh: '训练分类器', en: 'Training the classifier' },
    state,
    epochs,
    epoch,
    batchesPerEpoch: 125,
    batch: state === 'running' ? 60 : 125,
    samples: 4000,
    batchSize: 32,
    startedAt: 1_760_000_000_000,
    elapsed: 900 * epoch + 400,
    history: {
      loss: curve(0.92, 0.08, 0),
      acc: curve(0.74, 0.982, 0),
      val_loss: curve(0.61, 0.14, 0.01),
      val_acc: curve(0.83, 0.961, 0.004),
    },
    batches: {
      at: Array.from({ length: 120 }, (_, index) => ((index + 1) / 120) * Math.max(epoch, 0.5)),
      loss: Array.from(
        { length: 120 },
        (_, index) => 0.1 + 1.9 * Math.exp(-index / 18) + 0.08 * Math.abs(Math.sin(index * 1.7)),
      ),
    },
    backend: 'wasm',
  };
}

/** Every kind of output once, some twice. */
export function sampleOutputs(cell: CellId | undefined): readonly Output[] {
  const position = cell ? { cell, line: 3, column: 14 } : undefined;
  const digits = Array.from({ length: 10 }, (_, index) => String(index));
  return [
    {
      mime: 'application/vnd.stepwise.stream+json',
      data: {
        name: 'stdout',
        text: 'epoch 1 \u001b[32mok\u001b[0m\nepoch 2 \u001b[1;33mslow\u001b[0m\n共 4,000 个样本\n',
      },
    },
    {
      mime: 'application/vnd.stepwise.stream+json',
      data: { name: 'stderr', text: 'warning: the learning rate is large\n' },
    },
    {
      mime: 'application/vnd.stepwise.error+json',
      data: {
        name: 'TypeError',
        message: {
          zh: '不能读取 undefined 的属性 shape',
          en: 'Cannot read properties of undefined (reading "shape")',
        },
        ...(position && { position }),
        ...(position && {
          code: {
            from: Math.max(1, position.line - 1),
            lines: [
              'const inputs = images.slice(0, batch);',
              'const rows = labels.shape[0];',
              '',
              '// 一行注释',
            ],
          },
        }),
        stack: [
          { function: 'prepare', ...(position && { position }) },
          { function: 'train', ...(position && { position: { ...position, line: 9, column: 3 } }) },
          { function: 'fit', location: 'tfjs' },
        ],
        causes: [{ name: 'RangeError', message: { zh: '形状不符', en: 'shapes differ' } }],
      },
    },
    { mime: 'application/vnd.stepwise.value+json', data: { kind: 'number', preview: '101770' } },
    {
      mime: 'application/vnd.stepwise.value+json',
      data: {
        kind: 'object',
        preview: '{layers: Array(2), name: "classifier", trained: true}',
        children: [
          {
            key: 'layers',
            value: {
              kind: 'array',
              preview: '(2) [Dense, Dense]',
              children: [
                { key: '0', value: { kind: 'object', preview: 'Dense {units: 128}' } },
                { key: '1', value: { kind: 'object', preview: 'Dense {units: 10}' } },
              ],
            },
          },
          { key: 'name', value: { kind: 'string', preview: '"classifier"' } },
          { key: 'trained', value: { kind: 'boolean', preview: 'true' } },
        ],
      },
    },
    { mime: 'text/plain', data: { text: 'Plain text, 纯文本' } },
    {
      mime: 'text/markdown',
      data: { text: { zh: '**粗体** 与 $e^{i\\pi}=-1$', en: '**bold** and $e^{i\\pi}=-1$' } },
    },
    {
      mime: 'text/latex',
      data: { text: '\\nabla_\\theta L=\\frac1n\\sum_i \\nabla_\\theta\\,\\ell(f_\\theta(x_i),y_i)' },
    },
    {
      mime: 'text/vnd.mermaid',
      data: {
        text: {
          zh: 'flowchart LR\n  X["输入 784"] --> H["隐藏层 128"] --> Y["输出 10"]',
          en: 'flowchart LR\n  X["Input 784"] --> H["Hidden 128"] --> Y["Output 10"]',
        },
      },
    },
    {
      mime: 'text/html',
      data: {
        html: '<table><tr><th>a</th><td style="color: rgb(200, 60, 40); position: fixed">1</td></tr></table>',
      },
    },
    {
      mime: 'image/svg+xml',
      data: {
        svg: '<svg width="220" height="60" viewBox="0 0 220 60"><rect x="2" y="2" width="216" height="56" rx="8" fill="#0c6b63"/><circle cx="40" cy="30" r="18" fill="#f0e442"/></svg>',
        alt: { zh: '绿色方框里的黄圆', en: 'A yellow disc in a green box' },
      },
    },
    {
      mime: 'image/png',
      data: {
        url: dot,
        width: 80,
        height: 40,
        alt: { zh: '灰色', en: 'Grey' },
        caption: { zh: '一张图片', en: 'A picture' },
        pixelated: true,
      },
    },
    {
      mime: 'application/json',
      data: { value: { learningRate: 0.001, layers: [128, 10], nested: { ok: true, none: null } } },
    },
    {
      mime: 'application/vnd.stepwise.images+json',
      data: {
        title: { zh: '测试集里的样本', en: 'Samples of the test set' },
        alt: { zh: '数字样本', en: 'Sample digits' },
        width: 28,
        height: 28,
        images: digits.map((digit, index) => ({
          url: dot,
          caption: index % 4 === 3 ? `${digit} → ${(index + 2) % 10}` : digit,
          ...(index % 4 === 3 ? { tone: 'bad' as const } : index % 4 === 0 ? { tone: 'good' as const } : {}),
        })),
      },
    },
    {
      mime: 'application/vnd.stepwise.table+json',
      data: {
        caption: { zh: '五次运行', en: 'Five runs' },
        columns: [
          { name: { zh: '种子', en: 'Seed' } },
          { name: { zh: '说明', en: 'Note' } },
          { name: { zh: '准确率', en: 'Accuracy' } },
          { name: { zh: '用时', en: 'Time' }, unit: 's' },
        ],
        rows: [
          [1, 'plain', 0.9712, 4.1],
          [2, '=1+1', 0.9695, 4.4],
          [3, 'dropout', 0.9633, -12.25],
          [4, null, 0.9701, 3.9],
        ],
        total: 5,
      },
    },
    {
      mime: 'application/vnd.plotly.v1+json',
      data: {
        data: [
          {
            type: 'bar',
            name: { zh: '训练', en: 'Training' },
            x: digits,
            y: [390, 412, 401, 377, 398, 402, 415, 405, 390, 410],
          },
          {
            type: 'bar',
            name: { zh: '测试', en: 'Test' },
            x: digits,
            y: [98, 104, 99, 95, 101, 97, 106, 100, 99, 101],
          },
        ],
        layout: {
          title: { text: { zh: '每个数字的样本数', en: 'Samples of each digit' } },
          xaxis: { title: { text: { zh: '数字', en: 'Digit' } }, type: 'category' },
          yaxis: { title: { text: { zh: '样本数', en: 'Samples' } } },
          height: 320,
        },
      },
    },
    {
      mime: 'application/vnd.stepwise.tensor+json',
      data: {
        shape: [4, 16, 16],
        dtype: 'float32',
        size: 1024,
        min: 0,
        mean: 0.4981,
        max: 1,
        histogram: [10, 22, 31, 44, 52, 63, 70, 74, 78, 81, 80, 77, 72, 68, 60, 51, 40, 28, 15, 8],
        values: Array.from({ length: 1024 }, (_, index) => {
          const [x, y, z] = [index % 16, Math.floor(index / 16) % 16, Math.floor(index / 256)];
          return 0.5 + 0.5 * Math.sin((x - 8) * 0.4 + z) * Math.cos((y - 8) * 0.4);
        }),
      },
    },
    {
      mime: 'application/vnd.stepwise.tensor+json',
      data: {
        shape: [2, 3],
        dtype: 'float32',
        size: 6,
        min: -1.5,
        mean: 0.25,
        max: 2,
        values: [-1.5, 0, 2, 0.125, 'NaN', 1],
      },
    },
    {
      mime: 'application/vnd.stepwise.model+json',
      data: {
        name: 'sequential_1',
        layers: [
          { name: 'dense_1', type: 'Dense', outputShape: '[null, 128]', params: 100480, activation: 'relu' },
          { name: 'dense_2', type: 'Dense', outputShape: '[null, 10]', params: 1290, activation: 'softmax' },
        ],
        totalParams: 101770,
        trainableParams: 101770,
      },
    },
    {
      mime: 'application/vnd.stepwise.training+json',
      data: sampleTraining(2, 5, 'running'),
      id: DisplayId.of('live'),
    },
    { mime: 'application/vnd.stepwise.training+json', data: sampleTraining(5, 5, 'done') },
    {
      mime: 'application/vnd.stepwise.progress+json',
      data: {
        label: { zh: '生成样本', en: 'Drawing samples' },
        value: 2600,
        total: 4000,
        rate: 1840,
        state: 'running',
      },
    },
    {
      mime: 'application/vnd.stepwise.confusion+json',
      data: {
        title: { zh: '混淆矩阵', en: 'Confusion matrix' },
        labels: digits,
        counts: digits.map((_, row) =>
          digits.map((__, column) => (row === column ? 96 - row : (row * 7 + column * 3) % 11 === 0 ? 3 : 0)),
        ),
        examples: { '0,0': [dot, dot], '4,5': [dot] },
      },
    },
    {
      mime: 'application/vnd.stepwise.probabilities+json',
      data: {
        title: { zh: '网络的判断', en: 'What the network thinks' },
        labels: digits,
        values: [0.01, 0.02, 0.05, 0.02, 0.01, 0.03, 0.01, 0.8, 0.03, 0.02],
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'drawing',
        id: InputId.of('digit'),
        label: { zh: '写一个数字', en: 'Draw a digit' },
        width: 28,
        height: 28,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'file',
        id: InputId.of('images'),
        label: { zh: 'MNIST 图像文件', en: 'MNIST image file' },
        accept: ['.gz'],
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'slider',
        id: InputId.of('rate'),
        label: { zh: '学习率', en: 'Learning rate' },
        min: 0,
        max: 0.1,
        step: 0.001,
        initial: 0.01,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'select',
        id: InputId.of('optimizer'),
        label: { zh: '优化器', en: 'Optimiser' },
        options: ['Adam', 'SGD', { zh: '带动量的 SGD', en: 'SGD with momentum' }],
        initial: 0,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'checkbox',
        id: InputId.of('shuffle'),
        label: { zh: '每轮打乱', en: 'Shuffle each epoch' },
        initial: true,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'number',
        id: InputId.of('epochs'),
        label: { zh: '轮数', en: 'Epochs' },
        min: 1,
        max: 20,
        step: 1,
        initial: 5,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'text',
        id: InputId.of('prompt'),
        label: { zh: '提示词', en: 'Prompt' },
        initial: '从前有一座山 Once upon a time',
        lines: 1,
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: { kind: 'color', id: InputId.of('ink'), label: { zh: '颜色', en: 'Colour' }, initial: '#0c6b63' },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: {
        kind: 'table',
        id: InputId.of('points'),
        label: { zh: '数据点', en: 'Data points' },
        columns: [
          { name: 'x', type: 'number' },
          { name: 'y', type: 'number' },
          { name: { zh: '类别', en: 'class' }, type: 'text' },
        ],
        initial: [
          [1, 2, 'a'],
          [2, 4.5, 'b'],
        ],
      },
    },
    {
      mime: 'application/vnd.stepwise.input+json',
      data: { kind: 'button', id: InputId.of('again'), label: { zh: '再抽一批', en: 'Draw another batch' } },
    },
    { mime: 'application/vnd.stepwise.network+json', data: sampleNetwork(cell) },
    { mime: 'application/vnd.stepwise.scene+json', data: sampleScene },
    { mime: 'application/vnd.stepwise.input+json', data: sampleControl },
  ];
}

/** Two points that are dragged. */
export const sampleControl: PointsInput = {
  kind: 'points',
  id: InputId.of('ends'),
  label: { zh: '直线上的两点', en: 'Two points of a line' },
  initial: { a: [-1, -0.5], b: [1, 0.5] },
  bounds: { x: [-2, 2], y: [-1, 1] },
  names: { a: { zh: '左端', en: 'left end' }, b: { zh: '右端', en: 'right end' } },
};

/** A scene with marks of every kind, two handles and three frames. */
export const sampleScene: SceneData = {
  title: { zh: '一条直线', en: 'A line' },
  alt: { zh: '穿过两点的直线', en: 'A line through two points' },
  caption: { zh: '拖动两端', en: 'Drag its ends' },
  panels: [
    {
      x: { min: -2, max: 2, label: 'x_{1}', grid: true },
      y: { min: -1, max: 1, label: 'x_{2}' },
      marks: [
        {
          kind: 'raster',
          rows: 2,
          columns: 2,
          values: [-1, 0.2, -0.2, 1],
          box: [-2, -1, 2, 1],
          scale: 'diverging',
          range: [-1, 1],
          smooth: true,
        },
        {
          kind: 'line',
          x: [-2, 0, 2],
          y: [-1, 0, 1],
          color: 'ink',
          grow: true,
          label: { zh: '直线', en: 'line' },
        },
        { kind: 'points', x: [-1, 0.5], y: [0.5, -0.5], color: 'negative', shape: 'square' },
        {
          kind: 'rects',
          x: [1.2],
          y: [-0.8],
          width: [0.6],
          height: [0.3],
          color: 'accent',
          fill: 0.1,
          outline: true,
          link: { cell: 'train', label: { zh: '到训练', en: 'To training' } },
        },
        { kind: 'arrow', x: [0, 0.5], y: [0, 0.6], color: 'ink' },
        { kind: 'text', x: 0, y: 0.8, text: { zh: '第三帧', en: 'third frame' }, frames: [2, 2] },
        { kind: 'handle', control: sampleControl, name: 'a', at: [-1, -0.5] },
        { kind: 'handle', control: sampleControl, name: 'b', at: [1, 0.5] },
      ],
    },
  ],
  timeline: { count: 3, pace: 50, initial: 0 },
};

/** A small network with a connection around two layers. */
export function sampleNetwork(cell: CellId | undefined): NetworkData {
  const histogram = Array.from({ length: 20 }, (_, bin) =>
    Math.round(40 * Math.exp(-((bin - 10) ** 2) / 18)),
  );
  const weight = (name: string, shape: readonly number[]) => ({
    name,
    shape,
    min: -0.31,
    mean: 0.002,
    max: 0.29,
    histogram,
  });
  const layer = (name: string, type: string, params: number, inputs: readonly number[]): NetworkLayer => ({
    name,
    type,
    outputShape: '[null, 28, 28, 8]',
    params,
    ...(type === 'Conv2D' ? { activation: 'relu' } : {}),
    inputs,
    ...(cell ? { made: { cell, line: inputs.length + 2, column: 1 } } : {}),
    weights: params ? [weight('kernel', [3, 3, 8, 8]), weight('bias', [8])] : [],
    activations: {
      min: 0,
      max: 2.4,
      images: Array.from({ length: 8 }, () => ({ url: dot, width: 28, height: 28 })),
      more: type === 'Conv2D' ? 4 : 0,
    },
  });
  return {
    name: 'residual',
    totalParams: 1168,
    layers: [
      layer('input_1', 'InputLayer', 0, []),
      layer('conv_1', 'Conv2D', 584, [0]),
      layer('conv_2', 'Conv2D', 584, [1]),
      layer('add_1', 'Add', 0, [0, 2]),
      { ...layer('flatten_1', 'Flatten', 0, [3]), outputShape: '[null, 6272]' },
    ],
  };
}
