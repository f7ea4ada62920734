/** Words of the tour. `keys` are written in the signs of the reader's keyboard. */
import type { Catalogue } from '../../i18n/strings.ts';

/** What one step says. */
export interface TourWords {
  readonly title: string;
  readonly text: string;
}

interface Words {
  readonly label: string;
  readonly progress: (step: number, of: number) => string;
  readonly skip: string;
  readonly next: string;
  readonly done: string;
  readonly openFirst: string;
  readonly showCell: string;
  readonly path: TourWords;
  readonly cell: (run: string) => TourWords;
  readonly keys: (palette: string, sheet: string) => TourWords;
}

/** The tour's catalogue. */
export const tourStrings: Catalogue<Words> = {
  zh: {
    label: '新手导览',
    progress: (step, of) => `第 ${step} 步，共 ${of} 步`,
    skip: '跳过导览',
    next: '下一步',
    done: '知道了',
    openFirst: '打开第一课',
    showCell: '带我去看一格',
    path: {
      title: '课程是一条路',
      text: '每一课都写明它建立在哪几课之上。从第一课走起，或者先去你最好奇的那一课，走到哪里都会记住。',
    },
    cell: (run) => ({
      title: '这里的代码真的会运行',
      text: `选中一格，按 ${run} 或它的运行按钮。随手改，再运行，图会跟着变。运行按钮若是一把锁，就先猜一猜结果；标着“只读”的代码不能改。你改的是自己的副本，原课一字不动。`,
    }),
    keys: (palette, sheet) => ({
      title: '键盘上什么都有',
      text: `${palette} 打开命令面板，${sheet} 列出所有按键。跑不完的循环也能停下，变量都还在。`,
    }),
  },
  en: {
    label: 'Tour',
    progress: (step, of) => `Step ${step} of ${of}`,
    skip: 'Skip the tour',
    next: 'Next',
    done: 'Got it',
    openFirst: 'Open the first lesson',
    showCell: 'Show me one',
    path: {
      title: 'The lessons are a path',
      text: 'Each says what it builds on. Start with the first, or with whatever makes you curious: you will find your place again.',
    },
    cell: (run) => ({
      title: 'This code really runs',
      text: `Select a cell and press ${run}, or its run button. Change something, run it again, and the picture follows. Where the button is a lock, guess the result first; code marked read only cannot be changed. It is your own copy; the lesson itself stays as it is.`,
    }),
    keys: (palette, sheet) => ({
      title: 'Everything is on the keyboard',
      text: `${palette} finds every command, ${sheet} shows every key. Even an endless loop can be stopped, and every variable is kept.`,
    }),
  },
};
