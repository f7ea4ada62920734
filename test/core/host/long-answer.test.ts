/** Answers with a long text, in the two parts in which they travel. */
import { describe, expect, test } from 'vitest';
import { isAllText, joinAnswer, partAnswer } from '#core/host/long-answer.ts';

const text = `${'拾级 "a"\n'.repeat(200_000)}`;
const value = {
  ref: { kind: 'file', path: '/a.ipynb' },
  name: 'a.ipynb',
  format: 'ipynb',
  text,
  version: 'v',
};

/** What arrives of an answer. */
function arrived(reply: unknown) {
  const parts = partAnswer(reply);
  return parts && joinAnswer(parts.head, () => parts.text);
}

describe('an answer with a long text', () => {
  test('arrives as it was, and holds the text once', () => {
    const reply = { ok: true, value };
    expect(arrived(reply)).toEqual(reply);
    expect(partAnswer(reply)?.head.length).toBeLessThan(400);
    expect(partAnswer(reply)?.head).not.toContain('\n');
  });

  test('whose copy repeats it arrives as it was, and holds the text once', () => {
    const reply = { ok: true, value: { ...value, copy: { base: text, text, outputs: '', savedAt: 1 } } };
    expect(arrived(reply)).toEqual(reply);
    expect(partAnswer(reply)?.head.length).toBeLessThan(500);
    expect(isAllText(partAnswer(reply)?.head ?? '')).toBe(true);
  });

  test('whose copy says something else brings both', () => {
    const reply = {
      ok: true,
      value: { ...value, copy: { base: text, text: 'mine', outputs: '', savedAt: 1 } },
    };
    expect(arrived(reply)).toEqual(reply);
    expect(isAllText(partAnswer(reply)?.head ?? '')).toBe(false);
  });
});

test('every other answer is left as it is', () => {
  for (const reply of [
    { ok: true, value: { ...value, text: 'short' } },
    { ok: true, value: null },
    { ok: true, value: ['a'] },
    { ok: false, code: 'io', message: text },
  ]) {
    expect(partAnswer(reply)).toBeUndefined();
  }
});
