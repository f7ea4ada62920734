/** What an export is made of: the notebook as it stands, and what running it has brought. */
import type { ExportCell, ExportDocument } from '#core/export/html.ts';
import type { InputValues } from '#core/export/input.ts';
import { withAttachments } from '#core/format/ipynb/index.ts';
import { localesOf, proseIn } from '#core/format/markdown/index.ts';
import { readQuestion } from '#core/lesson/read-question.ts';
import { shuffled } from '#core/lesson/shuffled.ts';
import type { Cell } from '#core/notebook/cell.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { isHidden, roleOf } from '#core/notebook/roles.ts';
import type { SavedModel } from '#core/runtime/saved-model.ts';
import type { CellState } from '#core/session/session.ts';
import { type Locale, locales, textIn } from '#core/text/locale.ts';

/** What is exported. */
export interface ExportRequest {
  readonly notebook: Notebook;
  readonly states: ReadonlyMap<CellId, CellState>;
  /** What controls were set to. */
  readonly inputs: InputValues;
  /** The language shown first; HTML holds the other too where the notebook has it. */
  readonly locale: Locale;
}

/** How an export goes on and how it is called off. */
export interface ExportTurn {
  /** Aborts: the export rejects with the signal's reason and nothing is handed over. */
  readonly signal?: AbortSignal;
  /** Told the name of each piece that is begun. */
  readonly onPiece?: (name: string) => void;
}

/** What an export may ask of its surroundings. */
export interface ExportParts extends ExportRequest, ExportTurn {
  /** The document itself, as a save would write it. */
  readonly source?: { readonly ending: 'md' | 'ipynb'; readonly text: string };
  /** Prints a page for paper; null where nothing here can. */
  readonly print?: (html: string) => Promise<Uint8Array | null>;
  /** Every model that a variable of the program holds; absent where nothing runs. */
  readonly models?: (signal?: AbortSignal) => Promise<readonly SavedModel[]>;
}

/** The notebook as the core exports it, in every language it has. */
export function exportDocument({ notebook, states, inputs, locale }: ExportRequest): ExportDocument {
  const given = new Set(
    notebook.cells.flatMap((cell) => (cell.kind === 'markdown' ? localesOf(cell.source) : [])),
  );
  if (typeof notebook.title === 'object')
    for (const name of locales) if (notebook.title[name]) given.add(name);
  const others = locales.filter((other) => other !== locale && given.has(other) && given.size > 1);
  return {
    title: notebook.title,
    locales: [locale, ...others],
    inputs,
    cells: notebook.cells
      .filter((cell) => !isHidden(cell))
      .map((cell): ExportCell => {
        if (cell.kind === 'markdown') {
          return { kind: 'prose', text: (wanted) => withAttachments(cell, proseIn(cell.source, wanted)) };
        }
        const asked = questionText(cell);
        if (asked) return { kind: 'prose', text: asked };
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

/** A question as a page shows it: what is asked and its choices, or things to be put in order, without saying what is right. */
function questionText(cell: Cell): ((locale: Locale) => string) | null {
  const { kind } = roleOf(cell);
  if (kind !== 'quiz' && kind !== 'predict') return null;
  const { question } = readQuestion(cell.source, kind);
  if (!question) return null;
  const choices =
    'choices' in question
      ? question.choices.map((choice) => choice.text)
      : question.kind === 'order'
        ? shuffled(question, cell.id).flatMap((at) => question.items[at] ?? [])
        : [];
  return (locale) =>
    [`**${{ zh: '问', en: 'Question' }[locale]}** ${textIn(question.ask, locale)}`, '']
      .concat(choices.map((choice) => `- ${textIn(choice, locale)}`))
      .join('\n');
}
