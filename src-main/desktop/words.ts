/** The words that Electron's own boxes and menus show, in each language. */

import type { Settings } from '#core/host/host.ts';
import { isLocale, type Locale } from '#core/text/locale.ts';

const zh = {
  about: '关于拾级',
  file: '文件',
  library: '课程',
  open: '打开…',
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
  resetZoom: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
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
  crashedDetail: '保存过的改动都在。重新载入后可以继续。',
  frozen: '窗口没有响应',
  frozenDetail: '可以再等等，也可以重新载入。保存过的改动都在。',
  wait: '等待',
};

/** One language's words. */
export type Words = typeof zh;

const en: Words = {
  about: 'About Stepwise',
  file: 'File',
  library: 'Lessons',
  open: 'Open…',
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
  resetZoom: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
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
  crashedDetail: 'Everything that was saved is safe. Reload to go on.',
  frozen: 'The window does not respond',
  frozenDetail: 'You can wait, or reload. Everything that was saved is safe.',
  wait: 'Wait',
};

const words: Readonly<Record<Locale, Words>> = { zh, en };

/** The language in use now, which a person may change while the app runs. */
export class LocaleText {
  #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
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
