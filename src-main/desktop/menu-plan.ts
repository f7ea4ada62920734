/** Which command lies where in the menu: data, proved by a test to hold every command of the app once. */
import type { CommandId } from '#core/commands/commands.ts';
import type { MenuRole } from './electron.ts';
import type { Label } from './words.ts';

/** A line of the plan. */
export type Planned =
  | 'line'
  | { readonly command: CommandId; readonly label?: Label }
  /** The documents opened last, which no list of commands can name. */
  | 'recent'
  /** What the system knows how to do. */
  | { readonly role: MenuRole; readonly label?: Label }
  | { readonly label: Label; readonly lines: readonly Planned[] };

const all = (...ids: readonly CommandId[]): readonly Planned[] => ids.map((command) => ({ command }));

const file = (mac: boolean): Planned => ({
  label: 'file',
  lines: [
    ...all('new-notebook', 'new-ipynb', 'new-window'),
    'line',
    ...all('open-file', 'quick-open', 'notebooks'),
    'recent',
    'line',
    ...all('save', 'save-as', 'duplicate', 'rename', 'history'),
    'line',
    {
      label: 'export',
      lines: [
        ...all('export'),
        'line',
        ...all('export-html', 'export-pdf', 'export-md', 'export-ipynb', 'export-ts'),
        'line',
        ...all('export-models', 'export-zip'),
      ],
    },
    ...all('open-in-browser'),
    'line',
    ...all('trash'),
    ...(mac ? [] : (['line', ...all('settings')] as const)),
    'line',
    ...all('close-tab'),
    { role: 'close', label: 'close' },
    ...(mac ? [] : ([{ role: 'quit', label: 'quit' }] as const)),
  ],
});

const edit: Planned = {
  label: 'edit',
  lines: [
    { role: 'undo', label: 'undo' },
    { role: 'redo', label: 'redo' },
    'line',
    { role: 'cut', label: 'cut' },
    { role: 'copy', label: 'copy' },
    { role: 'paste', label: 'paste' },
    { role: 'selectAll', label: 'selectAll' },
    'line',
    ...all('find', 'find-next', 'find-previous', 'replace'),
    'line',
    ...all('format'),
    {
      label: 'cell',
      lines: [
        { command: 'undo', label: 'undoCells' },
        { command: 'redo', label: 'redoCells' },
        'line',
        ...all('edit', 'leave'),
        'line',
        ...all('select-previous', 'select-next', 'select-first', 'select-last'),
        'line',
        ...all('insert-above', 'insert-below', 'insert-text'),
        'line',
        ...all('to-markdown', 'to-code', 'move-up', 'move-down'),
        'line',
        ...all('reset-cell', 'remove'),
      ],
    },
  ],
};

const view: Planned = {
  label: 'view',
  lines: [
    ...all('palette'),
    'line',
    { label: 'theme', lines: all('theme-system', 'theme-light', 'theme-dark') },
    { label: 'language', lines: all('language-zh', 'language-en') },
    'line',
    ...all('variables', 'outline'),
    'line',
    ...all('zoom-in', 'zoom-out', 'zoom-reset'),
    'line',
    ...all('code-larger', 'code-smaller'),
    'line',
    { role: 'togglefullscreen', label: 'fullScreen' },
    { role: 'reload', label: 'reload' },
    { role: 'toggleDevTools', label: 'developer' },
  ],
};

const run: Planned = {
  label: 'run',
  lines: [
    ...all('run', 'run-advance', 'run-insert'),
    'line',
    ...all('run-all', 'run-above', 'run-below', 'run-stale'),
    'line',
    ...all('stop', 'restart', 'restart-run-all'),
    'line',
    ...all('reactive', 'clear-outputs'),
    'line',
    { label: 'backend', lines: all('backend-auto', 'backend-webgl', 'backend-wasm', 'backend-cpu') },
  ],
};

const lesson: Planned = {
  label: 'lesson',
  lines: [
    ...all('library', 'article', 'my-work'),
    'line',
    ...all('previous-step', 'next-step', 'reading-mode'),
    'line',
    ...all('check', 'reset-lesson'),
  ],
};

const window = (mac: boolean): Planned => ({
  label: 'window',
  lines: [
    { role: 'minimize', label: 'minimize' },
    ...(mac ? ([{ role: 'zoom', label: 'zoomWindow' }] as const) : []),
    'line',
    ...all('next-tab', 'previous-tab'),
    ...(mac ? (['line', { role: 'front', label: 'front' }] as const) : []),
  ],
});

const help = (mac: boolean): Planned => ({
  label: 'help',
  lines: [
    ...all('shortcuts', 'diagnostics'),
    ...(mac ? [] : (['line', ...all('check-for-updates'), 'line', ...all('about')] as const)),
  ],
});

/** The menu that macOS gives every app. */
const app: Planned = {
  label: 'name',
  lines: [
    ...all('about', 'check-for-updates'),
    'line',
    ...all('settings'),
    'line',
    { role: 'services', label: 'services' },
    'line',
    { role: 'hide', label: 'hide' },
    { role: 'hideOthers', label: 'hideOthers' },
    { role: 'unhide', label: 'unhide' },
    'line',
    { role: 'quit', label: 'quit' },
  ],
};

/** The whole menu of a platform. */
export function menuPlan(platform: NodeJS.Platform): readonly Planned[] {
  const mac = platform === 'darwin';
  return [...(mac ? [app] : []), file(mac), edit, view, run, lesson, window(mac), help(mac)];
}

/** Commands that the app itself carries out, whatever window is in front, and where there is none. */
export const ownCommands = [
  'new-window',
  'open-in-browser',
  'check-for-updates',
] as const satisfies CommandId[];

/** One of {@link ownCommands}. */
export type OwnCommand = (typeof ownCommands)[number];

/** Whether the app itself carries a command out. */
export function isOwn(id: CommandId): id is OwnCommand {
  return (ownCommands as readonly CommandId[]).includes(id);
}

/** Commands that say whether they are on: one of several choices, or a switch. */
export const switches: ReadonlySet<CommandId> = new Set([
  'theme-system',
  'theme-light',
  'theme-dark',
  'language-zh',
  'language-en',
  'backend-auto',
  'backend-webgl',
  'backend-wasm',
  'backend-cpu',
  'reactive',
  'variables',
  'outline',
  'reading-mode',
]);
