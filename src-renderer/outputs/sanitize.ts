/**
 * Everything that becomes HTML in the window passes here, trusted or not. An
 * allow-list of elements and attributes (DOMPurify), and on top of it: styles
 * reduced to properties that only colour and space text, ids prefixed so that none
 * can take the name of something else, classes from a short list, pictures only
 * as data. What comes out neither runs, nor loads, nor covers anything.
 */
import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';
import { defaultIdPrefix } from '#core/prose/prose.ts';
import { plainHtml } from './plain-html.ts';

declare const safe: unique symbol;

/** HTML that has been sanitised and may be put into the document. */
export type SafeHtml = string & { readonly [safe]: true };

const tags =
  'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  );
const attributes =
  'align alt class colspan data-display datetime dir height href id lang open reversed role rowspan scope span src start style title type valign width'.split(
    ' ',
  );

const proseConfig: Config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Relative addresses and fragments, the web, mail. Pictures are held to data addresses below.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

const classes =
  /^(?:language-[\w+#-]+|math|math-block|mermaid|external|footnotes|footnote-ref|footnote-back|table-scroll|task-box|keep|half)$/;
const roles = new Set(['doc-noteref', 'doc-backlink', 'doc-endnotes']);
const picture = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;

/** Properties that colour, weigh, align and space, and can neither move nor load anything. */
const properties = new Set(
  'color background-color font-weight font-style font-size font-family text-align text-decoration text-decoration-line vertical-align white-space line-height letter-spacing padding padding-top padding-right padding-bottom padding-left border border-color border-style border-width border-collapse border-top-color border-right-color border-bottom-color border-left-color border-top-style border-right-style border-bottom-style border-left-style border-top-width border-right-width border-bottom-width border-left-width border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius width max-width min-width'.split(
    ' ',
  ),
);

/** Makes something when it is first wanted: where the host draws the first picture there is no DOM to make it in. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const inert = once(() => document.implementation.createHTMLDocument(''));

/** The declarations of a style attribute that are on the list. */
function safeStyle(text: string): string {
  const { style } = inert().createElement('span');
  style.cssText = text;
  const kept: string[] = [];
  for (const property of style) {
    const value = style.getPropertyValue(property);
    if (properties.has(property) && isPlain(value)) kept.push(`${property}: ${value}`);
  }
  return kept.join('; ');
}

/** Whether a value calls nothing but colours: no url(), no var(), no escapes that hide one. */
function isPlain(value: string): boolean {
  if (value.includes('\\')) return false;
  return [...value.matchAll(/([\w-]*)\(/g)].every((call) => /^(?:rgb|hsl)a?$/i.test(call[1] ?? ''));
}

const prose = once(makeProsePurifier);

function makeProsePurifier(): DOMPurify {
  const purifier = createDOMPurify(window);
  purifier.addHook('uponSanitizeAttribute', (_node, data) => {
    const value = data.attrValue;
    switch (data.attrName) {
      case 'id':
        if (!value.startsWith(defaultIdPrefix)) data.attrValue = defaultIdPrefix + value;
        break;
      case 'class':
        data.attrValue = value
          .split(/\s+/)
          .filter((name) => classes.test(name))
          .join(' ');
        break;
      case 'role':
        data.keepAttr = roles.has(value);
        break;
      case 'style':
        data.attrValue = safeStyle(value);
        break;
      case 'src':
        data.keepAttr = picture.test(value.trim());
        break;
      default:
        break;
    }
    if (['class', 'style'].includes(data.attrName) && data.attrValue === '') data.keepAttr = false;
  });
  return purifier;
}

const plain = { tags: new Set(tags), classes, picture };

/**
 * Sanitises HTML that came from Markdown or from a cell. Without a DOM, throws where that would change more than a strict
 * reading can tell.
 */
export function sanitizeHtml(html: string): SafeHtml {
  if (typeof document !== 'undefined') return prose().sanitize(html, proseConfig) as SafeHtml;
  const clean = plainHtml(html, plain);
  if (clean === undefined) throw new Error('this HTML cannot be sanitised without a document');
  return clean as SafeHtml;
}

/** The HTML in an element that the host drew: it let nothing through that {@link plainHtml} does not, and the page holds nothing else yet. */
export function drawnByHost(element: Element): SafeHtml {
  return element.innerHTML as SafeHtml;
}

const formulas = once(() => createDOMPurify(window));

/** One object for every call: another is read anew each time, which takes longer than most formulas. */
const formulaConfig: Config = {
  USE_PROFILES: { html: true, mathMl: true, svg: true },
  ADD_TAGS: ['semantics', 'annotation'],
  ADD_ATTR: ['encoding'],
  FORBID_TAGS: ['style', 'img', 'form', 'input', 'button', 'a', 'image', 'use'],
  FORBID_ATTR: ['id', 'name', 'href', 'src'],
};

/** Sanitises what KaTeX wrote: HTML with inline styles beside MathML. A second wall; `trust: false` is the first. */
export function sanitizeFormula(html: string): SafeHtml {
  return formulas().sanitize(html, formulaConfig) as SafeHtml;
}

const drawn = once(() => createDOMPurify(window));

/**
 * Sanitises what Mermaid drew. Its style element stays, because the drawing goes into a shadow tree
 * of its own; nothing in it may load or link.
 */
export function sanitizeDrawing(svg: string): SafeHtml {
  const clean = drawn().sanitize(svg, {
    USE_PROFILES: { svg: true, svgFilters: true },
    ADD_TAGS: ['style'],
    FORBID_TAGS: ['a', 'image', 'use', 'script', 'foreignObject', 'animate', 'set'],
    FORBID_ATTR: ['href', 'xlink:href'],
  });
  return clean
    .replace(/url\(\s*(["']?)(?!["']?#)[^)]*\)/gi, 'none')
    .replace(/@import[^;]*;?/gi, '') as SafeHtml;
}
