/** What of a Markdown file belongs to no cell; kept in `Notebook.layout`. */
import type { Newline } from '../../text/lines.ts';

/** The rest of a file around its cells. */
export interface MarkdownLayout {
  readonly format: 'markdown';
  readonly bom: boolean;
  readonly newline: Newline;
  /** Front matter with its fences, '' where there is none. */
  readonly frontMatter: string;
  /** Blank lines before the first cell. */
  readonly lead: string;
  /** What follows the last cell: its line ending and blank lines. Absent where the file had no cell. */
  readonly tail?: string;
}

/** The layout of a document that was never a file. */
export const freshLayout: MarkdownLayout = {
  format: 'markdown',
  bom: false,
  newline: '\n',
  frontMatter: '',
  lead: '',
};

/** The layout this format left in a notebook, else that of a new document. */
export function layoutOf(layout: unknown): MarkdownLayout {
  const ours =
    typeof layout === 'object' && layout !== null && 'format' in layout && layout.format === 'markdown';
  return ours ? (layout as MarkdownLayout) : freshLayout;
}
