import { describe, expect, it } from 'vitest';
import type { OrderQuestion } from '#core/lesson/question.ts';
import { shuffled } from '#core/lesson/shuffled.ts';

const question = (...items: string[]): OrderQuestion => ({ kind: 'order', ask: '?', items });

describe('things to be put in order', () => {
  it('are all shown, in the same order each time, and never in the right one', () => {
    for (const items of [
      ['a', 'b'],
      ['a', 'b', 'c'],
      ['forward', 'loss', 'backward', 'update', 'again'],
    ]) {
      for (const cell of ['one', 'two', 'three', 'four', 'five', 'six']) {
        const order = shuffled(question(...items), cell);
        expect(order.toSorted((a, b) => a - b)).toEqual(items.map((_, at) => at));
        expect(order).not.toEqual(items.map((_, at) => at));
        expect(shuffled(question(...items), cell)).toEqual(order);
      }
    }
  });
});
