/**
 * Makes any text safe to stand as one prose cell: what would begin another cell
 * is written so that it shows the same but begins none, and what is left open
 * is closed. A text that is safe already comes back as it is.
 */
import { withoutOuterBlankLines, withUnixNewlines } from '../../text/lines.ts';
import { readBlock } from './attributes.ts';
import { cellLanguage, readInfo } from './info.ts';
import { MarkdownScanner } from './scan.ts';

/** Prose that reads back as one cell. */
export interface ProtectedProse {
  readonly source: string;
  /** Whether a blank line must follow before the next cell begins. */
  readonly needsBlank: boolean;
}

/** The text as it can be written: the source a prose cell has after it was saved and read again. */
export function protectProse(text: string): ProtectedProse {
  const scanner = new MarkdownScanner();
  const lines = withoutOuterBlankLines(withUnixNewlines(text)).split('\n');
  const safe = lines.map((line) => {
    const role = scanner.step(line);
    if (role === 'cell-marker') return line.replace(/^<!--[ \t]+/, '<!--');
    const fence = role === 'fence-open' && scanner.fence?.indent === 0 ? scanner.fence : null;
    if (fence === null || cellLanguage(readInfo(fence.info)) === undefined) return line;
    return `${line.slice(0, fence.length)}${asStatic(fence.info)}`;
  });
  const open = scanner.open;
  if (open !== null && open !== 'until-blank') safe.push(open.close);
  return { source: safe.join('\n'), needsBlank: open === 'until-blank' };
}

/** An info string that no longer makes a cell. */
function asStatic(info: string): string {
  const [, word = '', rest = ''] = /^([ \t]*[^\s{]*)(.*)$/s.exec(info) ?? [];
  const inside = rest.trimStart();
  if (readBlock(inside) !== undefined) return `${word} {.static ${inside.slice(1)}`;
  return `${word} {.static}${rest === '' || rest.startsWith(' ') ? rest : ` ${rest}`}`;
}
