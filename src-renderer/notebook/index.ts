/** The notebook: its cells, its commands, and where a person is in it. */
export { createCommands } from './commands.ts';
export { NotebookProvider } from './context.ts';
export { keepDrawnProse } from './drawn-prose.ts';
export { createFocus, type Focus } from './focus.ts';
export { MemoryMeter } from './memory-meter.tsx';
export { type NotebookHandle, NotebookView, type Scrolled } from './notebook-view.tsx';
export { RunBar } from './run-bar.tsx';
export { notebookStrings, refusalStrings } from './strings.ts';
export { useCellCommands } from './use-cell-commands.ts';
export { useLanguage } from './use-language.ts';
export { useRunNotice } from './use-run-notice.ts';
export { useVariables } from './use-variables.ts';
export { VariablesPanel } from './variables-panel.tsx';
