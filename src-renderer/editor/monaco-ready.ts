/** Monaco made ready for its first use, whichever of its views comes first: what it can do, its worker, its languages, its colours, its letters. */
import './monaco-features.ts';
import { editor } from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { registerLanguages } from './languages.ts';
import { applyTheme } from './theme.ts';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerLanguages();
applyTheme();
// It measures letters once, and puts the caret where those would end: again when the typeface of code has come after it.
document.fonts.addEventListener('loadingdone', () => editor.remeasureFonts());
