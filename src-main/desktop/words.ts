/** The words that Electron's own boxes and menus show, in each language. */

import type { Settings } from '#core/host/host.ts';
import { isLocale, type Locale } from '#core/text/locale.ts';

const zh = {
  name: '拾级',
  file: '文件',
  openRecent: '打开最近的文件',
  forgetRecent: '清除这份列表',
  export: '导出',
  cell: '单元格',
  undoCells: '撤销单元格操作',
  redoCells: '重做单元格操作',
  theme: '外观',
  language: '语言 · Language',
  run: '运行',
  backend: '计算后端',
  lesson: '课程',
  help: '帮助',
  services: '服务',
  hide: '隐藏拾级',
  hideOthers: '隐藏其他',
  unhide: '全部显示',
  zoomWindow: '缩放窗口',
  front: '前置全部窗口',
  close: '关闭窗口',
  quit: '退出',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  view: '显示',
  reload: '重新载入',
  fullScreen: '全屏',
  developer: '开发者工具',
  window: '窗口',
  minimize: '最小化',
  notebooks: '笔记本',
  save: '保存',
  unsaved: '有改动还没有保存',
  unsavedDetail: '现在离开，最近一秒内的改动可能会丢失。',
  stay: '留下',
  leave: '离开',
  crashed: '窗口意外停止了',
  crashedDetail: '保存过的改动都在，打开着的笔记会照原样重新打开。',
  reopen: '重新打开我的工作',
  notEnded: '拾级上次没有正常结束',
  notEndedDetail: '保存过的改动都在。要不要把当时开着的窗口和笔记重新打开？',
  startAfresh: '从头开始',
  frozen: '窗口没有响应',
  frozenDetail: '可以再等等，也可以重新载入。保存过的改动都在。',
  wait: '等待',
  updateFailed: '没能查到新版本',
  updateFailedDetail: '连不上更新地址，或者下载没有完成。这个版本不受影响，可以以后再试。',
  noUpdater: '这个版本不会自动更新',
  noAddress: '它在构建时没有指定更新地址。要用新版本，请从你得到它的地方再取一次。',
  notInstalled: '它不是由安装程序装上的，无法替换自己。要用新版本，请从你得到它的地方再取一次。',
  upToDate: '已经是最新版本',
  isVersion: (version: string) => `现在的版本是 ${version}。`,
  newer: (version: string) => `有新版本 ${version}，要下载吗？`,
  fetch: '下载',
  later: '以后再说',
  fetched: (version: string) => `${version} 已下载好`,
  fetchedDetail: '重新启动后就会用上它，打开着的笔记会照原样重新打开。',
  restart: '重新启动',
  good: '好',
};

/** One language's words. */
export type Words = typeof zh;

/** Those of the words that are one text, whatever they speak of. */
export type Label = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

const en: Words = {
  name: 'Stepwise',
  file: 'File',
  openRecent: 'Open Recent',
  forgetRecent: 'Clear This List',
  export: 'Export',
  cell: 'Cell',
  undoCells: 'Undo Cell Change',
  redoCells: 'Redo Cell Change',
  theme: 'Appearance',
  language: 'Language · 语言',
  run: 'Run',
  backend: 'Compute Backend',
  lesson: 'Lesson',
  help: 'Help',
  services: 'Services',
  hide: 'Hide Stepwise',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  zoomWindow: 'Zoom',
  front: 'Bring All to Front',
  close: 'Close Window',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  reload: 'Reload',
  fullScreen: 'Full Screen',
  developer: 'Developer Tools',
  window: 'Window',
  minimize: 'Minimize',
  notebooks: 'Notebooks',
  save: 'Save',
  unsaved: 'Some changes are not saved yet',
  unsavedDetail: 'Leaving now may lose what you changed in the last second.',
  stay: 'Stay',
  leave: 'Leave',
  crashed: 'The window stopped unexpectedly',
  crashedDetail: 'Everything that was saved is safe. What was open will be opened again as it was.',
  reopen: 'Reopen My Work',
  notEnded: 'Stepwise did not end as it should last time',
  notEndedDetail: 'Everything that was saved is safe. Reopen the windows and notebooks that were open then?',
  startAfresh: 'Start Afresh',
  frozen: 'The window does not respond',
  frozenDetail: 'You can wait, or reload. Everything that was saved is safe.',
  wait: 'Wait',
  updateFailed: 'Could not look for a newer version',
  updateFailedDetail:
    'The update address cannot be reached, or the download did not finish. This version is as it was; try again later.',
  noUpdater: 'This copy does not update itself',
  noAddress: 'It was built without an update address. For a newer version, go where you got this one.',
  notInstalled:
    'It was not put here by an installer, so it cannot replace itself. For a newer version, go where you got this one.',
  upToDate: 'This is the newest version',
  isVersion: (version) => `You have version ${version}.`,
  newer: (version) => `There is a newer version, ${version}. Download it?`,
  fetch: 'Download',
  later: 'Later',
  fetched: (version) => `${version} is ready`,
  fetchedDetail: 'It takes over at the next start. What is open will be opened again as it is.',
  restart: 'Restart',
  good: 'OK',
};

const words: Readonly<Record<Locale, Words>> = { zh, en };

/** The language in use now, which a person may change while the app runs. */
export class LocaleText {
  #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  /** The language now. */
  get locale(): Locale {
    return this.#locale;
  }

  /** The words now. */
  get now(): Words {
    return words[this.#locale];
  }

  /** Takes over what settings say; `system` is the system's own language, such as `zh-CN`. Tells whether it changed. */
  follow(chosen: Settings['locale'], system: string): boolean {
    const before = this.#locale;
    this.#locale = localeFor(chosen, system);
    return before !== this.#locale;
  }
}

/** The language to use: the one chosen, else the system's where we speak it, else English. */
export function localeFor(chosen: Settings['locale'], system: string): Locale {
  if (chosen !== 'system') return chosen;
  const language = system.toLowerCase().split('-')[0] ?? '';
  return isLocale(language) ? language : 'en';
}
