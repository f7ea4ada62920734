/** Scenes drawn for files: in the light theme, on white, as SVG text that needs no page around it. */
import { standaloneSvg } from '#core/export/svg.ts';
import { tokensOf } from '#core/export/tokens.ts';
import { sceneSvg } from '#core/export/write/scene.ts';
import type { SceneData } from '#core/runtime/scene.ts';
import type { Locale } from '#core/text/locale.ts';
import tokenStyle from '../../styles/tokens.css?raw';

/** The scene as it stands; of a timeline its last frame. */
export function sceneFile(scene: SceneData, locale: Locale): string {
  const tokens = tokensOf(tokenStyle, 'light');
  const svg = standaloneSvg(sceneSvg(scene, locale), (name) => tokens.get(name) ?? '');
  // Programs that draw SVG know no `color-mix`.
  return svg.replace(/color-mix\([^()]*\)/g, plainColor);
}

/** A colour as `#rrggbb`, however it is written. */
function plainColor(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return color;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
