/** Pictures drawn by a cell, one or many in a row, on a canvas that no document holds. */
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from '../evaluate/services.ts';
import { LiveDisplay } from './live.ts';
import { t } from './output.ts';
import { bytesUrl } from './png.ts';

/** Which picture is drawn, and when. */
export interface CanvasFrame {
  /** 0 for the first. */
  readonly index: number;
  /** Milliseconds since the first. */
  readonly time: number;
}

/** What `canvas` can be told. */
export interface CanvasOptions {
  /** What the picture shows, for those who cannot see it. */
  readonly alt?: LocalizedText;
  readonly caption?: LocalizedText;
  /** Keep hard pixel edges where the window enlarges it. */
  readonly pixelated?: boolean;
}

const now = performance.now.bind(performance);

/** Milliseconds between two pictures: no screen shows more than one in this time. */
const pace = 16;

/**
 * Draws a picture under the cell; for as long as `draw` answers `true` it is asked for the next
 * frame, which takes the place of the last. Resolves after the last frame; Stop ends it.
 *
 *     await canvas(200, 100, (context, { time }) => {
 *       context.clearRect(0, 0, 200, 100);
 *       context.fillRect(time / 20, 40, 20, 20);
 *       return time < 3000;
 *     });
 *
 * @param width in pixels, 1 to 4096; height likewise
 */
export async function canvas(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D, frame: CanvasFrame) => unknown,
  options: CanvasOptions = {},
): Promise<void> {
  for (const side of [width, height]) {
    if (!(Number.isInteger(side) && side >= 1 && side <= 4096)) {
      throw new RangeError(
        `canvas: ${width} × ${height} is no size; sides are whole numbers from 1 to 4096.`,
      );
    }
  }
  const surface = new OffscreenCanvas(width, height);
  const context = surface.getContext('2d');
  if (context === null) throw new Error('canvas: no 2D context is to be had here.');
  const { alt = t('画布', 'Canvas'), caption, pixelated } = options;
  let url = '';
  const display = new LiveDisplay(() => ({
    mime: 'image/png',
    data: {
      url,
      width,
      height,
      alt,
      ...(caption === undefined ? {} : { caption }),
      ...(pixelated === undefined ? {} : { pixelated }),
    },
  }));
  const begun = now();
  for (let index = 0; ; index++) {
    const startedAt = now();
    const more = await draw(context, { index, time: startedAt - begun });
    const blob = await surface.convertToBlob({ type: 'image/png' });
    url = bytesUrl(new Uint8Array(await blob.arrayBuffer()));
    if (index === 0) display.emit();
    else display.flush();
    if (more !== true) return;
    await kernel().sleep(Math.max(0, startedAt + pace - now()));
  }
}
