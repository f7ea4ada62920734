/** Monaco made ready for its first use, whichever of its views comes first: what it can do, its worker, its languages, its colours. */
import './monaco-features.ts';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { registerLanguages } from './languages.ts';
import { applyTheme } from './theme.ts';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerLanguages();
applyTheme();
