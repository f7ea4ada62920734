/** A grid of values on a canvas, one pixel each, enlarged by the browser. */
import { useLayoutEffect, useRef } from 'react';
import type { RasterMark } from '#core/runtime/scene.ts';
import { colorTokens } from '#core/scene/colors.ts';
import type { PlacedPanel } from '#core/scene/layout.ts';
import { type RasterPalette, type Rgb, rasterPixels } from '#core/scene/raster.ts';
import { type Theme, token, useTheme } from '../theme.ts';
import styles from './scene.module.css';

/** A raster at its place in the plot. */
export function Raster({ mark, placed }: { readonly mark: RasterMark; readonly placed: PlacedPanel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || mark.rows === 0 || mark.columns === 0) return;
    const pixels = rasterPixels(mark, paletteOf(theme));
    context.putImageData(new ImageData(pixels, mark.columns, mark.rows), 0, 0);
  }, [mark, theme]);
  const [left, bottom, right, top] = mark.box;
  const x = placed.x.at(left) - placed.plot.left;
  const y = placed.y.at(top) - placed.plot.top;
  return (
    <canvas
      ref={canvas}
      className={styles.raster}
      data-smooth={mark.smooth ?? false}
      width={mark.columns}
      height={mark.rows}
      style={{
        left: x,
        top: y,
        width: placed.x.at(right) - placed.plot.left - x,
        height: placed.y.at(bottom) - placed.plot.top - y,
        opacity: mark.opacity,
      }}
    />
  );
}

const palettes = new Map<Theme, RasterPalette>();

/** The colours of a theme, read from its tokens once. */
function paletteOf(theme: Theme): RasterPalette {
  const known = palettes.get(theme);
  if (known) return known;
  const palette = {
    positive: rgbOf(token(colorTokens.positive)),
    negative: rgbOf(token(colorTokens.negative)),
    surface: rgbOf(token(colorTokens.surface)),
  };
  palettes.set(theme, palette);
  return palette;
}

/** A token written `#rrggbb`, or `#rgb` as the build shortens it. */
function rgbOf(color: string): Rgb {
  const digits = color.slice(1);
  const number = Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
