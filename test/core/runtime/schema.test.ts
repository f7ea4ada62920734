import { describe, expect, it } from 'vitest';
import { parseKernelMessage } from '#core/runtime/schema.ts';

const result = (output: unknown) => parseKernelMessage({ type: 'execute_result', run: 'cell@1', output });

/** Messages that must not get past the schema. */
const forged: readonly (readonly [name: string, message: unknown])[] = [
  ['no object', 'busy'],
  ['null', null],
  ['an unknown type', { type: 'shell', run: 'cell@1' }],
  ['a cell id with markup', { type: 'execute_input', run: '<b>@1' }],
  ['a run without a version', { type: 'execute_input', run: 'cell' }],
  [
    'an unknown MIME type',
    { type: 'execute_result', run: 'a@1', output: { mime: 'application/javascript', data: {} } },
  ],
  [
    'a MIME type from the prototype',
    { type: 'execute_result', run: 'a@1', output: { mime: 'toString', data: {} } },
  ],
  [
    'data of another kind',
    { type: 'execute_result', run: 'a@1', output: { mime: 'text/plain', data: { text: 3 } } },
  ],
  [
    'a picture from the web',
    {
      type: 'execute_result',
      run: 'a@1',
      output: { mime: 'image/png', data: { url: 'https://example.com/a.png', width: 1, height: 1, alt: '' } },
    },
  ],
  [
    'a picture that is SVG',
    {
      type: 'execute_result',
      run: 'a@1',
      output: {
        mime: 'image/png',
        data: { url: 'data:image/svg+xml;base64,AAAA', width: 1, height: 1, alt: '' },
      },
    },
  ],
  ['a text that is too long', { type: 'stream', run: 'a@1', name: 'stdout', text: 'x'.repeat(16_000_001) }],
  [
    'JSON with a prototype',
    {
      type: 'execute_result',
      run: 'a@1',
      output: { mime: 'application/json', data: { value: JSON.parse('{"__proto__": {"x": 1}}') } },
    },
  ],
  [
    'JSON with a function',
    {
      type: 'execute_result',
      run: 'a@1',
      output: { mime: 'application/json', data: { value: { f: () => 1 } } },
    },
  ],
  [
    'more tensor values than are shown',
    {
      type: 'execute_result',
      run: 'a@1',
      output: {
        mime: 'application/vnd.stepwise.tensor+json',
        data: { shape: [5000], dtype: 'float32', size: 5000, values: new Array(5000).fill(0) },
      },
    },
  ],
  ['an unknown state', { type: 'status', kernel: { state: 'root' } }],
  ['a negative time', { type: 'execute_reply', run: 'a@1', outcome: 'ok', elapsed: -1 }],
];

describe('a kernel message', () => {
  it.each(forged)('with %s is not believed', (_, message) => {
    expect(parseKernelMessage(message)).toBeUndefined();
  });

  it('is rebuilt from the keys that are known', () => {
    expect(parseKernelMessage({ type: 'status', kernel: { state: 'idle', extra: 1 }, more: 2 })).toEqual({
      type: 'status',
      kernel: { state: 'idle' },
    });
  });

  it('keeps numbers that JSON lacks, also after JSON', () => {
    const data = { title: 'p', labels: ['a', { zh: '乙', en: 'b' }], values: [0.5, Number.NaN] };
    const output = { mime: 'application/vnd.stepwise.probabilities+json', data };
    for (const sent of [output, JSON.parse(JSON.stringify(output))]) {
      const message = result(sent);
      expect(message?.type === 'execute_result' && message.output).toEqual(output);
    }
  });

  it('may hold a value tree of some depth, and none without end', () => {
    const tree = (depth: number): unknown => ({
      kind: 'array',
      preview: '[…]',
      ...(depth > 0 ? { children: [{ key: '0', value: tree(depth - 1) }] } : {}),
    });
    const depthOf = (value: unknown): number => {
      const children = (value as { children?: { value: unknown }[] }).children;
      return children?.[0] ? 1 + depthOf(children[0].value) : 0;
    };
    const shown = (depth: number) => {
      const message = result({ mime: 'application/vnd.stepwise.value+json', data: tree(depth) });
      return message?.type === 'execute_result' ? depthOf(message.output.data) : -1;
    };
    expect(shown(5)).toBe(5);
    expect(shown(500)).toBeLessThan(20);
  });
});
