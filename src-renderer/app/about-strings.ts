/** The words of the pages about the app: what it is, whose work is in it, and how it stands here. */
import { defineStrings } from '../i18n/strings.ts';

/** Words of About, of the diagnostics report and of the crash page. */
export const aboutStrings = defineStrings(
  {
    about: '关于拾级',
    version: (version: string) => `版本 ${version}`,
    motto: '一步一步，看懂大模型是怎样工作的。',
    licence: '拾级以 MIT 许可证发布。它用到下面这些软件和字体，感谢它们的作者。',
    packages: (n: number) => `${n} 个软件包和字体`,
    reading: '正在读取许可证…',
    unreadable: '许可证列表读不出来。重新构建或重新安装后会有。',
    noText: '这个软件包没有附上许可证全文。',
    filter: '按名称或许可证筛选',
    close: '关闭',

    diagnostics: '诊断报告',
    diagnosticsText:
      '报告问题时可以附上它。里面没有笔记的内容、文件名、路径，也没有密钥；复制之前你可以先看一遍。它不会自己发给任何人。',
    gathering: '正在收集…',
    copy: '复制报告',
    copied: '已复制。',
    copyFailed: '没能复制：请选中上面的文字，用 Ctrl+C 复制。',
    report: '报告',

    crashed: '这里出错了',
    crashedText:
      '窗口里的一部分没能画出来。你的改动已经保存或留有备份：重新打开后，会回到刚才的地方；没来得及保存的，会让你恢复。',
    documentCrashed: '这份笔记没能显示出来',
    documentCrashedText:
      '别的笔记不受影响。你的改动已经保存或留有备份：重新打开后，没来得及保存的，会让你恢复。',
    missing: '这一部分没能打开',
    missingText: '它的程序没能读到：也许拾级的后台停了，也许安装不完整。你的笔记和别的部分照常可用。',
    reopen: '重新打开我的笔记',
    tryAgain: '再试一次',
    toLibrary: '回到课程',
    details: '出了什么错',
  },
  {
    about: 'About Stepwise',
    version: (version: string) => `Version ${version}`,
    motto: 'How large models work, one step at a time.',
    licence:
      'Stepwise is given under the MIT licence. It is made with the software and fonts below; our thanks to their authors.',
    packages: (n: number) => `${n} packages and fonts`,
    reading: 'Reading the licences…',
    unreadable: 'The list of licences cannot be read. A new build or installation will have it.',
    noText: 'This package brings no text of its licence.',
    filter: 'Filter by name or licence',
    close: 'Close',

    diagnostics: 'Diagnostics report',
    diagnosticsText:
      'Add it when you report a problem. It holds nothing of your notebooks, no file names, no paths and no keys, and you can read it before you copy it. It is sent to nobody by itself.',
    gathering: 'Gathering…',
    copy: 'Copy the report',
    copied: 'Copied.',
    copyFailed: 'It could not be copied: select the text above and press Ctrl+C.',
    report: 'Report',

    crashed: 'Something went wrong here',
    crashedText:
      'A part of the window could not be drawn. Your changes are saved or backed up: reopened, it comes back to where you were, and what was never saved is offered to you.',
    documentCrashed: 'This notebook could not be shown',
    documentCrashedText:
      'Your other notebooks are not touched. Your changes are saved or backed up: reopened, what was never saved is offered to you.',
    missing: 'This part could not be opened',
    missingText:
      'Its code could not be read: Stepwise may have been stopped, or its installation may be incomplete. Your notebooks and everything else go on.',
    reopen: 'Reopen my work',
    tryAgain: 'Try again',
    toLibrary: 'To the lessons',
    details: 'What went wrong',
  },
);
