import { beforeEach, describe, expect, it } from 'vitest';
import { createInterrupts, type Interrupts } from '../../src-kernel/evaluate/interrupt.ts';
import { AskingSteps } from '../../src-kernel/evaluate/steps.ts';

/** What the frame does when Stop is pressed for the `sequence`-th time. */
function press(memory: SharedArrayBuffer, sequence: number): void {
  const asked = new Int32Array(memory);
  Atomics.store(asked, 1, sequence);
  Atomics.store(asked, 0, 1);
}

let memory: SharedArrayBuffer;
let interrupts: Interrupts;
beforeEach(() => {
  memory = new SharedArrayBuffer(8);
  interrupts = createInterrupts(memory);
});

describe('interrupts', () => {
  it('are requested until they are obeyed', () => {
    expect(interrupts.requested()).toBe(false);
    press(memory, 1);
    expect(interrupts.requested()).toBe(true);
    expect(interrupts.obey()).toBe(1);
    expect(interrupts.requested()).toBe(false);
  });

  it('are not obeyed twice where the message comes after the memory', () => {
    press(memory, 1);
    interrupts.obey();
    expect(interrupts.note(1)).toBe(false);
    expect(interrupts.requested()).toBe(false);
  });

  it('that were obeyed between the two writes of the frame ask for nothing more', () => {
    const asked = new Int32Array(memory);
    Atomics.store(asked, 1, 1);
    interrupts.obey();
    Atomics.store(asked, 0, 1);
    expect(interrupts.requested()).toBe(false);
    expect(Atomics.load(asked, 0)).toBe(0);
  });

  it('come by message where memory is not shared', () => {
    const alone = createInterrupts(null);
    expect(alone.note(1)).toBe(true);
    expect(alone.requested()).toBe(true);
    alone.obey();
    expect(alone.note(1)).toBe(false);
    expect(alone.note(2)).toBe(true);
  });
});

describe('steps that ask', () => {
  it('end what they go over where they are stopped, and what that throws does not count', () => {
    for (const fails of [false, true]) {
      let ended = false;
      const numbers = [0, 1, 2, 3].values();
      const source: Iterator<number> = {
        next: () => numbers.next(),
        return() {
          ended = true;
          if (fails) throw new Error('at the end');
          return { done: true, value: undefined };
        },
      };
      let asked = 0;
      const steps = new AskingSteps(source, () => {
        if (++asked === 3) throw new Error('stopped');
      });
      const seen: number[] = [];
      expect(() => {
        for (const n of steps) seen.push(n);
      }).toThrow('stopped');
      expect([seen, ended]).toEqual([[0, 1], true]);
    }
  });
});
