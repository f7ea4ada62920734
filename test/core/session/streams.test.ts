import { describe, expect, it } from 'vitest';
import { appendStream, capStream, maxStreamLength, maxStreamLines } from '#core/session/streams.ts';

const count = (text: string) => text.split('\n').length;

describe('printed text', () => {
  it('under the caps stays as it is', () => {
    const text = 'x\n'.repeat(maxStreamLines - 1);
    expect(capStream({ name: 'stdout', text })).toEqual({ name: 'stdout', text });
  });

  it('over 10,000 lines keeps head and tail and counts what it dropped', () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `line ${i}`).join('\n');
    const capped = capStream({ name: 'stdout', text });
    expect(count(capped.text)).toBeLessThanOrEqual(maxStreamLines);
    expect(capped.text.startsWith('line 0\nline 1\n')).toBe(true);
    expect(capped.text.endsWith('\nline 99998\nline 99999')).toBe(true);
    expect(count(capped.text) + (capped.dropped ?? 0)).toBe(100_000);
  });

  it('over 2 million characters is cut even where it is one line', () => {
    const capped = capStream({ name: 'stdout', text: `a${'数'.repeat(3_000_000)}z` });
    expect(capped.text.length).toBeLessThanOrEqual(maxStreamLength);
    expect(capped.text.startsWith('a')).toBe(true);
    expect(capped.text.endsWith('z')).toBe(true);
    expect(capped.dropped).toBe(1);
  });

  it('in pieces never exceeds the caps and drops no line uncounted', () => {
    let outputs: ReturnType<typeof appendStream> = [];
    for (let piece = 0; piece < 60; piece += 1) {
      const text = Array.from({ length: 1_000 }, (_, i) => `${piece}.${i}\n`).join('');
      outputs = appendStream(outputs, { name: 'stdout', text, ...(piece === 0 ? { dropped: 7 } : {}) });
    }
    const [only] = outputs;
    expect(outputs).toHaveLength(1);
    if (only?.mime !== 'application/vnd.stepwise.stream+json') throw new Error('not a stream');
    expect(count(only.data.text)).toBeLessThanOrEqual(maxStreamLines);
    expect(count(only.data.text) - 1 + (only.data.dropped ?? 0)).toBe(60_000 + 7);
  });
});
