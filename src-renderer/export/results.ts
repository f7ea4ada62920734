/** What running brought, as files of their own: tables, figures, pictures, histories of training. */
import { tableCsv, trainingCsv, trainingJson } from '#core/export/csv.ts';
import { figureTitle } from '#core/export/describe.ts';
import { type Figure, safeFigure } from '#core/export/figure.ts';
import { isPictureUrl, svgDataUrl } from '#core/export/svg.ts';
import { metricName } from '#core/export/training.ts';
import { trainingPlots } from '#core/export/training-plots.ts';
import type { Output } from '#core/runtime/output.ts';
import { plainText } from '#core/scene/text.ts';
import { type Locale, textIn } from '#core/text/locale.ts';
import { figureSvg } from '../outputs/pictures/figure.ts';
import { svgPng } from '../outputs/pictures/png.ts';
import { sceneFile } from '../outputs/pictures/scene.ts';
import { fileStem } from '../outputs/save-button.tsx';
import type { MadeFile } from './made-file.ts';
import type { ExportRequest, ExportTurn } from './request.ts';

/** Every output with the cell it stands under, in document order. */
function* outputsOf({ notebook, states }: ExportRequest): Iterable<{ cell: string; output: Output }> {
  for (const cell of notebook.cells) {
    for (const output of states.get(cell.id)?.outputs ?? []) yield { cell: cell.id, output };
  }
}

/** The chart an output is drawn as, where it is one; a run of training is drawn as its first curves. */
function figureOf(output: Output, locale: Locale): Figure | undefined {
  if (output.mime === 'application/vnd.plotly.v1+json') return safeFigure(output.data, locale);
  if (output.mime === 'application/vnd.stepwise.training+json')
    return trainingPlots(output.data, locale)[0]?.figure;
  return undefined;
}

/** For each chart the address of its picture, to stand in Markdown. A chart that cannot be drawn has none. */
export async function markdownPictures(
  request: ExportRequest & ExportTurn,
): Promise<ReadonlyMap<Output, string>> {
  const pictures = new Map<Output, string>();
  for (const { output } of outputsOf(request)) {
    const figure = figureOf(output, request.locale);
    if (!figure) continue;
    request.signal?.throwIfAborted();
    const svg = await figureSvg(figure).catch(() => undefined);
    if (svg !== undefined) pictures.set(output, svgDataUrl(svg));
  }
  return pictures;
}

/** All results: `tables/*.csv`, `figures/*.svg` and `.png`, `pictures/*`, `history/*.csv` and `.json`, named by cell and title. */
export async function resultFiles(request: ExportRequest & ExportTurn): Promise<readonly MadeFile[]> {
  const { locale, signal } = request;
  const files: MadeFile[] = [];
  const counts = new Map<string, number>();
  const name = (folder: string, cell: string, title = ''): string => {
    const key = `${folder}/${title === '' ? cell : `${cell}-${fileStem(title)}`}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
  const picture = async (path: string, draw: () => string | Promise<string>) => {
    request.onPiece?.(path);
    const svg = await draw();
    signal?.throwIfAborted();
    files.push(
      { path: `${path}.svg`, mime: 'image/svg+xml', content: svg },
      { path: `${path}.png`, mime: 'image/png', content: await svgPng(svg) },
    );
  };
  for (const { cell, output } of outputsOf(request)) {
    signal?.throwIfAborted();
    switch (output.mime) {
      case 'application/vnd.stepwise.table+json':
        files.push({
          path: `${name('tables', cell, textIn(output.data.caption ?? '', locale))}.csv`,
          mime: 'text/csv',
          content: tableCsv(output.data, locale),
        });
        break;
      case 'application/vnd.stepwise.training+json': {
        const path = name('history', cell, textIn(output.data.title, locale));
        files.push(
          { path: `${path}.csv`, mime: 'text/csv', content: trainingCsv(output.data) },
          { path: `${path}.json`, mime: 'application/json', content: trainingJson(output.data, locale) },
        );
        for (const { metric, figure } of trainingPlots(output.data, locale))
          await picture(name('figures', cell, metricName(metric, locale)), () => figureSvg(figure));
        break;
      }
      case 'application/vnd.plotly.v1+json': {
        const figure = safeFigure(output.data, locale);
        await picture(name('figures', cell, figureTitle(figure)), () => figureSvg(figure));
        break;
      }
      case 'application/vnd.stepwise.scene+json': {
        const { title } = output.data;
        const said = title === undefined ? '' : plainText(textIn(title, locale));
        await picture(name('figures', cell, said), () => sceneFile(output.data, locale));
        break;
      }
      case 'image/svg+xml':
        files.push({ path: `${name('pictures', cell)}.svg`, mime: output.mime, content: output.data.svg });
        break;
      case 'image/png': {
        const { url } = output.data;
        const kind = /^data:image\/(\w+);/.exec(url)?.[1];
        if (!isPictureUrl(url) || kind === undefined) break;
        const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (digit) => digit.charCodeAt(0));
        files.push({ path: `${name('pictures', cell)}.${kind}`, mime: `image/${kind}`, content: bytes });
        break;
      }
      default:
    }
  }
  return files;
}
