/** What the frame lets pass to the window, by its size and kind. */
import { describe, expect, it } from 'vitest';
import { isHeavier } from '../../src-kernel/frame/weight.ts';

const cyclic: { self?: unknown } = {};
cyclic.self = [cyclic];

describe('a message', () => {
  it.each<[name: string, value: unknown]>([
    ['of long texts', { a: ['x'.repeat(300), { b: 'x'.repeat(300) }] }],
    ['of long keys', { ['k'.repeat(600)]: 1 }],
    ['of bytes', { weights: new Uint8Array(1_001) }],
    ['of a buffer', [new ArrayBuffer(1_001)]],
    ['of many numbers', Array.from({ length: 126 }, () => 1)],
    ['of many small things', Array.from({ length: 60 }, () => ({ a: 1, b: [] }))],
    ['of holes', new Array(4_000_000_000)],
    ['that goes round in a circle', cyclic],
    ['with a map', { a: new Map() }],
    ['with a date', [new Date(0)]],
    ['with a buffer shared with its cell', { a: new SharedArrayBuffer(8) }],
  ])('%s is not passed on', (_, value) => expect(isHeavier(value, 1_000)).toBe(true));

  it.each<[name: string, value: unknown]>([
    ['of every kind there is', { a: null, b: undefined, c: true, d: 1, e: 'x', f: [1, [2]], g: { h: {} } }],
    ['of as many bytes as may be', { weights: new Uint8Array(900) }],
    ['that is a text', 'x'.repeat(400)],
    ['that is nothing', undefined],
  ])('%s is', (_, value) => expect(isHeavier(value, 1_000)).toBe(false));
});
