/** Puts other text in the place of what was found. A given cell, and prose where that needs guessing, stay as they are. */
import { replaceProse, titleOf } from '#core/format/markdown/index.ts';
import type { Cell } from '#core/notebook/cell.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { sameJson } from '#core/text/json.ts';
import type { Locale } from '#core/text/locale.ts';
import { isWhole, type Match, textOf } from './matches.ts';
import { type Query, spansIn } from './pattern.ts';

/** What comes in the place of a match. In a regular expression `$1`, `$<name>` and `$&` stand for what was matched. */
export interface Replacement {
  readonly pattern: RegExp;
  readonly query: Query;
  readonly text: string;
  readonly locale: Locale;
}

/** A notebook after replacing, and how many matches were replaced and left. */
export interface Replaced {
  readonly notebook: Notebook;
  readonly replaced: number;
  readonly left: number;
}

/** Replaces every match. */
export function replaceAll(notebook: Notebook, replacement: Replacement): Replaced {
  return replaceWhere(notebook, replacement, () => true);
}

/** Replaces one match. */
export function replaceMatch(notebook: Notebook, replacement: Replacement, match: Match): Replaced {
  return replaceWhere(notebook, replacement, (cell, from) => cell.id === match.cell && from === match.from);
}

function replaceWhere(
  notebook: Notebook,
  replacement: Replacement,
  wanted: (cell: Cell, from: number) => boolean,
): Replaced {
  let replaced = 0;
  let left = 0;
  const cells = notebook.cells.map((cell) => {
    const text = textOf(cell, replacement.locale);
    const spans = spansIn(text, replacement.pattern).filter((span) => wanted(cell, span.from));
    if (spans.length === 0) return cell;
    const source = cell.attributes.locked ? undefined : withText(cell, replacement, replaceIn(text));
    if (source === undefined) {
      left += spans.length;
      return cell;
    }
    replaced += spans.length;
    return source === cell.source ? cell : { ...cell, source };

    function replaceIn(whole: string): string {
      const { pattern, query } = replacement;
      return whole.replace(pattern, (...found) => {
        const named = typeof found.at(-1) === 'object' ? (found.pop() as Record<string, string>) : undefined;
        const matched = found.slice(0, -2) as (string | undefined)[];
        const from = found.at(-2) as number;
        const before = matched[0] ?? '';
        if (before === '' || !wanted(cell, from)) return before;
        return query.regex ? filled(replacement.text, matched, named) : replacement.text;
      });
    }
  });
  if (replaced === 0) return { notebook, replaced, left };
  const title = titleOf(notebook.metadata, cells);
  const next = { ...notebook, cells };
  return { notebook: sameJson(title, notebook.title) ? next : { ...next, title }, replaced, left };
}

/** The cell's source with another text where a reader of one language edits it; `undefined` where that needs guessing. */
function withText(cell: Cell, { locale }: Replacement, text: string): string | undefined {
  if (cell.kind === 'code' || isWhole(cell.source, locale)) return text;
  return replaceProse(cell.source, locale, text);
}

/** The replacement with what was matched in the places of `$&`, `$1`, `$<name>`, and `\n`, `\t` as they are meant. */
function filled(
  text: string,
  matched: readonly (string | undefined)[],
  named: Readonly<Record<string, string>> | undefined,
): string {
  return text.replace(
    /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)|\\([nt\\])/g,
    (whole, dollar, all, number, name, escaped) => {
      if (dollar) return '$';
      if (all) return matched[0] ?? '';
      if (number) return Number(number) < matched.length ? (matched[Number(number)] ?? '') : whole;
      if (escaped) return escaped === 'n' ? '\n' : escaped === 't' ? '\t' : '\\';
      return named?.[name] ?? '';
    },
  );
}
