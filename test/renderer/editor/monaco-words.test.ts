/** The editor's own words follow the window's language. */
import { expect, it } from 'vitest';
import { speakMonaco } from '../../../src-renderer/editor/monaco-words.ts';

/** Monaco's own way of saying something, of which it has no types. */
const words: string = 'monaco-editor/nls.js';
const { localize } = (await import(words)) as { localize(key: number, english: string): string };

/** The number under which Monaco looks up what its hint for a problem offers. */
const viewProblem = 1195;
const say = () => localize(viewProblem, 'View Problem');

it('are Chinese in a Chinese window and English in another, whenever it changes', async () => {
  expect(say()).toBe('View Problem');
  await speakMonaco('zh');
  expect(say()).toBe('查看问题');
  await speakMonaco('en');
  expect(say()).toBe('View Problem');
});

it('are those of the language chosen last, however late the others come', async () => {
  const chinese = speakMonaco('zh');
  await speakMonaco('en');
  await chinese;
  expect(say()).toBe('View Problem');
  await Promise.all([speakMonaco('en'), speakMonaco('zh')]);
  expect(say()).toBe('查看问题');
});
