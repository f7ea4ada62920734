/** The lesson's words. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of the list of steps. */
export const lessonStrings = defineStrings(
  {
    steps: '本课步骤',
    stepOf: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`,
    done: '，已运行',
  },
  {
    steps: 'Steps of this lesson',
    stepOf: (at: number, all: number) => `Step ${at} of ${all}`,
    done: ', done',
  },
);
