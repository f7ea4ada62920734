/** SVG drawn as PNG. */
import { svgDataUrl } from '#core/export/svg.ts';
import { fontStyle } from './font-style.ts';

/** Pixels for each CSS pixel. */
const density = 2;

/** The drawing at twice its size. Rejects where the browser cannot draw it. */
export async function svgPng(svg: string): Promise<Uint8Array> {
  // An image sees no font of the page, so it brings its own.
  const fonts = await fontStyle(svg);
  const image = new Image();
  image.src = svgDataUrl(svg.replace(/<svg\b[^>]*>/, (head) => `${head}<style>${fonts}</style>`));
  await image.decode();
  const canvas = new OffscreenCanvas(image.width * density, image.height * density);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
