/**
 * Formulas in Markdown: `$…$` within a line, `$$…$$` on its own. The rule for a
 * single dollar is Pandoc's: the opening one touches what follows, the closing
 * one touches what comes before and no digit follows it, so that prices such as
 * `$5 and $6` stay prose.
 */
import type { MarkedExtension, Tokens } from 'marked';

/** Draws a formula as HTML. `display` is true for `$$…$$`. */
export type RenderMath = (tex: string, display: boolean) => string;

const display = /^\$\$((?:\\[\s\S]|(?!\n\s*\n)[^\\$]|\$(?!\$))+?)\$\$/;
const inline = /^\$(?![\s$])((?:\\[^\n]|(?!\n\s*\n)[^\\$])*?(?:\\[^\n]|[^\\$\s]))\$(?![\d$])/;
const anywhere =
  /\\[\s\S]|`+[^`]*`+|\$\$(?:\\[\s\S]|(?!\n\s*\n)[^\\$]|\$(?!\$))+?\$\$|\$(?![\s$])(?:\\[^\n]|(?!\n\s*\n)[^\\$])*?(?:\\[^\n]|[^\\$\s])\$(?![\d$])/g;

/** Brackets and quotes that open before a formula, and what closes or ends after it: they stay on its line. */
const opening = /^[(（“‘《「]*/;
const closing = /^(?:[)\]）】”’》」，。；：、！？,.;:?%]|!(?!\[))*/;
/** A longer formula may have to break, and is held to nothing. */
const longestHeld = 28;

/** Where the next dollar sign that no backslash escapes stands, or what opens before it. */
function nextDollar(source: string): number | undefined {
  const found = /(?<!\\)(?:\\\\)*\$/.exec(source);
  if (!found) return undefined;
  const dollar = found.index + found[0].length - 1;
  const before = /(?<!\\)[(（“‘《「]+$/.exec(source.slice(0, dollar));
  return before ? before.index : dollar;
}

/** The Markdown extension that reads formulas and has them drawn by `render`. */
export function mathExtension(render: RenderMath): MarkedExtension {
  return {
    hooks: {
      // Stars and underscores inside a formula are never emphasis.
      emStrongMask: (source) =>
        source.replace(anywhere, (found) => (found.startsWith('$') ? 'a'.repeat(found.length) : found)),
    },
    extensions: [
      {
        name: 'displayMath',
        level: 'block',
        start: (source) => source.match(/\n {0,3}\$\$/)?.index,
        tokenizer(source): Tokens.Generic | undefined {
          const indent = /^ {0,3}/.exec(source)?.[0].length ?? 0;
          const found = display.exec(source.slice(indent));
          if (!found) return undefined;
          // Text after the closing dollars on the same line makes it part of a paragraph.
          const rest = /^[ \t]*(?:\n|$)/.exec(source.slice(indent + found[0].length));
          if (!rest) return undefined;
          const raw = source.slice(0, indent + found[0].length + rest[0].length);
          return { type: 'displayMath', raw, tex: found[1]?.trim() ?? '' };
        },
        renderer: (token) => `<p class="math-block">${render(String(token.tex), true)}</p>\n`,
      },
      {
        name: 'math',
        level: 'inline',
        start: nextDollar,
        tokenizer(source): Tokens.Generic | undefined {
          const shown = display.exec(source);
          if (shown) return { type: 'math', raw: shown[0], tex: shown[1]?.trim() ?? '', display: true };
          const before = opening.exec(source)?.[0] ?? '';
          const found = inline.exec(source.slice(before.length));
          if (!found) return undefined;
          const after = closing.exec(source.slice(before.length + found[0].length))?.[0] ?? '';
          const raw = before + found[0] + after;
          return { type: 'math', raw, tex: found[1] ?? '', display: false, before, after };
        },
        renderer(token) {
          const { tex, before = '', after = '' } = token;
          const formula = render(String(tex), token.display === true);
          const whole = `${before}${formula}${after}`;
          const held = whole !== formula && String(tex).length <= longestHeld;
          return held ? `<span class="keep">${whole}</span>` : whole;
        },
      },
    ],
  };
}
