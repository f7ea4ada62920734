/** The article's chapters, which its sections stand under. */
import type { LocalizedText } from '../text/locale.ts';

/** Every chapter by its number, in order. */
export const articleChapters: readonly { readonly number: string; readonly title: LocalizedText }[] = [
  { number: '1', title: { zh: '背景介绍', en: 'Background' } },
  { number: '2', title: { zh: '核心概念与联系', en: 'Core ideas and how they connect' } },
  { number: '3', title: { zh: '核心算法原理与操作步骤', en: 'Algorithms, step by step' } },
  { number: '4', title: { zh: '数学模型和公式', en: 'Mathematics and formulas' } },
  { number: '5', title: { zh: '项目实践', en: 'A project in code' } },
  { number: '6', title: { zh: '实际应用场景', en: 'Applications' } },
  { number: '7', title: { zh: '工具和资源推荐', en: 'Tools and resources' } },
  { number: '8', title: { zh: '总结：趋势与挑战', en: 'Summary: trends and challenges' } },
  { number: '9', title: { zh: '常见问题与解答', en: 'Questions and answers' } },
];
