/**
 * The typeface for a page's Chinese, as data: of the hundred slices the font is cut
 * into, those that hold a character of the page. A page without Chinese carries none.
 */
import style from '@fontsource-variable/noto-sans-sc/index.css?raw';
import { dataUrl } from './data-url.ts';

const files = import.meta.glob<string>(
  '../../../node_modules/@fontsource-variable/noto-sans-sc/files/*.woff2',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);

/** Words of the page's own bar, which stand on every page that has Chinese. */
const always = '代码折叠或展开明暗中文';

/** The font faces the text needs; '' where it has no character of a Chinese, Japanese or Korean script. */
export async function fontStyle(text: string): Promise<string> {
  const characters = new Set(text.match(/[\u{2e80}-\u{10ffff}]/gu));
  if (characters.size === 0) return '';
  for (const one of always) characters.add(one);
  const points = [...characters].map((one) => one.codePointAt(0) ?? 0);
  const faces = await Promise.all(
    [...style.matchAll(/@font-face\s*\{[^}]*\}/g)].map(async ([face]) => {
      const ranges = rangesOf(face);
      if (!points.some((point) => ranges.some(([from, to]) => point >= from && point <= to))) return '';
      const name = /files\/([\w.-]+\.woff2)/.exec(face)?.[1] ?? '';
      const url = Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1];
      return url === undefined
        ? ''
        : face.replace(/url\([^)]*\)/, `url(${await dataUrl(url, 'font/woff2')})`);
    }),
  );
  return faces.join('');
}

/** The code points a face covers, as pairs from–to. */
function rangesOf(face: string): readonly (readonly [number, number])[] {
  const list = /unicode-range:\s*([^;}]+)/.exec(face)?.[1] ?? '';
  return list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
