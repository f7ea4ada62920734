/**
 * A notebook with its outputs as one HTML file, for a screen or for paper. The core writes the
 * page; the window gives what needs a DOM or a library: sanitising, formulas, diagrams in both
 * themes, coloured code, and the text of Plotly and of KaTeX's style and fonts.
 */
import {
  assemblePage,
  type EmbeddedScript,
  type ExportBody,
  type ExportDocument,
  scriptText,
  writeBody,
} from '#core/export/html.ts';
import { pageScript } from '#core/export/page-script.ts';
import { figureSvg } from '../outputs/pictures/figure.ts';
import { codeFontStyle, fontStyle } from '../outputs/pictures/font-style.ts';
import codeStyle from '../styles/code.css?raw';
import tokenStyle from '../styles/tokens.css?raw';
import { katexStyle } from './katex-style.ts';
import { paced } from './pace.ts';
import { plotlySource } from './plotly-source.ts';
import { type ExportRequest, type ExportTurn, exportDocument } from './request.ts';
import { makeTools } from './tools.ts';

/** A page for a screen: charts can be moved in, both languages are there. Rejects where a piece of the app cannot be read. */
export async function screenPage(request: ExportRequest & ExportTurn): Promise<string> {
  const document = exportDocument(request);
  const body = await writeBody(document, await makeTools(document), paced(request));
  const sources = [...(body.plotly ? [await plotlySource(body.plotly)] : []), pageScript];
  return assemblePage(document, {
    body,
    styles: await styles(document, body),
    scripts: await Promise.all(sources.map(embedded)),
  });
}

/** A page for paper: one language, light, every chart drawn already, no script in it. */
export async function paperPage(request: ExportRequest & ExportTurn): Promise<string> {
  const document: ExportDocument = { ...exportDocument(request), locales: [request.locale] };
  const body = await writeBody(document, await makeTools(document), paced(request));
  const pictures: string[] = [];
  for (const figure of body.figures) {
    request.signal?.throwIfAborted();
    pictures.push(await figureSvg(figure, widthIn(body.html, pictures.length)));
  }
  const html = body.html.replace(
    /<div class="plot" data-chart="(\d+)"[^>]*><\/div>/g,
    (_, index: string) => `<div class="drawn">${pictures[Number(index)] ?? ''}</div>`,
  );
  const drawn = { html, figures: [], plotly: null };
  return assemblePage(document, {
    body: drawn,
    styles: await styles(document, { ...drawn, figures: body.figures }),
    scripts: [],
    paper: true,
  });
}

/** The width a chart is drawn in on paper, in CSS pixels: curves of a training stand beside each other. */
function widthIn(html: string, index: number): number {
  const at = html.indexOf(`data-chart="${index}"`);
  const plots = html.lastIndexOf('<div class="plots"', at);
  return plots >= 0 && html.indexOf('</section>', plots) > at ? 330 : 680;
}

async function styles(document: ExportDocument, body: ExportBody): Promise<readonly string[]> {
  const text = `${body.html}${JSON.stringify(body.figures)}${JSON.stringify(document.title)}`;
  return [
    tokenStyle,
    codeStyle,
    ...(body.html.includes('class="katex') ? [await katexStyle(body.html)] : []),
    await fontStyle(text),
    await codeFontStyle(body.html),
  ];
}

/** A script with its hash, for the page's policy. */
async function embedded(source: string): Promise<EmbeddedScript> {
  const text = scriptText(source);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return { text, hash: btoa(String.fromCharCode(...new Uint8Array(digest))) };
}
