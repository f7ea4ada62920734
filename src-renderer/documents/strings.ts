/** Words of finding documents. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of quick open and of the workspace's tree. */
export const findingStrings = defineStrings(
  {
    quickOpen: '快速打开',
    quickOpenHint: '输入课程或文件名的几个字',
    found: (n: number) => `找到 ${n} 项`,
    nothing: '没有匹配的课程或文件。',
    incomplete: '文件太多，只列出了其中一部分。',
    tree: '工作文件夹',
    emptyFolder: '这里没有笔记',
    more: (n: number) => `另有 ${n} 项未列出`,
    loading: '正在读取…',
    dropHere: '松手即可打开：.md、.ipynb、.ts、.js',
  },
  {
    quickOpen: 'Quick open',
    quickOpenHint: 'Type some letters of a lesson or a file',
    found: (n: number) => (n === 1 ? '1 found' : `${n} found`),
    nothing: 'No lesson or file matches.',
    incomplete: 'There are too many files; only some are listed.',
    tree: 'Workspace folder',
    emptyFolder: 'No notebooks here',
    more: (n: number) => `${n} more not listed`,
    loading: 'Reading…',
    dropHere: 'Drop to open: .md, .ipynb, .ts, .js',
  },
);
