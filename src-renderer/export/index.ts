/**
 * A notebook with its outputs as one HTML file. The core writes the page; the
 * window gives what needs a DOM or a library: sanitising, formulas, diagrams in both
 * themes, coloured code, and the text of Plotly and of KaTeX's style and fonts.
 */
import {
  assemblePage,
  type EmbeddedScript,
  type ExportCell,
  type ExportDocument,
  scriptText,
  writeBody,
} from '#core/export/html.ts';
import { pageScript } from '#core/export/page-script.ts';
import { localesOf, proseIn } from '#core/format/markdown/index.ts';
import type { ExportedFile } from '#core/host/host.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { isHidden } from '#core/notebook/roles.ts';
import type { CellState } from '#core/session/session.ts';
import { type Locale, locales, textIn } from '#core/text/locale.ts';
import { fileName } from '../outputs/save-button.tsx';
import codeStyle from '../styles/code.css?raw';
import tokenStyle from '../styles/tokens.css?raw';
import { fontStyle } from './font-style.ts';
import { katexStyle } from './katex-style.ts';
import { plotlySource } from './plotly-source.ts';
import { makeTools } from './tools.ts';

/** What is exported. */
export interface ExportRequest {
  readonly notebook: Notebook;
  readonly states: ReadonlyMap<CellId, CellState>;
  /** The language shown first; the other is in the file too where the notebook has it. */
  readonly locale: Locale;
}

/** The notebook as one HTML file. Rejects where a piece of the app itself cannot be read. */
export async function exportNotebookHtml({ notebook, states, locale }: ExportRequest): Promise<ExportedFile> {
  const document = exportDocument(notebook, states, locale);
  const tools = await makeTools(document);
  const body = writeBody(document, tools);
  const sources = [...(body.plotly ? [await plotlySource(body.plotly)] : []), pageScript];
  const content = assemblePage(document, {
    body,
    styles: [
      tokenStyle,
      codeStyle,
      ...(body.html.includes('class="katex') ? [await katexStyle(body.html)] : []),
      await fontStyle(`${body.html}${JSON.stringify(body.figures)}${JSON.stringify(document.title)}`),
    ],
    scripts: await Promise.all(sources.map(embedded)),
  });
  return {
    name: fileName(textIn(notebook.title, locale), 'html'),
    mime: 'text/html',
    content,
    encoding: 'utf-8',
  };
}

/** The notebook as the core exports it. */
export function exportDocument(
  notebook: Notebook,
  states: ReadonlyMap<CellId, CellState>,
  locale: Locale,
): ExportDocument {
  const given = new Set(
    notebook.cells.flatMap((cell) => (cell.kind === 'markdown' ? localesOf(cell.source) : [])),
  );
  if (typeof notebook.title === 'object')
    for (const name of locales) if (notebook.title[name]) given.add(name);
  const others = locales.filter((other) => other !== locale && given.has(other) && given.size > 1);
  return {
    title: notebook.title,
    locales: [locale, ...others],
    cells: notebook.cells
      .filter((cell) => !isHidden(cell))
      .map((cell): ExportCell => {
        if (cell.kind === 'markdown') {
          return { kind: 'prose', text: (wanted) => proseIn(cell.source, wanted) };
        }
        return {
          kind: 'code',
          source: cell.source,
          language: cell.language === 'text' ? 'plaintext' : 'typescript',
          folded: cell.attributes.folded ?? false,
          outputs: states.get(cell.id)?.outputs ?? [],
        };
      }),
  };
}

/** A script with its hash, for the page's policy. */
async function embedded(source: string): Promise<EmbeddedScript> {
  const text = scriptText(source);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return { text, hash: btoa(String.fromCharCode(...new Uint8Array(digest))) };
}
