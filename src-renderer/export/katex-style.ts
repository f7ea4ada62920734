/** KaTeX's style with the fonts a page uses in it, as data. */
import style from 'katex/dist/katex.min.css?raw';
import { dataUrl } from '../outputs/pictures/data-url.ts';

const fonts = import.meta.glob<string>('../../node_modules/katex/dist/fonts/*.woff2', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Which of KaTeX's classes bring in a font beside the three that every formula has. */
const uses: readonly (readonly [RegExp, RegExp])[] = [
  [/KaTeX_Main-(?:Regular)\b/, /katex/],
  [/KaTeX_Math-Italic\b/, /katex/],
  [/KaTeX_Size[1-4]-/, /delimsizing|delim-size|op-symbol|sizing|sqrt|mult/],
  [/KaTeX_Main-Bold\b/, /mathbf|textbf/],
  [/KaTeX_Main-(?:Bold)?Italic\b/, /mathit|textit|boldsymbol/],
  [/KaTeX_Math-BoldItalic\b/, /boldsymbol/],
  [/KaTeX_AMS-/, /amsrm|mathbb|textbb/],
  [/KaTeX_Caligraphic-/, /mathcal/],
  [/KaTeX_Fraktur-/, /mathfrak|textfrak/],
  [/KaTeX_SansSerif-/, /mathsf|textsf|mathboldsf|mathsfit|mathitsf/],
  [/KaTeX_Script-/, /mathscr|textscr/],
  [/KaTeX_Typewriter-/, /mathtt|texttt/],
];

/** The style for the formulas in `html`: fonts it needs as data addresses, the others left out. */
export async function katexStyle(html: string): Promise<string> {
  const wanted = uses.filter(([, classes]) => classes.test(html)).map(([font]) => font);
  const inlined = await Promise.all(
    Object.entries(fonts).map(async ([path, url]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return wanted.some((font) => font.test(name))
        ? ([name, await dataUrl(url, 'font/woff2')] as const)
        : null;
    }),
  );
  const byName = new Map(inlined.filter((entry) => entry !== null));
  return style.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    const name = /fonts\/([\w-]+\.woff2)/.exec(face)?.[1] ?? '';
    const data = byName.get(name);
    return data ? face.replace(/src:[^;}]*/, `src:url(${data}) format("woff2")`) : '';
  });
}
