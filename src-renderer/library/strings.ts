/** The library's words. */
import type { Standing } from '#core/lesson/path.ts';
import { defineStrings } from '../i18n/strings.ts';

/** Words of the path of lessons, its search, and where one left off. */
export const libraryStrings = defineStrings(
  {
    welcome: '学懂大模型，一步一个台阶',
    welcomeText:
      '每一课都是一本可以运行的笔记：读一步，改一改代码，重新运行，看图怎么变。模型就在这台电脑上训练。',
    lessons: '全部课程',
    search: '搜索课程',
    searchHint: '标题、学习目标、文章章节…',
    found: (n: number) => `找到 ${n} 课`,
    nothing: (query: string) => `没有一课讲到“${query}”`,
    nothingText: '换个说法试试，例如“损失”“过拟合”，或文章的节号“4.2”。',
    clear: '清除搜索',
    byObjective: '学完能够',
    bySection: (number: string) => `文章 ${number}`,
    goOn: '接着学',
    goOnAt: (step: number, title: string) => `第 ${step} 步 · ${title}`,
    start: '开始',
    resume: '继续',
    again: '再看看',
    minutes: (n: number) => `约 ${n} 分钟`,
    lessonNumber: (n: number) => `第 ${n} 课`,
    steps: (done: number, all: number) => `${done} / ${all} 步`,
    checks: (passed: number, all: number) => `通过 ${passed} / ${all} 项检查`,
    before: '先修',
    noLessons: '还没有课程',
    noLessonsText: '课程文件夹里没有找到课程。每一课是 notebooks 下的一个文件夹，里面有一个 lesson.md。',
    myWork: '我的学习',
    fromArticle: '从文章看',
  },
  {
    welcome: 'How large AI models work, one step at a time',
    welcomeText:
      'Every lesson is a notebook that runs: read a step, change the code, run it again, watch the picture move. The models train right here, on this computer.',
    lessons: 'All lessons',
    search: 'Search the lessons',
    searchHint: 'Title, objective, article section…',
    found: (n: number) => (n === 1 ? '1 lesson found' : `${n} lessons found`),
    nothing: (query: string) => `No lesson speaks of “${query}”`,
    nothingText: 'Try another word, such as “loss” or “overfit”, or a section of the article such as “4.2”.',
    clear: 'Clear the search',
    byObjective: 'You will be able to',
    bySection: (number: string) => `Article ${number}`,
    goOn: 'Go on',
    goOnAt: (step: number, title: string) => `Step ${step} · ${title}`,
    start: 'Start',
    resume: 'Continue',
    again: 'Look again',
    minutes: (n: number) => `about ${n} min`,
    lessonNumber: (n: number) => `Lesson ${n}`,
    steps: (done: number, all: number) => `${done} / ${all} steps`,
    checks: (passed: number, all: number) => `${passed} / ${all} checks passed`,
    before: 'Builds on',
    noLessons: 'No lessons yet',
    noLessonsText:
      'No lesson was found in the lessons folder. Each lesson is a folder under notebooks with a lesson.md in it.',
    myWork: 'My work',
    fromArticle: 'From the article',
  },
);

/** How a lesson stands, in words. */
export const standingStrings = defineStrings<Record<Standing, string>>(
  { new: '未开始', begun: '学习中', done: '已学完' },
  { new: 'not begun', begun: 'in progress', done: 'done' },
);
