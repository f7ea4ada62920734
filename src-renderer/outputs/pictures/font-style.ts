/**
 * The typefaces for a page's text, as data: of the hundred slices that the Chinese font is cut into, those that hold a
 * character of the page, and the Latin signs that it would draw too wide. A page without Chinese carries none of these.
 * Of the typeface of code, a page with code carries the parts that hold a character of it.
 */

import greekCodeUrl from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-greek-wght-normal.woff2?url';
import extendedCodeUrl from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal.woff2?url';
import codeUrl from '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2?url';
import chinese from '@fontsource-variable/noto-sans-sc/index.css?raw';
import signsUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import mathUrl from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url';
import code from '../../styles/code-letters.css?raw';
import latin from '../../styles/latin.css?raw';
import { dataUrl } from './data-url.ts';

const slices = import.meta.glob<string>(
  '../../../node_modules/@fontsource-variable/noto-sans-sc/files/*.woff2',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);

/** Where the app has each file, by its name. */
const files = new Map([
  ...Object.entries(slices).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url] as const),
  ['source-sans-3-latin-wght-normal.woff2', signsUrl],
  ['KaTeX_Main-Regular.woff2', mathUrl],
  ['jetbrains-mono-latin-wght-normal.woff2', codeUrl],
  ['jetbrains-mono-latin-ext-wght-normal.woff2', extendedCodeUrl],
  ['jetbrains-mono-greek-wght-normal.woff2', greekCodeUrl],
]);

/** Words of the page's own bar, which stand on every page that has Chinese. */
const always = '代码折叠或展开明暗中文';

const faces = /@font-face\s*\{[^}]*\}/g;

/** The font faces the text needs; '' where it has no character of a Chinese, Japanese or Korean script. */
export async function fontStyle(text: string): Promise<string> {
  if (!/[\u{2e80}-\u{10ffff}]/u.test(text)) return '';
  const points = [...new Set(always + text)]
    .map((one) => one.codePointAt(0) ?? 0)
    // The system's Latin is there for what no face below names.
    .filter((point) => point > 0x7f);
  const wide = points.filter((point) => point >= 0x2e80);
  return (await embedded(chinese, wide)) + (await embedded(latin, points)) + latin.replace(faces, '');
}

/** The font faces that code in this text is drawn with. */
export async function codeFontStyle(text: string): Promise<string> {
  const points = [...new Set(`a${text}`)].map((one) => one.codePointAt(0) ?? 0);
  return embedded(code, points);
}

/** The faces of a style sheet that cover one of the code points, each with its file in it. */
async function embedded(style: string, points: readonly number[]): Promise<string> {
  const all = await Promise.all(
    [...style.matchAll(faces)].map(async ([face]) => {
      // The system's own: nothing to bring.
      if (face.includes('local(')) return face;
      const ranges = rangesOf(face);
      if (!points.some((point) => ranges.some(([from, to]) => point >= from && point <= to))) return '';
      const url = files.get(/([\w.-]+\.woff2)/.exec(face)?.[1] ?? '');
      return url === undefined
        ? ''
        : face.replace(/url\([^)]*\)/, `url(${await dataUrl(url, 'font/woff2')})`);
    }),
  );
  return all.join('');
}

/** The code points a face covers, as pairs from–to. */
function rangesOf(face: string): readonly (readonly [number, number])[] {
  const list = /unicode-range:\s*([^;}]+)/.exec(face)?.[1] ?? '';
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
