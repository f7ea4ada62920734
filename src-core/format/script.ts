/**
 * Imports a program (`.ts`, `.js`) as a notebook. Where it has `// %%` lines, as
 * editors mark cells, it is split there; else before each group of top-level
 * statements that a blank line parts from the one above. No text is lost: cells
 * joined by blank lines are the program again.
 */
import type { Cell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import { withUnixNewlines } from '../text/lines.ts';
import { assignIds } from './markdown/assign-ids.ts';
import { printMarkdown } from './markdown/index.ts';

/** A program as the text of a Markdown notebook. `name` is the file's: it gives the language and the title. */
export function importScript(name: string, text: string): string {
  const language = /\.m?js$/i.test(name) ? 'js' : 'ts';
  const source = withUnixNewlines(text.replace(/^\uFEFF/, '').replace(/^#!.*\n?/, ''));
  const marked = /^[ \t]*\/\/ ?%%/m.test(source);
  const parts = marked ? splitAtMarks(source) : splitAtBlankLines(source).map((code) => ({ code }));
  const all: Part[] = [{ prose: `# ${name}` }, ...parts];
  const ids = assignIds(
    all.map((part) =>
      'prose' in part
        ? { kind: 'markdown', spelled: undefined }
        : { kind: 'code', language, source: part.code, spelled: undefined },
    ),
  );
  const cells = all.map((part, index): Cell => {
    const base = { id: ids[index] as CellId, attributes: {} };
    return 'prose' in part
      ? { kind: 'markdown', ...base, source: part.prose }
      : { kind: 'code', language, ...base, source: part.code };
  });
  return printMarkdown({ title: '', metadata: {}, cells });
}

type Part = { readonly code: string } | { readonly prose: string };

/** `// %% [markdown]` begins prose, its lines commented out; `// %% a title` code, the title kept as a comment. */
function splitAtMarks(source: string): Part[] {
  return source.split(/^(?=[ \t]*\/\/ ?%%)/m).flatMap((piece): Part[] => {
    const mark = /^[ \t]*\/\/ ?%%[ \t]*(.*)\n?/.exec(piece);
    const rest = mark === null ? piece : piece.slice(mark[0].length);
    const heading = mark?.[1]?.trim() ?? '';
    const prose = /^\[(?:markdown|md)\]\s*(.*)$/i.exec(heading);
    if (prose !== null) {
      const lines = rest.split('\n').map((line) => line.replace(/^[ \t]*\/\/ ?/, ''));
      const text = trim([prose[1] ?? '', ...lines].join('\n'));
      return text === '' ? [] : [{ prose: text }];
    }
    const title = heading === '' ? '' : `// ${heading}\n`;
    const code = trim(`${title}${rest}`);
    return code === '' ? [] : [{ code }];
  });
}

/** Parts at blank lines outside every bracket, comment, string and template. */
function splitAtBlankLines(source: string): string[] {
  const parts: string[] = [];
  let begin = 0;
  for (const at of blankLinesOutside(source)) {
    const part = trim(source.slice(begin, at));
    if (part !== '') parts.push(part);
    begin = at;
  }
  const last = trim(source.slice(begin));
  return last === '' ? parts : [...parts, last];
}

/** Offsets of blank lines at the top level. A regular expression with a bracket in it only makes a cell longer. */
function* blankLinesOutside(source: string): Generator<number> {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|[`()[\]{}]|\n[ \t]*(?=\n)/g;
  /** Open brackets; a backtick stands for a template whose text is being read. */
  const open: string[] = [];
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [text] = match;
    if (text === '`') {
      const inside = skipTemplate(source, token.lastIndex);
      token.lastIndex = inside.end;
      if (inside.hole) open.push('`');
    } else if (/^[([{]$/.test(text)) open.push(text);
    else if (/^[)\]}]$/.test(text)) {
      if (open.pop() !== '`') continue;
      // The end of `${…}`: the template's text goes on.
      const inside = skipTemplate(source, token.lastIndex);
      token.lastIndex = inside.end;
      if (inside.hole) open.push('`');
    } else if (text.startsWith('\n') && open.length === 0) yield match.index + 1;
  }
}

/** Where a template's text ends: behind its backtick, or behind the `${` of a hole. */
function skipTemplate(source: string, from: number): { readonly end: number; readonly hole: boolean } {
  const stop = /\\[\s\S]|`|\$\{/g;
  stop.lastIndex = from;
  for (let match = stop.exec(source); match !== null; match = stop.exec(source)) {
    if (match[0] === '`') return { end: stop.lastIndex, hole: false };
    if (match[0] === '${') return { end: stop.lastIndex, hole: true };
  }
  return { end: source.length, hole: false };
}

/** Without blank lines around it; indentation of its first line stays. */
function trim(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
