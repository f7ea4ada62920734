/** Commands that explain, or tell of the app itself. */
import { inGroup } from '../command.ts';

const command = inGroup('help');

/** The group, in the order that lists show it. */
export const helpCommands = {
  palette: command({
    title: { zh: '命令面板', en: 'Command palette' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+Shift+P'],
  }),
  shortcuts: command({
    title: { zh: '键盘快捷键', en: 'Keyboard shortcuts' },
    scope: 'desk',
    in: 'window',
    keys: ['Mod+k Mod+s', '?'],
  }),
  diagnostics: command({
    title: { zh: '诊断报告', en: 'Diagnostics report' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'check-for-updates': command({
    title: { zh: '检查更新…', en: 'Check for updates…' },
    scope: 'desktop',
    in: 'window',
    keys: [],
  }),
  about: command({
    title: { zh: '关于拾级', en: 'About Stepwise' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
} as const;
