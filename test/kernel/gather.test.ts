/** Messages to the window, those of a quick run together. */
import { expect, test } from 'vitest';
import type { RunId } from '#core/notebook/ids.ts';
import type { FrameMessage } from '#core/runtime/frame.ts';
import { gather } from '../../src-kernel/frame/gather.ts';

const run = 'a@1' as RunId;
const busy: FrameMessage = { type: 'status', kernel: { state: 'busy' } };
const idle: FrameMessage = { type: 'status', kernel: { state: 'idle' } };
const begins: FrameMessage = { type: 'execute_input', run };
const result: FrameMessage = {
  type: 'execute_result',
  run,
  output: { mime: 'text/plain', data: { text: '1' } },
};
const ends: FrameMessage = { type: 'execute_reply', run, outcome: 'ok', elapsed: 1 };
const says: FrameMessage = { type: 'stream', run, name: 'stdout', text: 'a' };

function gathered() {
  const sent: (readonly FrameMessage[])[] = [];
  const timers: (() => void)[] = [];
  const post = gather(
    (messages) => sent.push(messages),
    (callback) => timers.push(callback),
  );
  return {
    sent,
    post,
    pass: () => {
      for (const timer of timers.splice(0)) timer();
    },
  };
}

test('a quick run comes as one', () => {
  const { sent, post, pass } = gathered();
  for (const each of [busy, begins, result, ends]) post(each);
  expect(sent).toEqual([[busy, begins, result, ends]]);
  pass();
  expect(sent).toHaveLength(1);
});

test('the end of one run comes with the next', () => {
  const { sent, post } = gathered();
  for (const each of [ends, idle, busy, begins, result, ends]) post(each);
  expect(sent).toEqual([[ends], [idle, busy, begins, result, ends]]);
});

test('a long run has begun a moment later, and what it says is there at once', () => {
  const { sent, post, pass } = gathered();
  post(busy);
  post(begins);
  expect(sent).toEqual([]);
  pass();
  expect(sent).toEqual([[busy, begins]]);
  post(says);
  expect(sent).toHaveLength(2);
  post(result);
  pass();
  post(ends);
  post(idle);
  expect(sent.slice(2)).toEqual([[result], [ends]]);
  pass();
  expect(sent.at(-1)).toEqual([idle]);
});

test('no two results wait together, and nothing changes its place', () => {
  const { sent, post, pass } = gathered();
  const all = [
    begins,
    result,
    result,
    begins,
    begins,
    begins,
    begins,
    begins,
    says,
    { type: 'heartbeat' } as const,
  ];
  for (const each of all) post(each);
  pass();
  expect(sent.flat()).toEqual(all);
  for (const each of sent) expect(each.length).toBeLessThanOrEqual(8);
  expect(sent[0]).toEqual([begins, result, result]);
});
