/**
 * A notebook with its outputs as Markdown that any reader of Markdown shows: prose in one
 * language, code in fences, tables as tables, pictures as pictures. For reading and handing in;
 * the native format keeps outputs in a file of their own.
 */
import type { Output } from '../runtime/output.ts';
import { type Locale, type LocalizedText, textIn } from '../text/locale.ts';
import type { ExportCell } from './html.ts';
import type { InputValues } from './input.ts';
import { isPictureUrl, svgDataUrl } from './svg.ts';
import { modelRows, outputText, tableRows } from './text.ts';

/** What is written. */
export interface MarkdownDocument {
  readonly title: LocalizedText;
  readonly cells: readonly ExportCell[];
  readonly locale: Locale;
  readonly inputs?: InputValues;
  /** Where the picture of an output lies, such as `figures/01.svg`; undefined where there is none. */
  readonly picture?: (output: Output) => string | undefined;
}

/** Writes the document; ends with a newline. */
export function writeMarkdown(document: MarkdownDocument): string {
  const { locale } = document;
  const pieces = document.cells.flatMap((cell): string[] => {
    if (cell.kind === 'prose') return [cell.text(locale).trim()];
    const language = cell.language === 'plaintext' ? '' : 'ts';
    return [fence(cell.source, language), ...cell.outputs.map((output) => writeOutput(output, document))];
  });
  const title = textIn(document.title, locale);
  const headed = /^#\s/.test(pieces[0] ?? '') || title === '';
  return `${[...(headed ? [] : [`# ${title}`]), ...pieces].filter((piece) => piece !== '').join('\n\n')}\n`;
}

/** Outputs alone as Markdown, in one language. */
export function outputsMarkdown(outputs: readonly Output[], locale: Locale, inputs: InputValues): string {
  const document = { title: '', cells: [], locale, inputs };
  return outputs
    .map((output) => writeOutput(output, document))
    .filter((piece) => piece !== '')
    .join('\n\n');
}

function writeOutput(output: Output, document: MarkdownDocument): string {
  const { locale } = document;
  const text = outputText(output, locale, document.inputs);
  switch (output.mime) {
    case 'text/markdown':
      return text;
    case 'text/latex':
      return `$$\n${text.replace(/^(\$\$?)([\s\S]*)\1$/, '$2').trim()}\n$$`;
    case 'text/vnd.mermaid':
      return fence(text, 'mermaid');
    case 'application/json':
      return fence(text, 'json');
    case 'application/vnd.stepwise.table+json': {
      const caption =
        output.data.caption === undefined ? '' : `**${textIn(output.data.caption, locale)}**\n\n`;
      return caption + grid(tableRows(output.data, locale));
    }
    case 'application/vnd.stepwise.model+json':
      return `**${escapeText(output.data.name)}**\n\n${grid(modelRows(output.data, locale))}`;
    case 'image/svg+xml':
      return image(
        textIn(output.data.alt, locale),
        document.picture?.(output) ?? svgDataUrl(output.data.svg),
      );
    case 'image/png': {
      const { url, alt } = output.data;
      return isPictureUrl(url)
        ? image(textIn(alt, locale), document.picture?.(output) ?? url)
        : fence(text, 'text');
    }
    case 'application/vnd.stepwise.images+json':
      return output.data.images
        .filter(({ url }) => isPictureUrl(url))
        .map(({ url, caption }) => image(textIn(caption, locale), url))
        .join(' ');
    case 'application/vnd.plotly.v1+json':
    case 'application/vnd.stepwise.training+json': {
      const picture = document.picture?.(output);
      return picture === undefined ? fence(text, 'text') : image(text.replace(/^\[|\]$/g, ''), picture);
    }
    default:
      return text === '' ? '' : fence(text, 'text');
  }
}

function image(alt: string, url: string): string {
  return `![${escapeText(alt.replace(/\s+/g, ' '))}](${url.replace(/[()\s]/g, encodeURIComponent)})`;
}

function escapeText(text: string): string {
  return text.replace(/[\\[\]*_`|<]/g, '\\$&');
}

/** Rows as a table, the first its heading. */
function grid([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    `| ${head.map((_, at) => escapeText(row[at] ?? '').replace(/\n/g, ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Text in a fence longer than any in it. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}`;
}
