/** What the browser host writes itself: what it knows into the app's page, and the page that says no. */
import { type AnswersInPage, answersMeta } from '#core/host/answers-in-page.ts';
import { escapeHtml } from '#core/prose/escape.ts';

/** The page with `<meta>`s that hand the window the call token, and the answers to what every window asks first. */
export function withFirstWords(html: string, token: string, answers: AnswersInPage): string {
  const metas = [
    `<meta name="stepwise-call" content="${token}">`,
    `<meta name="${answersMeta}" content="${escapeHtml(JSON.stringify(answers))}">`,
  ].join('\n');
  // As a function, so that nothing in them is taken for a replacement pattern.
  return html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}\n${metas}`);
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
