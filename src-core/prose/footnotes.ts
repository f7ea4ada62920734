/**
 * Footnotes as GitHub writes them: `[^name]` in the text, `[^name]: …` on a line
 * of its own, further paragraphs indented. They are gathered at the end in the
 * order in which they are first mentioned; one that nothing mentions is left out.
 */
import type { MarkedExtension, Token, Tokens } from 'marked';

interface Note {
  readonly number: number;
  readonly tokens: Token[];
  mentions: number;
}

/** What one document's footnotes need: made anew for each document. */
export class FootnoteState {
  readonly definitions = new Map<string, Token[]>();
  readonly used = new Map<string, Note>();
  readonly idPrefix: string;

  constructor(idPrefix: string) {
    this.idPrefix = idPrefix;
  }

  /** The note of a name, numbered at its first mention; undefined where it is not defined. */
  mention(name: string): Note | undefined {
    const known = this.used.get(name);
    if (known) return known;
    const tokens = this.definitions.get(name);
    if (!tokens) return undefined;
    const note = { number: this.used.size + 1, tokens, mentions: 0 };
    this.used.set(name, note);
    return note;
  }
}

const definition =
  /^ {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*([^\n]*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)[^\n]+|\n(?!\s*\n|\[\^|#|>|[-*+] |\d+\. |```|~~~|\|)[^\n]+)*)(?:\n|$)/;
const mention = /^\[\^([^\]\s]{1,80})\]/;

/** The Markdown extension that reads footnotes into `state`. */
export function footnoteExtension(state: FootnoteState): MarkedExtension {
  return {
    extensions: [
      {
        name: 'footnoteDefinition',
        level: 'block',
        start: (source) => source.match(/\n {0,3}\[\^[^\]\s]{1,80}\]:/)?.index,
        tokenizer(source): Tokens.Generic | undefined {
          const found = definition.exec(source);
          if (!found) return undefined;
          const body = (found[2] ?? '').replace(/\n(?: {2,4}|\t)/g, '\n');
          const tokens: Token[] = [];
          this.lexer.blockTokens(body, tokens);
          const name = found[1] ?? '';
          if (!state.definitions.has(name)) state.definitions.set(name, tokens);
          return { type: 'footnoteDefinition', raw: found[0] };
        },
        renderer: () => '',
      },
      {
        name: 'footnoteMention',
        level: 'inline',
        start: (source) => {
          const at = source.indexOf('[^');
          return at < 0 ? undefined : at;
        },
        tokenizer(source): Tokens.Generic | undefined {
          const found = mention.exec(source);
          return found ? { type: 'footnoteMention', raw: found[0], name: found[1] } : undefined;
        },
        renderer(token) {
          const note = state.mention(String(token.name));
          // Not defined anywhere: it was ordinary text.
          if (!note) return token.raw.replace('&', '&amp;').replace('<', '&lt;');
          note.mentions += 1;
          const suffix = note.mentions > 1 ? `-${note.mentions}` : '';
          const back = `${state.idPrefix}fnref-${note.number}${suffix}`;
          return `<sup class="footnote-ref"><a id="${back}" href="#fn-${note.number}" role="doc-noteref">${note.number}</a></sup>`;
        },
      },
    ],
  };
}

/** The list of footnotes for the document's end; '' where none was mentioned. */
export function footnoteList(state: FootnoteState, render: (tokens: Token[]) => string): string {
  const items: string[] = [];
  // Notes may mention further notes while they are drawn, so the map grows under the loop.
  for (const note of state.used.values()) {
    const html = render(note.tokens).trim();
    const back = `<a href="#fnref-${note.number}" class="footnote-back" role="doc-backlink">↩</a>`;
    const body = html.endsWith('</p>') ? `${html.slice(0, -4)} ${back}</p>` : `${html} ${back}`;
    items.push(`<li id="${state.idPrefix}fn-${note.number}">${body}</li>`);
  }
  return items.length
    ? `<section class="footnotes" role="doc-endnotes"><ol>${items.join('')}</ol></section>\n`
    : '';
}
