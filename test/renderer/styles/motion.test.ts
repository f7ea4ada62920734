/** Who asks the system for less motion gets none: everything in the window that moves by itself stands still. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const files = (pattern: string) => globSync(`src-renderer/**/*.${pattern}`, { cwd: root }).toSorted();
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Declaration {
  /** The selectors and at-rules around it, outermost first. */
  readonly within: readonly string[];
  readonly property: string;
  readonly value: string;
}

/** Every declaration of a style sheet. */
function declarationsOf(css: string): readonly Declaration[] {
  const found: Declaration[] = [];
  const within: string[] = [];
  for (const [, text = '', end] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)([{};])/g)) {
    const trimmed = text.trim().replace(/\s+/g, ' ');
    if (end === '{') within.push(trimmed);
    else {
      const [, property, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(trimmed) ?? [];
      if (property !== undefined && value !== undefined) found.push({ within: [...within], property, value });
      if (end === '}') within.pop();
    }
  }
  return found;
}

const still = (rule: string) => /^@media \(prefers-reduced-motion: reduce\)$/.test(rule);

/** How long the longest part of a transition or an animation lasts, in milliseconds; of two times of a part the first counts, the other is its delay. */
function lasts(value: string): number {
  const parts = value.split(/,(?![^(]*\))/).map((part) => /(\d*\.?\d+)(m?s)\b/.exec(part));
  return Math.max(0, ...parts.map((time) => (time ? Number(time[1]) * (time[2] === 's' ? 1000 : 1) : 0)));
}

/** What of a style sheet moves for longer than a blink where less motion is asked for. */
function movingIn(css: string): readonly string[] {
  const all = declarationsOf(css).filter(({ property }) =>
    /^(?:transition|animation)(?:-duration)?$|^scroll-behavior$/.test(property),
  );
  const stilled = new Set(
    all
      .filter(({ within, value }) => within.some(still) && lasts(value) <= 1)
      .map(({ within, property }) => `${within.filter((rule) => !still(rule))} ${property}`),
  );
  return all
    .filter(({ property, value }) => lasts(value) > 1 || (property === 'scroll-behavior' && value !== 'auto'))
    .map(({ within, property }) => `${within.filter((rule) => !still(rule))} ${property}`)
    .filter((place) => !stilled.has(place));
}

describe('with less motion asked for', () => {
  test('the times that everything takes its own from are none', () => {
    const times = declarationsOf(read('src-renderer/styles/tokens.css')).filter(
      ({ within, property }) => within.some(still) && /^--(?:quick|calm)$/.test(property),
    );
    expect(times.map(({ property, value }) => [property, value])).toEqual([
      ['--quick', '0ms'],
      ['--calm', '0ms'],
    ]);
  });

  const sheets = files('css');
  test.each(sheets)('%s moves nothing', (file) => expect(movingIn(read(file))).toEqual([]));

  test('no script moves what no style sheet does', () => {
    const scripts = [...files('ts'), ...files('tsx')];
    expect(scripts.length).toBeGreaterThan(100);
    const moving = scripts.filter((file) =>
      /\.animate\(|behavior: ?'smooth'|startViewTransition/.test(read(file)),
    );
    expect(moving).toEqual([]);
  });
});

test.each([
  ['.a { transition: opacity 200ms; }', ['.a transition']],
  ['.a { transition: opacity 0s, color 0.2s ease 0s; }', ['.a transition']],
  ['.a { animation: wait 0s 600ms both; }', []],
  [
    '.a { animation: go 1s infinite; } @media (prefers-reduced-motion: reduce) { .a { animation: none; } }',
    [],
  ],
  [
    '.a { animation: go 1s infinite; } @media (prefers-reduced-motion: reduce) { .b { animation: none; } }',
    ['.a animation'],
  ],
  ['.a { &:hover { transition: scale var(--quick); } scroll-behavior: smooth; }', ['.a scroll-behavior']],
] as const)('of %s moves %j', (css, moving) => expect(movingIn(css)).toEqual(moving));
