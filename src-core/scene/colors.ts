/** Colours of roles, as the design tokens' values in CSS. */
import type { SceneColor } from '../runtime/scene.ts';

/** The token behind each role. */
export const colorTokens: Readonly<Record<SceneColor, `--${string}`>> = {
  ink: '--ink',
  soft: '--ink-soft',
  muted: '--ink-faint',
  line: '--line-strong',
  surface: '--surface',
  accent: '--accent',
  good: '--good',
  bad: '--bad',
  warn: '--warn',
  positive: '--category-1',
  negative: '--category-6',
  'series-1': '--category-1',
  'series-2': '--category-6',
  'series-3': '--category-3',
  'series-4': '--category-4',
  'series-5': '--category-2',
  'series-6': '--category-8',
};

/** A role's colour for lines and fills. */
export function colorOf(color: SceneColor): string {
  return `var(${colorTokens[color]})`;
}

/** A role's colour for letters: categories are brought nearer to ink, so that they can be read. */
export function textColorOf(color: SceneColor): string {
  return /^(?:series|positive|negative)/.test(color)
    ? `color-mix(in oklab, var(${colorTokens[color]}) 62%, var(--ink))`
    : color === 'line' || color === 'surface'
      ? colorOf('muted')
      : colorOf(color);
}
