/** Commands that run, stop and clear, and where it is computed. */
import { inGroup } from '../command.ts';

const command = inGroup('run');

/** The group, in the order that lists show it. */
export const runCommands = {
  run: command({
    title: { zh: '运行', en: 'Run' },
    scope: 'cell',
    in: 'cell',
    keys: ['Mod+Enter'],
  }),
  'run-advance': command({
    title: { zh: '运行并移到下一个', en: 'Run and go to the next' },
    scope: 'cell',
    in: 'cell',
    keys: ['Shift+Enter'],
  }),
  'run-insert': command({
    title: { zh: '运行并在下方插入', en: 'Run and insert below' },
    scope: 'cell',
    in: 'cell',
    keys: ['Alt+Enter'],
  }),
  'run-all': command({
    title: { zh: '全部运行', en: 'Run all' },
    scope: 'notebook',
    in: 'window',
    keys: [],
  }),
  'run-above': command({
    title: { zh: '运行上方全部单元格', en: 'Run all above' },
    scope: 'cell',
    in: 'cell',
    keys: [],
  }),
  'run-below': command({
    title: { zh: '运行此单元格及下方全部', en: 'Run this and all below' },
    scope: 'cell',
    in: 'cell',
    keys: [],
  }),
  'run-stale': command({
    title: { zh: '更新已过期的单元格', en: 'Run what is out of date' },
    scope: 'notebook',
    in: 'window',
    keys: [],
  }),
  check: command({
    title: { zh: '检查这道练习', en: 'Check this exercise' },
    scope: 'cell',
    in: 'cell',
    keys: [],
  }),
  stop: command({
    title: { zh: '停止运行', en: 'Stop running' },
    scope: 'notebook',
    in: 'window',
    keys: ['i i'],
  }),
  restart: command({
    title: { zh: '重启内核', en: 'Restart kernel' },
    scope: 'notebook',
    in: 'window',
    keys: ['0 0'],
  }),
  'restart-run-all': command({
    title: { zh: '重启并全部运行', en: 'Restart and run all' },
    scope: 'notebook',
    in: 'window',
    keys: [],
  }),
  reactive: command({
    title: { zh: '自动更新（开或关）', en: 'Update by itself (on or off)' },
    scope: 'notebook',
    in: 'window',
    keys: [],
  }),
  'clear-outputs': command({
    title: { zh: '清除所有输出', en: 'Clear all outputs' },
    scope: 'notebook',
    in: 'window',
    keys: [],
  }),
  'backend-auto': command({
    title: { zh: '计算后端：自动选择', en: 'Compute backend: automatic' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'backend-webgl': command({
    title: { zh: '计算后端：WebGL', en: 'Compute backend: WebGL' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'backend-wasm': command({
    title: { zh: '计算后端：WASM', en: 'Compute backend: WASM' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
  'backend-cpu': command({
    title: { zh: '计算后端：CPU', en: 'Compute backend: CPU' },
    scope: 'desk',
    in: 'window',
    keys: [],
  }),
} as const;
