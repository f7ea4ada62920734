/** What the browser host writes itself: what it knows into the app's page, and the page that says no. */
import { type AnswersInPage, answersMeta } from '#core/host/answers-in-page.ts';
import { type PageDocument, pageDocumentMeta } from '#core/host/first-picture.ts';
import type { Settings } from '#core/host/host.ts';
import { pathsMeta } from '#core/host/place.ts';
import { escapeHtml } from '#core/prose/escape.ts';
import type { Locale } from '#core/text/locale.ts';

/** The page in two pieces, what comes before its body first, with `<meta>`s that hand the window the call token, and the answers to what every window asks first. */
export function withFirstWords(
  html: string,
  token: string,
  answers: AnswersInPage,
): { readonly head: string; readonly body: string } {
  const metas = [
    `<meta name="${pathsMeta}" content="">`,
    `<meta name="stepwise-call" content="${token}">`,
    `<meta name="${answersMeta}" content="${escapeHtml(JSON.stringify(answers))}">`,
  ].join('\n');
  // As a function, so that nothing in them is taken for a replacement pattern.
  const whole = html
    .replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}\n${metas}`)
    // The page is answered at paths of documents too.
    .replace(/(<(?:link|script)[^>]* (?:href|src)=")\.\//g, '$1/');
  const body = whole.search(/<body/i);
  return { head: whole.slice(0, body), body: whole.slice(body) };
}

/** The page's head where its body will have a first picture: that is to be seen at once, as the window will show it. */
export function withLook(head: string, { theme, codeSize }: Settings, locale: Locale): string {
  const look = [
    `lang="${locale === 'zh' ? 'zh-CN' : 'en'}"`,
    'data-drawn',
    ...(theme === 'system' ? [] : [`data-theme="${theme}"`]),
    `style="--code-size: ${codeSize}px; --code-line: ${Math.round(codeSize * 1.5)}px"`,
  ];
  return head.replace(/<html[^>]*>/, () => `<html ${look.join(' ')}>`);
}

/** What stands in a page's body. */
export interface Picture {
  /** The window, as it first looks. */
  readonly html: string;
  /** The document in it, which the window need not ask for. */
  readonly document: PageDocument;
  /** Paths of the typefaces it needs: the browser need not lay it out to find that out. */
  readonly letters: readonly string[];
  /** Paths of style sheets it need not wait for. */
  readonly styles: readonly string[];
}

/** The page's body with the first picture in its place. */
export function withPicture(body: string, { html, document, letters, styles }: Picture): string {
  const content = JSON.stringify(document).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
  const picture = [
    ...letters.map((path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${path}">`),
    `<div id="root">${html}</div>`,
    ...styles.map((path) => `<link rel="stylesheet" crossorigin href="${path}">`),
    `<meta name="${pageDocumentMeta}" content='${content}'>`,
  ];
  return body.replace('<div id="root"></div>', () => picture.join('\n'));
}

/** What a person sees whose browser was not let in. */
export function closedPage(): string {
  return `<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><title>Stepwise · 拾级</title></head>
<body style="font: 16px/1.7 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem">
<h1 style="font-size: 1.4rem">门没有开</h1>
<p>这个地址只能用一次，或者这台浏览器还没有得到许可。请回到启动 Stepwise 的终端，打开那里最新打印的地址；如果是从桌面应用打开的，请在那里再选一次“在浏览器中打开”。</p>
<h1 style="font-size: 1.4rem" lang="en">This door is closed</h1>
<p lang="en">The address works once, or this browser has not been let in yet. Go back to the terminal in which
Stepwise was started and open the latest address printed there; if the desktop app opened it, choose “Open in the browser” there again.</p>
</body>
</html>
`;
}
