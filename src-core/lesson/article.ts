/**
 * The article whose statements the lessons make concrete: its sections, and the lessons that are to cover
 * them. Which lesson covers a section today is said by the lessons' own `covers`; a section that no
 * lesson here covers yet is marked as to come with the lessons planned for it.
 */
import type { LocalizedText } from '../text/locale.ts';

/** One section of the article. */
export interface ArticleSection {
  /** Its number, as `covers` in a lesson's front matter names it. */
  readonly number: string;
  readonly title: LocalizedText;
  /** Numbers of the lessons planned to cover it. */
  readonly planned: readonly number[];
  /** What makes it concrete there. */
  readonly by: LocalizedText;
}

const section = (
  number: string,
  planned: readonly number[],
  [zh, en]: readonly [string, string],
  [byZh, byEn]: readonly [string, string],
): ArticleSection => ({ number, title: { zh, en }, planned, by: { zh: byZh, en: byEn } });

/** Every section, in the article's order. */
export const articleSections: readonly ArticleSection[] = [
  section(
    '1',
    [1, 18],
    ['摘要、关键词与背景', 'Abstract, keywords, background'],
    ['承诺与实现对照', 'promise against delivery'],
  ),
  section('2.1', [1], ['大模型', 'Large models'], ['参数量标尺', 'a ruler of parameters']),
  section('2.1.1', [1], ['神经网络', 'Neural networks'], ['拖得动的神经元', 'a neuron to drag']),
  section('2.1.2', [1, 8], ['深度学习', 'Deep learning'], ['点得开的层', 'layers to open']),
  section('2.1.3', [4], ['训练过程', 'Training'], ['训练循环图', 'the loop, drawn']),
  section(
    '2.2.1',
    [16, 18],
    ['技术生态', 'The technology around it'],
    ['性能基准与资源模型', 'benchmark and resource model'],
  ),
  section('2.2.2', [18], ['应用需求', 'Demand'], ['行业对照表', 'a grid of sectors']),
  section('2.2.3', [17], ['法规', 'Law'], ['规则浏览与时间线', 'rules and their dates']),
  section(
    '2.3.1',
    [11, 18],
    ['技术积累', 'Accumulated technology'],
    ['从预训练出发', 'starting from pretraining'],
  ),
  section('2.3.2', [18], ['市场机会', 'Market'], ['蒙特卡洛漏斗', 'a Monte Carlo funnel']),
  section(
    '2.3.3',
    [18],
    ['资金、技术与市场整合', 'Capital, technology and market together'],
    ['资金续航模拟', 'a runway simulator'],
  ),
  section('2.4', [1], ['流程图', 'The flowchart'], ['原图重现并修正', 'as printed, then repaired']),
  section('3.1', [4], ['原理概述', 'Principles'], ['带注解的训练循环', 'the loop, annotated']),
  section(
    '3.2.1',
    [5],
    ['数据预处理', 'Preprocessing'],
    ['脏数据、直方图与形变', 'dirty data, histograms, distortion'],
  ),
  section('3.2.2', [4], ['模型初始化', 'Initialisation'], ['方差实验与微调竞赛', 'variance and fine-tuning']),
  section('3.2.3', [4], ['前向与反向传播', 'Forward and backward'], ['梯度账本', 'a ledger of gradients']),
  section(
    '3.2.4',
    [3],
    ['梯度下降与 Adam', 'Gradient descent and Adam'],
    ['损失曲面赛跑', 'a race on loss surfaces'],
  ),
  section('3.3.1', [1, 8, 16], ['优势', 'Strengths'], ['决策边界与基准', 'boundaries and benchmarks']),
  section('3.3.2', [5, 15, 16], ['局限', 'Limits'], ['算力估算、噪声与显著图', 'estimates, noise, saliency']),
  section(
    '3.4',
    [8, 9, 10, 11, 12, 13],
    ['应用领域', 'Applications'],
    ['一个个训练出来的模型', 'models, trained'],
  ),
  section('4.1.1', [1], ['激活函数', 'Activation functions'], ['曲线与导数', 'curves and derivatives']),
  section('4.1.2', [2], ['损失函数', 'Loss functions'], ['面积与饱和', 'areas and saturation']),
  section('4.2', [2], ['MSE 公式', 'The MSE formula'], ['逐步核对的推导', 'a derivation, checked']),
  section('4.3.1', [10], ['翻译案例', 'Translation'], ['换一个损失再训练', 'the loss, swapped']),
  section('4.3.2', [9], ['检测案例', 'Detection'], ['边框损失滑块', 'a slider for the box loss']),
  section('5.1.1', [6], ['Python 环境', 'Python'], ['Keras 与 TypeScript 对照', 'Keras beside TypeScript']),
  section(
    '5.1.2',
    [6],
    ['安装 TensorFlow', 'Installing TensorFlow'],
    ['可选的安装说明', 'instructions, if wanted'],
  ),
  section('5.2', [6], ['代码实例', 'The listing'], ['能运行的复现', 'reproduced, running']),
  section('5.3', [6], ['代码解释', 'The listing explained'], ['逐层对照', 'layer by layer']),
  section('5.4', [6], ['评估与调优', 'Evaluating and tuning'], ['看得见的差距', 'the gap, live']),
  section('6.1', [10, 11], ['语言应用', 'Language'], ['翻译器与生成器', 'a translator, a generator']),
  section('6.2', [8, 9], ['视觉应用', 'Vision'], ['分类与跟踪', 'classifying and tracking']),
  section('6.3', [12], ['语音应用', 'Speech'], ['关键词识别', 'keyword spotting']),
  section('6.4', [7, 18], ['行业应用', 'Industry'], ['筛查的代价', 'what screening costs']),
  section('7.1', [6], ['书籍', 'Books'], ['带注解与日期的书架', 'a shelf, annotated and dated']),
  section('7.2', [6], ['框架', 'Frameworks'], ['带注解与日期的书架', 'a shelf, annotated and dated']),
  section(
    '7.3',
    [6, 11],
    ['论文', 'Papers'],
    ['掩码语言模型与更正的引文', 'a masked model; the citation mended'],
  ),
  section('8.1', [16], ['成果', 'Results'], ['注明日期的公开训练', 'public runs, dated']),
  section(
    '8.2',
    [4, 14, 15, 16],
    ['趋势', 'Trends'],
    ['后端、小 CLIP、学习率扫描', 'backends, mini-CLIP, sweeps'],
  ),
  section(
    '8.3',
    [15, 16, 17],
    ['挑战', 'Challenges'],
    ['算力账与差分隐私', 'FLOPs and differential privacy'],
  ),
  section('8.4', [15, 17], ['展望', 'Outlook'], ['捷径搜寻与案例', 'shortcuts and cases']),
  section(
    '9.1',
    [16],
    ['训练要多久？', 'How long does training take?'],
    ['$6ND$ 估算器', 'a $6ND$ estimator'],
  ),
  section(
    '9.2',
    [15],
    ['怎样提高可解释性？', 'How to make it explainable?'],
    ['三种办法，各试一遍', 'three ways, each tried'],
  ),
  section('9.3', [7], ['怎样评估？', 'How to evaluate?'], ['阈值面板', 'a board of thresholds']),
];

/** How one section stands. */
export interface Coverage {
  readonly section: ArticleSection;
  /** Numbers of the lessons there are that cover it. */
  readonly lessons: readonly number[];
  /** Lessons planned for it that are not there yet. */
  readonly toCome: readonly number[];
  /** Lessons that are there and were to cover it, and do not say that they do. */
  readonly missing: readonly number[];
}

/** How every section stands, given the lessons there are. */
export function coverage(
  lessons: readonly { readonly number: number; readonly covers: readonly string[] }[],
): readonly Coverage[] {
  const there = new Set(lessons.map(({ number }) => number));
  return articleSections.map((section) => {
    const covering = lessons.filter(({ covers }) => covers.includes(section.number));
    const toCome = section.planned.filter((number) => !there.has(number));
    return {
      section,
      lessons: covering.map(({ number }) => number).sort((a, b) => a - b),
      toCome,
      missing: section.planned.filter(
        (number) => there.has(number) && !covering.some((lesson) => lesson.number === number),
      ),
    };
  });
}
