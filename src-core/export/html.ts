/**
 * A notebook with its outputs as one HTML file that opens from disk, offline, and
 * asks nobody for anything: its policy allows only what is in the file. Both
 * languages are in it where the notebook has both; the code stands there once.
 */
import { escapeHtml } from '../prose/escape.ts';
import type { Output } from '../runtime/output.ts';
import { type Locale, type LocalizedText, textIn } from '../text/locale.ts';
import type { ExportTools, WriteContext } from './context.ts';
import { type Figure, figureTemplate, isCartesian } from './figure.ts';
import type { InputValues } from './input.ts';
import { exportStyle } from './style.ts';
import { writeOutput } from './write/output.ts';

/** A cell as it is exported: prose per language, or code with what it showed. */
export type ExportCell =
  | { readonly kind: 'prose'; readonly text: (locale: Locale) => string }
  | {
      readonly kind: 'code';
      readonly source: string;
      readonly language: string;
      readonly folded: boolean;
      readonly outputs: readonly Output[];
    };

/** What is exported. */
export interface ExportDocument {
  readonly title: LocalizedText;
  /** Languages in the file, the one shown first in front. */
  readonly locales: readonly [Locale, ...Locale[]];
  readonly cells: readonly ExportCell[];
  /** What controls were set to. */
  readonly inputs?: InputValues;
}

/** The body of a page, and what its charts need. */
export interface ExportBody {
  readonly html: string;
  readonly figures: readonly Figure[];
  /** Which bundle of Plotly can draw all charts; null where there is none. */
  readonly plotly: 'cartesian' | 'strict' | null;
}

const words = {
  zh: { code: '代码', fold: '折叠或展开代码', theme: '明暗', language: '中文' },
  en: { code: 'Code', fold: 'Fold or unfold code', theme: 'Light or dark', language: 'English' },
};

/** Writes every cell. `between` is waited for before each: the place to give others their turn, or to call it off. */
export async function writeBody(
  document: ExportDocument,
  given: ExportTools,
  between: (done: number, all: number) => Promise<void> | void = () => {},
): Promise<ExportBody> {
  const tools: ExportTools = {
    ...given,
    prose: (markdown, prefix) => {
      const html = given.prose(markdown, prefix);
      return linked(html, (name) => (html.includes(` id="${prefix}${name}"`) ? prefix + name : undefined));
    },
  };
  const figures: Figure[] = [];
  const known = new Map<string, number>();
  const chart: WriteContext['chart'] = (figure, alt) => {
    const key = JSON.stringify(figure);
    const index = known.get(key) ?? figures.push(figure) - 1;
    known.set(key, index);
    const height = typeof figure.layout.height === 'number' ? figure.layout.height : 380;
    return `<figure class="chart" aria-label="${escapeHtml(alt)}"><div class="plot" data-chart="${index}" style="height:${height}px"></div></figure>`;
  };
  const links = new Map<Locale, Map<string, string>>(document.locales.map((locale) => [locale, new Map()]));
  const drawn: PerLocale[] = [];
  for (const [index, cell] of document.cells.entries()) {
    await between(index, document.cells.length);
    drawn.push(
      cell.kind === 'prose'
        ? writeProse(cell, index, document, tools, links)
        : writeCode(cell, index, document, tools, chart),
    );
  }
  const html = drawn
    .map((perLocale) =>
      together(perLocale, document.locales, (text, locale) =>
        linked(text, (name) => links.get(locale)?.get(name)),
      ),
    )
    .map((text) => `<section class="cell">${text}</section>`)
    .join('\n');
  return {
    html,
    figures,
    plotly: figures.length === 0 ? null : figures.every(isCartesian) ? 'cartesian' : 'strict',
  };
}

type PerLocale = ReadonlyMap<Locale, string>;

function inEach(locales: readonly Locale[], write: (locale: Locale) => string): PerLocale {
  return new Map(locales.map((locale) => [locale, write(locale)]));
}

/** One text where all languages have the same, else each marked with its language. */
function together(
  texts: PerLocale,
  locales: readonly Locale[],
  finish: (text: string, locale: Locale) => string = (text) => text,
): string {
  const written = locales.map((locale) => finish(texts.get(locale) ?? '', locale));
  const same = locales.every((locale) => texts.get(locale) === texts.get(locales[0] ?? locale));
  if (same || locales.length === 1) return written[0] ?? '';
  return locales
    .map((locale, index) => `<div data-in="${locale}" lang="${langOf(locale)}">${written[index]}</div>`)
    .join('');
}

function langOf(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/**
 * Points links within the document to the id their fragment got: first among the ids of the same text, in a
 * second pass among those of all. A link that leads nowhere yet stays as it is.
 */
function linked(html: string, idOf: (fragment: string) => string | undefined): string {
  return html.replace(/ href="#([^"]*)"/g, (whole, fragment: string) => {
    let name = fragment;
    try {
      name = decodeURIComponent(fragment);
    } catch {
      // Not percent-encoded after all.
    }
    const id = idOf(name);
    return id === undefined ? whole : ` href="#${encodeURIComponent(id)}"`;
  });
}

/** Prose, its anchors noted in `links`. */
function writeProse(
  cell: Extract<ExportCell, { kind: 'prose' }>,
  index: number,
  { locales }: ExportDocument,
  tools: ExportTools,
  links: ReadonlyMap<Locale, Map<string, string>>,
): PerLocale {
  return inEach(locales, (locale) => {
    const prefix = `doc-${index}-${locale}-`;
    const html = tools.prose(cell.text(locale), prefix);
    for (const found of html.matchAll(/ id="(doc-[^"]+)"/g)) {
      const id = found[1] ?? '';
      const fragment = id.slice(prefix.length);
      const all = links.get(locale);
      if (id.startsWith(prefix) && all && !all.has(fragment)) all.set(fragment, id);
    }
    return `<div class="prose">${html}</div>`;
  });
}

function writeCode(
  cell: Extract<ExportCell, { kind: 'code' }>,
  index: number,
  { locales, inputs }: ExportDocument,
  tools: ExportTools,
  chart: WriteContext['chart'],
): PerLocale {
  const code = tools.highlight(cell.source, cell.language);
  const summary = together(
    inEach(locales, (locale) => words[locale].code),
    locales,
  ).replaceAll('div', 'span');
  const source = `<details class="code"${cell.folded ? '' : ' open'}><summary>${summary}</summary><pre><code class="hljs">${code}</code></pre></details>`;
  const outputs = cell.outputs.map((output, position) =>
    together(
      inEach(locales, (locale) =>
        writeOutput(output, {
          locale,
          tools,
          chart,
          input: (id) => inputs?.get(id),
          idPrefix: `doc-${index}-${position}-${locale}-`,
        }),
      ),
      locales,
    ),
  );
  const shown = outputs.length
    ? `<div class="outputs">${outputs.map((html) => `<div class="output">${html}</div>`).join('')}</div>`
    : '';
  const html = source + shown;
  return new Map(locales.map((locale) => [locale, html]));
}

/** A script to embed, and the base64 SHA-256 of its text. */
export interface EmbeddedScript {
  readonly text: string;
  readonly hash: string;
}

/** What the page is made of beside its body. */
export interface PageParts {
  readonly body: ExportBody;
  /** Style sheets beside the page's own: tokens, code colours, KaTeX with its fonts. */
  readonly styles: readonly string[];
  readonly scripts: readonly EmbeddedScript[];
  /** For paper: no bar of buttons, nothing folded that a person left open, always light. */
  readonly paper?: boolean;
}

/** Script text that cannot end its element early. Hash what this returns. */
export function scriptText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/<\/(script)/gi, '<\\/$1')
    .replace(/<!--/g, '<\\!--');
}

/** The whole file. */
export function assemblePage(
  document: ExportDocument,
  { body, styles, scripts, paper = false }: PageParts,
): string {
  const [first] = document.locales;
  const both = document.locales.length > 1;
  const hashes = scripts.map(({ hash }) => `'sha256-${hash}'`).join(' ') || "'none'";
  const policy = `default-src 'none'; script-src ${hashes}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;
  const titles = document.locales.map(
    (locale) => ` data-title-${locale}="${escapeHtml(textIn(document.title, locale))}"`,
  );
  const title = together(
    inEach(document.locales, (locale) => escapeHtml(textIn(document.title, locale))),
    document.locales,
  ).replaceAll(/<(\/?)div/g, '<$1span');
  // A document that begins with a heading of the first level has said its title itself.
  const headed = /^<section class="cell">(?:<div[^>]*>)*<h1/.test(body.html);
  const say = words[first];
  const bar = (languages: string): string =>
    `<nav class="tools">${languages}<span class="gap-fill"></span><button type="button" id="fold">${both ? bothWords(document.locales, 'fold') : say.fold}</button><button type="button" id="theme">${both ? bothWords(document.locales, 'theme') : say.theme}</button></nav>`;
  const languages = both
    ? document.locales
        .map(
          (locale) =>
            `<button type="button" data-locale-button="${locale}" lang="${langOf(locale)}" aria-pressed="${locale === first}">${words[locale].language}</button>`,
        )
        .join('')
    : '';
  const data = body.figures.length
    ? `<script type="application/json" id="charts">${jsonText(body.figures)}</script><script type="application/json" id="chart-template">${jsonText(figureTemplate)}</script>`
    : '';
  return `<!doctype html>
<html lang="${langOf(first)}" data-locale="${first}" data-theme="light"${paper ? ' data-paper' : ''}${titles.join('')}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Stepwise">
<link rel="icon" href="data:,">
<title>${escapeHtml(textIn(document.title, first))}</title>
<style>${[...styles, exportStyle].map(styleText).join('\n')}</style>
</head>
<body>
${paper ? '' : bar(languages)}
<main>
${headed ? '' : `<h1 class="title">${title}</h1>`}
${body.html}
</main>
${data}
${scripts.map(({ text }) => `<script>${text}</script>`).join('\n')}
</body>
</html>
`;
}

function bothWords(locales: readonly Locale[], key: 'fold' | 'theme'): string {
  return locales
    .map((locale) => `<span data-in="${locale}" lang="${langOf(locale)}">${words[locale][key]}</span>`)
    .join('');
}

/** JSON for a data block: nothing in it can end the element. */
function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** A style sheet that cannot end its element early. */
function styleText(css: string): string {
  return css.replace(/<\/(style)/gi, '<\\/$1');
}
