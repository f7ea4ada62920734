/**
 * What part each line plays in a Markdown text, as far as cells need it: which
 * lines are inside fences and raw HTML, where nothing is a marker.
 *
 * Follows CommonMark 0.31 (fenced code §4.5, HTML blocks 1–6 §4.6, list items
 * §5.2) with these simplifications, which only ever concern indented fences:
 * lazy continuation ends a list item, and HTML blocks of kind 7 are text.
 */
import { linesOf } from '../../text/lines.ts';

/** A line's part. `text` is everything that is neither blank, fenced, raw HTML nor a marker. */
export type Role =
  | 'blank'
  | 'text'
  | 'fence-open'
  | 'fence'
  | 'fence-close'
  | 'html'
  | 'cell-marker'
  | 'locale-marker';

/** A fence's opening line. */
export interface Fence {
  readonly char: '`' | '~';
  readonly length: number;
  readonly info: string;
  /** Column at which the content of its list item begins; 0 outside lists. */
  readonly offset: number;
  /** Columns before the fence itself. */
  readonly indent: number;
}

interface RawHtml {
  /** What ends it, on a line of its own or not; null: a blank line. */
  readonly end: RegExp | null;
  readonly close: string;
  readonly offset: number;
}

/** `<!-- cell -->`, `<!-- cell {#intro .locked} -->`; group 1 is the attribute block. */
export const cellMarker = /^<!--[ \t]+cell(?:[ \t]+(\{.*\}))?[ \t]*-->[ \t]*$/s;

/** `<!-- zh -->`, `<!-- /zh -->`, `<!-- all -->`; group 1 is the slash, group 2 the name. */
export const localeMarker = /^<!--[ \t]+(\/?)(zh|en|all)[ \t]+-->[ \t]*$/;

const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const listItem = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/;
const fenceOpen = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/s;
const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const blockHtml = new RegExp(`^</?(?:${blockTags})(?:[ \\t]|/?>|$)`, 'i');
const literalHtml = /^<(script|pre|style|textarea)(?:[ \t>]|$)/i;

/** Deepest list nesting that is followed; deeper lines count as text. */
const maxListDepth = 60;

/** What a text leaves open at its end: nothing, something that `close` on a line of its own ends, or a block that a blank line ends. */
export type OpenEnd = { readonly close: string } | 'until-blank' | null;

/** Reads a Markdown text line by line. */
export class MarkdownScanner {
  #fence: Fence | null = null;
  #html: RawHtml | null = null;
  /** Content columns of the open list items, outermost first. */
  #lists: number[] = [];

  /** The fence that the last line opened or is inside of. */
  get fence(): Fence | null {
    return this.#fence;
  }

  /** What would be left open if the text ended here. Inside a list item nothing is: the next cell ends it. */
  get open(): OpenEnd {
    if (this.#fence !== null && this.#fence.offset === 0) {
      return { close: this.#fence.char.repeat(this.#fence.length) };
    }
    if (this.#html === null || this.#html.offset > 0) return null;
    return this.#html.end === null ? 'until-blank' : { close: this.#html.close };
  }

  /** The part of the next line, given without its ending. */
  step(line: string): Role {
    const { columns, index } = indentation(line);
    const blank = index === line.length;
    if (this.#fence !== null) {
      if (!blank && columns < this.#fence.offset) this.#fence = null;
      else return this.#insideFence(line.slice(index), columns);
    }
    if (this.#html !== null) {
      if (!blank && columns < this.#html.offset) this.#html = null;
      else return this.#insideHtml(line, blank);
    }
    if (blank) return 'blank';
    while ((this.#lists.at(-1) ?? 0) > columns) this.#lists.pop();
    if (columns === 0) {
      if (cellMarker.test(line)) return 'cell-marker';
      if (localeMarker.test(line)) return 'locale-marker';
    }
    return this.#block(line, columns, index);
  }

  #insideFence(rest: string, columns: number): Role {
    const fence = this.#fence;
    if (fence === null || columns - fence.offset > 3) return 'fence';
    const run = fence.char === '`' ? /^(`+)[ \t]*$/.exec(rest) : /^(~+)[ \t]*$/.exec(rest);
    if ((run?.[1]?.length ?? 0) < fence.length) return 'fence';
    this.#fence = null;
    return 'fence-close';
  }

  #insideHtml(line: string, blank: boolean): Role {
    const end = this.#html?.end ?? null;
    if (end === null ? blank : end.test(line)) this.#html = null;
    return end === null && blank ? 'blank' : 'html';
  }

  /** A line that begins a block or goes on with a paragraph. */
  #block(line: string, startColumns: number, startIndex: number): Role {
    let columns = startColumns;
    let rest = line.slice(startIndex);
    for (let depth = 0; depth < maxListDepth; depth += 1) {
      const offset = this.#lists.at(-1) ?? 0;
      if (columns - offset > 3 || thematicBreak.test(rest)) return 'text';
      const item = listItem.exec(rest)?.[0];
      if (item === undefined) return this.#leaf(rest, columns, offset);
      const after = rest.slice(item.length);
      const gap = indentation(after, columns + item.length);
      const spaces = gap.columns - columns - item.length;
      const empty = gap.index === after.length;
      this.#lists.push(columns + item.length + (empty || spaces > 4 ? 1 : spaces));
      if (empty) return 'text';
      columns = gap.columns;
      rest = after.slice(gap.index);
    }
    return 'text';
  }

  #leaf(rest: string, columns: number, offset: number): Role {
    const fence = fenceOpen.exec(rest);
    if (fence !== null) {
      const run = fence[1] ?? fence[3] ?? '';
      this.#fence = {
        char: run.startsWith('~') ? '~' : '`',
        length: run.length,
        info: fence[2] ?? fence[4] ?? '',
        offset,
        indent: columns,
      };
      return 'fence-open';
    }
    const html = rawHtml(rest);
    if (html === null) return 'text';
    if (html.end === null || !html.end.test(rest)) this.#html = { ...html, offset };
    return 'html';
  }
}

/** Columns and characters of the spaces and tabs a line begins with; a tab reaches the next multiple of 4. */
function indentation(line: string, from = 0): { columns: number; index: number } {
  let columns = from;
  let index = 0;
  for (; index < line.length; index += 1) {
    const char = line.charAt(index);
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return { columns, index };
}

function rawHtml(rest: string): Omit<RawHtml, 'offset'> | null {
  if (!rest.startsWith('<')) return null;
  const literal = literalHtml.exec(rest)?.[1];
  if (literal !== undefined) {
    return { end: /<\/(?:script|pre|style|textarea)>/i, close: `</${literal.toLowerCase()}>` };
  }
  if (rest.startsWith('<!--')) return { end: /-->/, close: '-->' };
  if (rest.startsWith('<?')) return { end: /\?>/, close: '?>' };
  if (rest.startsWith('<![CDATA[')) return { end: /\]\]>/, close: ']]>' };
  if (/^<![A-Za-z]/.test(rest)) return { end: />/, close: '>' };
  return blockHtml.test(rest) ? { end: null, close: '' } : null;
}

/** A line with its part. */
export interface ScannedLine {
  readonly text: string;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Every line of a Markdown text with its part. */
export function* scanLines(text: string): Generator<ScannedLine> {
  const scanner = new MarkdownScanner();
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, end);
    yield { text: line, role: scanner.step(line), start, end, next };
  }
}
