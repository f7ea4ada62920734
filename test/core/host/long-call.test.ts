/** Calls that save a long text, in the two parts in which they travel. */
import { describe, expect, test } from 'vitest';
import { copyInParts, joinCall, partCall } from '#core/host/long-call.ts';

const text = `\uFEFF${'拾级 "a"\n'.repeat(200_000)}`;
const ref = { kind: 'file', path: '/a.ipynb' };
const copy = { text, outputs: '', savedAt: 1 };
const takes = { ref, copy, version: 'v' };

/** What arrives of a call. */
function arrived(sent: unknown) {
  const parts = partCall(sent);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const joined = parts?.text.map((part) => (typeof part === 'string' ? part : decoder.decode(part))).join('');
  return parts && joinCall(parts.head, joined ?? '');
}

describe('a call that saves a long text', () => {
  test('arrives as it was, the text only once', () => {
    expect(arrived(takes)).toEqual(takes);
    expect(partCall(takes)?.head.length).toBeLessThan(200);
    expect(partCall(takes)?.head).not.toContain('\n');
  });

  test('sends the bytes that it holds, and puts them together for nobody else', () => {
    let asked = 0;
    const bytes = new TextEncoder().encode(text);
    const held = copyInParts({ outputs: '', savedAt: 1 }, ['head', bytes], () => {
      asked += 1;
      return `head${text}`;
    });
    const sent = { ref, copy: held, version: 'v' };
    expect(partCall(sent)?.text[1]).toBe(bytes);
    const there = arrived(sent);
    expect(asked).toBe(0);
    expect(there).toEqual({ ...takes, copy: { ...copy, text: `head${text}` } });
    expect(structuredClone(held)).toEqual({ ...copy, text: `head${text}` });
  });
});

test('a copy in parts that are all text is a copy like any other', () => {
  const plain = copyInParts({ outputs: '', savedAt: 1 }, ['a', 'b'], () => 'never asked for');
  expect(Object.getOwnPropertyDescriptor(plain, 'text')?.value).toBe('ab');
});

test('what saves nothing long travels as JSON', () => {
  for (const sent of [
    null,
    'a',
    {},
    { ref },
    { copy: null },
    { copy: { text: 5 } },
    { copy: { text: 'short' } },
  ])
    expect(partCall(sent)).toBeUndefined();
});

test('what is put together is a call that saves something', () => {
  expect(joinCall('{"ref":1,"copy":{"outputs":""}}', 'a')).toEqual({
    ref: 1,
    copy: { outputs: '', text: 'a' },
  });
  for (const head of ['null', '5', '{}', '{"copy":"a"}']) expect(joinCall(head, 'a')).toBeUndefined();
  expect(() => joinCall('{', 'a')).toThrow(SyntaxError);
});
