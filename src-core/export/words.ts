/** The words that stand in outputs, in the window and in exported files alike. */
import type { Locale } from '../text/locale.ts';

/** Words of outputs in one language. */
export interface OutputWords {
  readonly chart: string;
  readonly layer: string;
  readonly outputShape: string;
  readonly parameters: string;
  readonly activation: string;
  readonly total: string;
  readonly trainable: string;
  readonly frozen: string;
  readonly shape: string;
  readonly type: string;
  readonly elements: string;
  readonly minimum: string;
  readonly mean: string;
  readonly maximum: string;
  readonly scalar: string;
  readonly histogram: string;
  readonly values: string;
  readonly weights: string;
  readonly activations: string;
  readonly actual: string;
  readonly predicted: string;
  readonly confused: string;
  readonly correct: string;
  readonly stopped: string;
  readonly perSecond: string;
  readonly left: (time: string) => string;
  readonly metric: string;
  readonly training: string;
  readonly validation: string;
  readonly stack: string;
  readonly causedBy: string;
  readonly callFrom: string;
  readonly linesLeftOut: (count: number) => string;
  readonly rowsShown: (shown: number, total: number) => string;
  readonly more: (count: number) => string;
  readonly place: (line: number, column: number) => string;
  readonly colon: string;
}

/** Words of outputs in every language. */
export const outputWords: Readonly<Record<Locale, OutputWords>> = {
  zh: {
    chart: '图表',
    layer: '层',
    outputShape: '输出形状',
    parameters: '参数',
    activation: '激活函数',
    total: '参数总数',
    trainable: '可训练',
    frozen: '已冻结',
    shape: '形状',
    type: '类型',
    elements: '元素个数',
    minimum: '最小值',
    mean: '平均值',
    maximum: '最大值',
    scalar: '标量',
    histogram: '取值分布',
    values: '数值',
    weights: '权重分布',
    activations: '激活值',
    actual: '实际类别',
    predicted: '预测类别',
    confused: '最常见的混淆',
    correct: '判断正确',
    stopped: '已停止',
    perSecond: '/秒',
    left: (time) => `还需约 ${time}`,
    metric: '指标',
    training: '训练',
    validation: '验证',
    stack: '调用栈',
    causedBy: '起因：',
    callFrom: '于',
    linesLeftOut: (count) => `……省略 ${count} 行……`,
    rowsShown: (shown, total) => `显示 ${total} 行中的 ${shown} 行`,
    more: (count) => `还有 ${count} 项未列出`,
    place: (line, column) => `第 ${line} 行，第 ${column} 列`,
    colon: '：',
  },
  en: {
    chart: 'Chart',
    layer: 'Layer',
    outputShape: 'Output shape',
    parameters: 'Parameters',
    activation: 'Activation',
    total: 'Parameters in all',
    trainable: 'Trainable',
    frozen: 'Frozen',
    shape: 'Shape',
    type: 'Type',
    elements: 'Elements',
    minimum: 'Min',
    mean: 'Mean',
    maximum: 'Max',
    scalar: 'scalar',
    histogram: 'How the values are spread',
    values: 'Values',
    weights: 'Weights',
    activations: 'Activations',
    actual: 'Actual class',
    predicted: 'Predicted class',
    confused: 'most often confused',
    correct: 'classified correctly',
    stopped: 'stopped',
    perSecond: '/s',
    left: (time) => `about ${time} left`,
    metric: 'Metric',
    training: 'Training',
    validation: 'Validation',
    stack: 'Call stack',
    causedBy: 'Caused by: ',
    callFrom: 'at',
    linesLeftOut: (count) => `… ${count} ${count === 1 ? 'line' : 'lines'} left out …`,
    rowsShown: (shown, total) => `${shown} of ${total} rows`,
    more: (count) => `${count} more not listed`,
    place: (line, column) => `line ${line}, column ${column}`,
    colon: ': ',
  },
};
