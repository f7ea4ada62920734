/**
 * Prose: Markdown → HTML, as a string and without sanitising, which needs a
 * DOM and is the window's. GitHub's Markdown with tables, footnotes, formulas
 * and Mermaid diagrams.
 *
 * Formulas and diagrams are left as placeholders for the window to draw when
 * their libraries have come, unless a `renderMath` is given:
 *
 *   <span class="math">TeX</span>, <span class="math" data-display="">TeX</span>
 *   <figure class="mermaid"><pre>source</pre></figure>
 *
 * What is to be drawn stands as text and not in an attribute: sanitisers drop attributes
 * that hold `-->` or `]>`, as diagrams and formulas do.
 */
import { Marked, Renderer, type Token } from 'marked';
import { escapeHtml } from './escape.ts';
import { FootnoteState, footnoteExtension, footnoteList } from './footnotes.ts';
import { mathExtension, type RenderMath } from './math.ts';
import { squeezed } from './quotes.ts';

/** How prose is to be written. */
export interface ProseOptions {
  /** Put before every id, so that no heading can take the name of something else. Default `doc-`. */
  readonly idPrefix?: string;
  /** Draws formulas; the default leaves placeholders that show the TeX. */
  readonly renderMath?: RenderMath;
}

/** The prefix ids get unless another is asked for. */
export const defaultIdPrefix = 'doc-';

/** A formula's placeholder, which shows its TeX until it is drawn. */
export const mathPlaceholder: RenderMath = (tex, display) =>
  `<span class="math"${display ? ' data-display=""' : ''}>${escapeHtml(tex)}</span>`;

/** A heading's id as GitHub makes it: lower case, letters and digits of any script, hyphens for spaces. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** Whether an address leads out of the document to the web or to mail. */
export function isExternal(href: string): boolean {
  return /^(?:https?:|mailto:|\/\/)/i.test(href.trim());
}

/**
 * Writes Markdown as HTML. Not sanitised: raw HTML in the source is still in it. Never throws on content: what is
 * nested as nobody writes is shown as it stands.
 */
export function proseToHtml(markdown: string, options: ProseOptions = {}): string {
  if (isKnotted(markdown)) return asItStands(markdown);
  try {
    return written(markdown, options);
  } catch {
    // A nesting not foreseen above that overflowed the stack.
    return asItStands(markdown);
  }
}

/**
 * Whether a text holds a run of a thousand marks, or two hundred levels of quotes and lists: Markdown's time and
 * stack grow with them.
 */
function isKnotted(markdown: string): boolean {
  return /([*_~[\]>`])\1{999}|^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){200}|^[ \t]{400,}(?:[-+*]|\d{1,9}[.)])[ \t]/m.test(
    markdown,
  );
}

function asItStands(markdown: string): string {
  return `<pre><code>${escapeHtml(markdown)}\n</code></pre>\n`;
}

function written(markdown: string, options: ProseOptions): string {
  const idPrefix = options.idPrefix ?? defaultIdPrefix;
  const footnotes = new FootnoteState(idPrefix);
  const taken = new Map<string, number>();
  const idOf = (text: string): string => {
    const base = slug(text) || 'section';
    const before = taken.get(base) ?? 0;
    taken.set(base, before + 1);
    return `${idPrefix}${before === 0 ? base : `${base}-${before}`}`;
  };
  const marked = new Marked({ gfm: true, async: false });
  marked.use(mathExtension(options.renderMath ?? mathPlaceholder), footnoteExtension(footnotes), {
    renderer: {
      heading({ tokens, depth }) {
        const id = idOf(plainText(tokens));
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text, lang }) {
        const language = /^[\w+#-]+/.exec(lang ?? '')?.[0] ?? '';
        if (language === 'mermaid') {
          return `<figure class="mermaid"><pre>${escapeHtml(text)}</pre></figure>
`;
        }
        const name = language ? ` class="language-${escapeHtml(language)}"` : '';
        return `<pre><code${name}>${escapeHtml(text)}\n</code></pre>\n`;
      },
      link({ href, title, tokens }) {
        const name = title ? ` title="${escapeHtml(title)}"` : '';
        const external = isExternal(href) ? ' class="external" rel="noreferrer noopener"' : '';
        return `<a href="${escapeHtml(encodeHref(href))}"${name}${external}>${this.parser.parseInline(tokens)}</a>`;
      },
      text(token) {
        return squeezed(Renderer.prototype.text.call(this, token));
      },
      checkbox({ checked }) {
        return `<span class="task-box">${checked ? '☑' : '☐'}</span> `;
      },
      table(token) {
        const cell = (entry: (typeof token.header)[number], tag: string): string => {
          const align = entry.align ? ` align="${entry.align}"` : '';
          return `<${tag}${align}>${this.parser.parseInline(entry.tokens)}</${tag}>`;
        };
        const head = token.header.map((entry) => cell(entry, 'th')).join('');
        const rows = token.rows.map((row) => `<tr>${row.map((entry) => cell(entry, 'td')).join('')}</tr>`);
        const body = rows.length ? `<tbody>${rows.join('')}</tbody>` : '';
        return `<div class="table-scroll"><table><thead><tr>${head}</tr></thead>${body}</table></div>\n`;
      },
    },
  });
  const tokens = marked.lexer(markdown.replace(/\r\n?/g, '\n'));
  const body = marked.parser(tokens);
  return body + footnoteList(footnotes, (note) => marked.parser(note));
}

/** The words of inline tokens, without markup. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'math') return String((token as { tex?: unknown }).tex ?? '');
      if (token.type === 'footnoteMention' || token.type === 'html') return '';
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');
}

/** Percent-encodes what may not stand in an address and leaves what is encoded already. */
function encodeHref(href: string): string {
  try {
    return encodeURI(href).replace(/%25/g, '%');
  } catch {
    return '';
  }
}
