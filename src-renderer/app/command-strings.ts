/** Words that say why a command cannot be carried out just now. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of commands refused. */
export const commandStrings = defineStrings(
  {
    notHere: (title: string) => `这里用不上“${title}”。`,
    noOtherTab: '没有别的标签页。',
    noFurther: '已经到头了。',
    allSaved: '没有要保存的改动。',
    noOutline: '这份笔记没有目录。',
    noNextStep: '已经是最后一步。',
    noPreviousStep: '已经是第一步。',
  },
  {
    notHere: (title: string) => `“${title}” has no use here.`,
    noOtherTab: 'There is no other tab.',
    noFurther: 'It goes no further.',
    allSaved: 'There is nothing to save.',
    noOutline: 'This notebook has no outline.',
    noNextStep: 'This is the last step.',
    noPreviousStep: 'This is the first step.',
  },
);
