/** When a list is scrolled in haste, and what prose is drawn as then. */
import { describe, expect, test } from 'vitest';
import { drawnThere, inHaste, scrolledTo } from '../../../src-renderer/notebook/haste.ts';
import { blocksOf } from '../../../src-renderer/outputs/prose-sketch.tsx';

/** Scrolls with one event each 16 ms, and gives when it ended. */
function scroll(from: number, pixels: number, frames: number): number {
  for (let frame = 0; frame <= frames; frame += 1) scrolledTo((frame * pixels) / frames, from + frame * 16);
  return from + frames * 16;
}

describe('haste', () => {
  test('is more than three screens a second', () => {
    expect(inHaste(scroll(0, 2_000, 60))).toBe(false);
    expect(inHaste(scroll(10_000, 3_000, 60))).toBe(true);
  });

  test('ends a moment after the last quick scroll', () => {
    const end = scroll(20_000, 8_000, 60);
    expect(inHaste(end + 50)).toBe(true);
    expect(inHaste(end + 200)).toBe(false);
  });

  test('is not one jump, as to a heading', () => {
    scrolledTo(0, 30_000);
    scrolledTo(50_000, 31_000);
    expect(inHaste(31_000)).toBe(false);
    scrolledTo(51_000, 31_033);
    expect(inHaste(31_033)).toBe(true);
  });

  test('is a drag that the window followed too slowly: what drawing took is no pause', () => {
    scrolledTo(0, 40_000);
    drawnThere(40_300);
    scrolledTo(5_000, 40_320);
    expect(inHaste(40_320)).toBe(true);
    // Slow all the same: three hundred pixels in that time.
    scrolledTo(0, 50_000);
    drawnThere(50_300);
    scrolledTo(300, 50_320);
    expect(inHaste(50_320)).toBe(false);
  });
});

test('prose in haste is its words, with its headings', () => {
  expect(
    blocksOf(
      '## Step 1\n\nThe **loss** is $L = 1$ with `x`.\n\n- a [link](https://a.b)\n- two\n\n<!-- zh -->\n\n# 标题\n正文',
    ),
  ).toEqual([
    { level: 2, text: 'Step 1' },
    { level: 0, text: 'The loss is L = 1 with x.' },
    { level: 0, text: 'a link\ntwo' },
    { level: 1, text: '标题' },
    { level: 0, text: '正文' },
  ]);
});
