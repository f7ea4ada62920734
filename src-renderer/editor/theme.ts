/** The editor's colours, read from the design tokens of the theme in force. */
import { editor } from 'monaco-editor/editor/editor.api.js';

/** Takes the editor's colours from the tokens as they are now. */
export function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => hex(style.getPropertyValue(name).trim());
  const bare = (name: string) => token(name).slice(1);
  const dark = document.documentElement.dataset.theme === 'dark';
  editor.defineTheme('stepwise', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: bare('--ink') },
      { token: 'keyword', foreground: bare('--code-keyword') },
      { token: 'string', foreground: bare('--code-string') },
      { token: 'regexp', foreground: bare('--code-string') },
      { token: 'number', foreground: bare('--code-number') },
      { token: 'comment', foreground: bare('--code-comment') },
      { token: 'function', foreground: bare('--code-function') },
      { token: 'type', foreground: bare('--code-type') },
      { token: 'variable', foreground: bare('--code-string') },
      { token: 'strong', foreground: bare('--ink'), fontStyle: 'bold' },
      { token: 'emphasis', foreground: bare('--ink'), fontStyle: 'italic' },
    ],
    colors: {
      'editor.background': '#00000000',
      'editor.foreground': token('--ink'),
      'editor.lineHighlightBackground': '#00000000',
      'editor.selectionBackground': `${token('--accent')}44`,
      'editor.inactiveSelectionBackground': `${token('--accent')}22`,
      'editor.wordHighlightBackground': `${token('--accent')}1c`,
      'editor.findMatchBackground': `${token('--warn')}66`,
      'editor.findMatchHighlightBackground': `${token('--warn')}33`,
      'diffEditor.insertedTextBackground': `${token('--good')}33`,
      'diffEditor.removedTextBackground': `${token('--bad')}33`,
      'diffEditor.insertedLineBackground': `${token('--good')}18`,
      'diffEditor.removedLineBackground': `${token('--bad')}18`,
      'diffEditor.diagonalFill': `${token('--line-strong')}66`,
      'diffEditor.unchangedRegionBackground': token('--surface-sunken'),
      'diffEditor.unchangedRegionForeground': token('--ink-soft'),
      'diffEditor.unchangedCodeBackground': '#00000000',
      'editorLineNumber.foreground': token('--ink-faint'),
      'editorLineNumber.activeForeground': token('--ink'),
      'editorCursor.foreground': token('--ink'),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, token('--ink')]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': token('--ink'),
      'editorBracketMatch.background': `${token('--accent')}22`,
      'editorBracketMatch.border': `${token('--accent')}66`,
      'editorWidget.background': token('--surface'),
      'editorWidget.foreground': token('--ink'),
      'editorWidget.border': token('--line'),
      'editorWhitespace.foreground': token('--line-strong'),
      'input.background': token('--surface-sunken'),
      'input.foreground': token('--ink'),
      'input.border': token('--line'),
      'menu.background': token('--surface'),
      'menu.foreground': token('--ink'),
      'menu.selectionBackground': token('--surface-sunken'),
      'menu.selectionForeground': token('--ink'),
      'menu.border': token('--line'),
      'list.hoverBackground': token('--surface-sunken'),
      'editorSuggestWidget.background': token('--surface'),
      'editorSuggestWidget.border': token('--line-strong'),
      'editorSuggestWidget.foreground': token('--ink'),
      'editorSuggestWidget.highlightForeground': token('--accent'),
      'editorSuggestWidget.focusHighlightForeground': token('--accent'),
      'editorSuggestWidget.selectedBackground': token('--accent-soft'),
      'editorSuggestWidget.selectedForeground': token('--ink'),
      'editorSuggestWidget.selectedIconForeground': token('--accent'),
      'editorHoverWidget.background': token('--surface'),
      'editorHoverWidget.foreground': token('--ink'),
      'editorHoverWidget.border': token('--line-strong'),
      'editorHoverWidget.highlightForeground': token('--accent'),
      'editorHoverWidget.statusBarBackground': token('--surface-sunken'),
      'textLink.foreground': token('--accent'),
      'textCodeBlock.background': token('--surface-code'),
      'textPreformat.foreground': token('--ink'),
      'textPreformat.background': token('--surface-sunken'),
      'quickInput.background': token('--surface'),
      'quickInput.foreground': token('--ink'),
      'quickInputList.focusBackground': token('--accent-soft'),
      'quickInputList.focusForeground': token('--ink'),
      'list.focusBackground': token('--accent-soft'),
      'list.focusForeground': token('--ink'),
      'list.activeSelectionBackground': token('--accent-soft'),
      'list.activeSelectionForeground': token('--ink'),
      'editorError.foreground': token('--bad'),
      'editorWarning.foreground': token('--warn'),
      'editorInfo.foreground': token('--focus'),
      'editorHint.foreground': token('--ink-faint'),
      'editorLightBulb.foreground': token('--warn'),
      'peekView.border': token('--accent'),
      'peekViewEditor.background': token('--surface-code'),
      'peekViewEditor.matchHighlightBackground': `${token('--warn')}33`,
      'peekViewResult.matchHighlightBackground': `${token('--warn')}33`,
      'peekViewResult.background': token('--surface'),
      'peekViewResult.fileForeground': token('--ink'),
      'peekViewResult.lineForeground': token('--ink'),
      'peekViewResult.selectionBackground': token('--accent-soft'),
      'peekViewResult.selectionForeground': token('--ink'),
      'peekViewTitle.background': token('--surface-sunken'),
      'peekViewTitleLabel.foreground': token('--ink'),
      'peekViewTitleDescription.foreground': token('--ink-soft'),
      'icon.foreground': token('--ink-soft'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${token('--line-strong')}aa`,
      'scrollbarSlider.hoverBackground': token('--line-strong'),
      focusBorder: token('--focus'),
    },
  });
  editor.setTheme('stepwise');
}

/** A colour token as `#rrggbb`; a build may have shortened it to `#rgb`. */
function hex(value: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return /^#[0-9a-f]{6}$/i.test(value) ? value : '#808080';
}
