/**
 * A strict reading of HTML for where there is no DOM to sanitise in: the host draws the window's first picture. It changes
 * nothing; it either finds what {@link file://./sanitize.ts} would leave as it is, element by element, or refuses.
 */
import { defaultIdPrefix } from '#core/prose/prose.ts';

/** The elements, attributes, classes and addresses that are let through. */
export interface Plain {
  readonly tags: ReadonlySet<string>;
  readonly classes: RegExp;
  readonly picture: RegExp;
}

const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr']);
const piece = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)(?: \/)?>|[^<]+/y;
const attribute = / ([a-z-]+)="([^"]*)"/g;
const words = /^(?:alt|title|align|start|colspan|rowspan|scope|lang|dir|data-display)$/;

/** The HTML as sanitising would leave it, or `undefined` where that cannot be told without a DOM. */
export function plainHtml(html: string, plain: Plain): string | undefined {
  const open: string[] = [];
  let clean = '';
  piece.lastIndex = 0;
  while (piece.lastIndex < html.length) {
    const found = piece.exec(html);
    if (!found) return undefined;
    const [text, slash, tag, attributes = ''] = found;
    if (tag === undefined) {
      clean += text;
      continue;
    }
    if (!plain.tags.has(tag)) return undefined;
    if (slash === '/') {
      if (attributes !== '' || open.pop() !== tag) return undefined;
      clean += text;
      continue;
    }
    const kept = plainAttributes(attributes, plain);
    if (kept === undefined) return undefined;
    if (!empty.has(tag)) open.push(tag);
    clean += `<${tag}${kept}>`;
  }
  return open.length === 0 ? clean : undefined;
}

function plainAttributes(text: string, { classes, picture }: Plain): string | undefined {
  let kept = '';
  for (const [whole, name = '', value = ''] of text.matchAll(attribute)) {
    // Sanitising takes it away.
    if (name === 'rel') continue;
    const fine =
      words.test(name) ||
      (name === 'id' && value.startsWith(defaultIdPrefix)) ||
      (name === 'class' && value.split(' ').every((each) => classes.test(each))) ||
      (name === 'role' && /^doc-(?:noteref|backlink|endnotes)$/.test(value)) ||
      (name === 'href' && /^(?:https?:\/\/|mailto:|#|\.{0,2}\/)[^\s&]*$/i.test(value)) ||
      (name === 'src' && picture.test(value));
    if (!fine) return undefined;
    kept += whole;
  }
  return kept;
}
