import { describe, expect, it } from 'vitest';
import { printDocument, readDocument } from '#core/format/document.ts';
import { InputId } from '#core/notebook/ids.ts';
import type { InputControl, InputValue } from '#core/runtime/input.ts';
import type { Output } from '#core/runtime/output.ts';
import { keptInputs, withKeptInputs } from '#core/session/kept-inputs.ts';
import { code, Driver, id } from './support.ts';

const input = (name: string) => InputId.of(name);

const shown = (control: object): Output => ({
  mime: 'application/vnd.stepwise.input+json',
  data: { label: 'It', ...control } as InputControl,
});

const outputs: readonly Output[] = [
  shown({ kind: 'slider', id: input('rate'), min: 0, max: 1, step: 0.1, initial: 0 }),
  shown({ kind: 'drawing', id: input('pad'), width: 2, height: 1 }),
  shown({ kind: 'table', id: input('grid'), columns: [{ name: 'x', type: 'number' }], initial: [[1]] }),
  shown({ kind: 'text', id: input('still'), initial: '', lines: 1 }),
  shown({ kind: 'file', id: input('file'), accept: [] }),
  shown({ kind: 'button', id: input('go') }),
];

const moved = new Map<InputId, InputValue>([
  [input('rate'), { kind: 'slider', value: 0.3 }],
  [input('pad'), { kind: 'drawing', pixels: new Float32Array([0, 1 / 3]) }],
  [input('grid'), { kind: 'table', rows: [[2], [Number.NaN]] }],
  [input('file'), { kind: 'file', name: 'secret.txt', bytes: new Uint8Array([1]) }],
  [input('go'), { kind: 'button', presses: 4 }],
]);

const kept = new Map<InputId, InputValue>([
  [input('rate'), { kind: 'slider', value: 0.3 }],
  [input('pad'), { kind: 'drawing', pixels: [0, 0.333] }],
  [input('grid'), { kind: 'table', rows: [[2], [Number.NaN]] }],
]);

describe('what controls were set to', () => {
  it.each(['markdown', 'ipynb'] as const)(
    'is found again in a %s document, but for files and presses',
    (format) => {
      const { notebook } = new Driver(code('a', 'x')).session;
      const saved = { sourceHash: 'h', outputs: withKeptInputs(outputs, moved) };
      const printed = printDocument(format, notebook, new Map([[id('a'), saved]]));
      expect(printed.text + printed.outputs).not.toContain('secret');
      const read = readDocument(format, printed.text, printed.outputs);
      if ('raw' in read) throw new Error(read.raw.toString());
      expect(keptInputs([...read.outputs.values()].map((each) => each.outputs))).toEqual(kept);
    },
  );

  it('leaves outputs as they are where nothing was moved, and what another kind of control has', () => {
    expect(withKeptInputs(outputs, new Map())).toBe(outputs);
    const other = new Map([[input('rate'), { kind: 'text', text: 'x' } as const]]);
    expect(withKeptInputs(outputs, other)).toBe(outputs);
  });

  it('is told to the kernel when the document is opened, and yields to what was moved since', () => {
    const driver = new Driver(code('a', 'x'));
    driver.do({
      type: 'input',
      input: input('rate'),
      value: { kind: 'slider', value: 0.9 },
      now: 0,
    } as never);
    const actions = driver.do({
      type: 'outputs-loaded',
      outputs: new Map([[id('a'), withKeptInputs(outputs, moved)]]),
    });
    expect(actions.map((each) => (each.type === 'set-input' ? each.input : each.type))).toEqual([
      'pad',
      'grid',
    ]);
    expect(driver.session.inputs.get(input('rate'))).toEqual({ kind: 'slider', value: 0.9 });
    expect(driver.session.inputs.get(input('pad'))).toEqual({ kind: 'drawing', pixels: [0, 0.333] });
  });
});
