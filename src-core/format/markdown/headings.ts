/** Headings of a prose text: `# …` lines outside fences and raw HTML. */
import { scanLines } from './scan.ts';

/** A heading as a reader sees it. */
export interface Heading {
  /** 1 to 6 */
  readonly level: number;
  /** Its words, without emphasis marks, code marks and link targets. */
  readonly text: string;
  /** Line in the text, from 1. */
  readonly line: number;
  /** Whether nothing but blank lines and comments stands before it. */
  readonly first: boolean;
}

/** The headings of a text in one language (see `proseIn`), in order. */
export function headingsOf(prose: string): readonly Heading[] {
  const headings: Heading[] = [];
  let line = 0;
  let first = true;
  for (const { text, role } of scanLines(prose)) {
    line += 1;
    const match = role === 'text' ? /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/s.exec(text) : null;
    if (match !== null) {
      headings.push({ level: match[1]?.length ?? 1, text: plainText(match[2] ?? ''), line, first });
    }
    if (role !== 'blank' && !/^[ \t]*<!--.*-->[ \t]*$/.test(text)) first = false;
  }
  return headings;
}

/** Inline Markdown as plain words. Formulas keep their dollar signs. */
function plainText(inline: string): string {
  return inline
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__|\*|~~)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
