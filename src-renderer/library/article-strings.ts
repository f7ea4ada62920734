/** The words of the page “From the article”. */
import { defineStrings } from '../i18n/strings.ts';

/** Its words. */
export const articleStrings = defineStrings(
  {
    name: '从文章看',
    heading: '从文章看课程',
    lead: '这套课程把一篇讲 AI 大模型的文章逐节做成可以动手的步骤。从文章的目录出发，看每一节在哪一课的哪一步变成了看得见的东西，哪些说法被更正。',
    counts: (all: number, here: number) =>
      `文章共 ${all} 节，${here} 节已有课程，${all - here} 节的课程还没写好。`,
    corrected: (n: number) => `更正 ${n} 处。`,
    chapter: (number: string, title: string) => `${number}. ${title}`,
    steps: '课程步骤',
    step: (lesson: number, title: string) => `第 ${lesson} 课 · ${title}`,
    whole: (lesson: number, title: string) => `第 ${lesson} 课《${title}》`,
    toCome: (lessons: readonly number[]) => `第 ${lessons.join('、')} 课还没写好`,
    correction: '更正',
    goThere: '去这一步',
  },
  {
    name: 'From the article',
    heading: 'The lessons, by the article',
    lead: 'These lessons remake an article about large AI models, section by section, as steps to work through. Start from its contents: which step of which lesson makes a section concrete, and which of its statements are corrected.',
    counts: (all: number, here: number) =>
      `The article has ${all} sections. ${here} are in the lessons, those for ${all - here} are still to come.`,
    corrected: (n: number) => ` ${n} corrections.`,
    chapter: (number: string, title: string) => `${number}. ${title}`,
    steps: 'Steps',
    step: (lesson: number, title: string) => `Lesson ${lesson} · ${title}`,
    whole: (lesson: number, title: string) => `Lesson ${lesson}: ${title}`,
    toCome: (lessons: readonly number[]) =>
      lessons.length === 1
        ? `Lesson ${lessons.join()} is still to come`
        : `Lessons ${lessons.join(', ')} are still to come`,
    correction: 'Correction',
    goThere: 'Go to this step',
  },
);
