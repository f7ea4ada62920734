/**
 * A piece of the window as a PNG: its elements, with the app's styles and the
 * letters it needs, as an SVG that holds HTML, drawn onto a canvas. Nothing is
 * fetched but the app's own files.
 */
import { dataUrl } from '../outputs/pictures/data-url.ts';
import { codeFontStyle, fontStyle } from '../outputs/pictures/font-style.ts';
import { katexStyle } from './katex-style.ts';

/** Space around what is drawn, in CSS pixels. */
const margin = 12;

/** The longest side of a picture, in its own pixels: canvases end there. */
const longest = 16_000;

/** What is no part of the picture: menus, and buttons that stand over a chart. */
const left = '[popover], [data-unprinted], .modebar-container';

/** Draws an element as it is shown now. Rejects where the browser cannot. */
export async function pictureOf(element: HTMLElement): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const [w, h] = [Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
  const copy = await detached(element);
  const svg = await drawing(copy, w, h);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, longest / Math.max(w, h));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(w * scale);
  canvas.height = Math.round(h * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
}

/** A copy of an element that stands by itself: canvases as pictures, shadow trees as plain ones, fields as they are filled in. */
async function detached(element: HTMLElement): Promise<HTMLElement> {
  const copy = element.cloneNode(true) as HTMLElement;
  const [from, to] = [
    [...element.querySelectorAll<HTMLElement>('*')],
    [...copy.querySelectorAll<HTMLElement>('*')],
  ];
  for (const [at, original] of from.entries()) {
    const twin = to[at];
    if (!twin) continue;
    if (original instanceof HTMLCanvasElement) twin.replaceWith(canvasImage(original));
    else if (original.shadowRoot) twin.innerHTML = original.shadowRoot.innerHTML;
    else if (original instanceof HTMLInputElement) twin.setAttribute('value', original.value);
    else if (original instanceof HTMLTextAreaElement) twin.textContent = original.value;
    else if (original instanceof HTMLImageElement && original.src.startsWith('blob:')) {
      twin.setAttribute('src', await dataUrl(original.src, 'image/png'));
    }
  }
  for (const extra of copy.querySelectorAll(left)) extra.remove();
  return copy;
}

function canvasImage(canvas: HTMLCanvasElement): HTMLImageElement {
  const image = document.createElement('img');
  image.src = canvas.toDataURL();
  image.className = canvas.className;
  image.setAttribute('style', canvas.getAttribute('style') ?? '');
  image.width = canvas.clientWidth;
  image.height = canvas.clientHeight;
  return image;
}

/** The SVG: the page's attributes on its root, so that the app's styles find what they look for. */
async function drawing(copy: HTMLElement, width: number, height: number): Promise<string> {
  const root = document.documentElement;
  const body = getComputedStyle(document.body);
  const html = copy.outerHTML;
  const styles = [
    ...[...document.styleSheets].map(rulesOf),
    await fontStyle(copy.textContent),
    await codeFontStyle(copy.textContent),
    ...(html.includes('class="katex') ? [await katexStyle(html)] : []),
  ].join('\n');
  const page = document.implementation.createHTMLDocument();
  const box = page.createElement('div');
  box.setAttribute(
    'style',
    `box-sizing:border-box;width:${width}px;min-height:${height}px;padding:${margin}px;background:var(--paper);color:var(--ink);` +
      `font:${body.fontSize}/${body.lineHeight} ${body.fontFamily.replaceAll('"', "'")}`,
  );
  const style = page.createElement('style');
  style.textContent = styles;
  box.append(style, page.adoptNode(copy));
  const inside = new XMLSerializer().serializeToString(box);
  const theme = `data-theme="${root.dataset.theme ?? 'light'}" lang="${root.lang}"`;
  const sizes = (root.getAttribute('style') ?? '').replaceAll('"', "'");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${theme} style="${sizes}" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`;
}

/** A style sheet's rules, without typefaces: those the picture needs are put in as data. */
function rulesOf(sheet: CSSStyleSheet): string {
  try {
    return [...sheet.cssRules]
      .filter((rule) => !(rule instanceof CSSFontFaceRule) && !(rule instanceof CSSImportRule))
      .map((rule) => rule.cssText)
      .join('\n');
  } catch {
    return '';
  }
}
