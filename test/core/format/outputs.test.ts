import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutputs, type SavedOutputs, serializeOutputs } from '#core/format/outputs.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';

const a = CellId.parse('a') as CellId;
const saved = (...outputs: Output[]): Map<CellId, SavedOutputs> =>
  new Map([[a, { sourceHash: 'h', outputs }]]);
const reread = (...outputs: Output[]) =>
  parseOutputs(serializeOutputs(saved(...outputs))).outputs.get(a)?.outputs;
const text = (value: string): Output => ({ mime: 'text/plain', data: { text: value } });

const wrap = (cells: string) => `{"stepwise":"outputs","version":1,"cells":${cells}}`;

describe('saved outputs', () => {
  it('come back as they were, with the hash of their source', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }).map(text), { minLength: 1 }),
        fc.string(),
        (outputs, sourceHash) => {
          const read = parseOutputs(serializeOutputs(new Map([[a, { sourceHash, outputs }]])));
          expect(read).toEqual({ outputs: new Map([[a, { sourceHash, outputs }]]), warnings: [] });
        },
      ),
      { seed: 3 },
    );
  });

  it('keep numbers that JSON lacks, beside nulls', () => {
    const training: Output = {
      mime: 'application/vnd.plotly.v1+json',
      data: { data: [{ y: [1, Number.NaN, Number.POSITIVE_INFINITY, null] }], layout: {} },
    };
    const table: Output = {
      mime: 'application/vnd.stepwise.table+json',
      data: { columns: [{ name: 'x' }], rows: [[null], [Number.NaN], [-0], [true], ['数']] },
    };
    expect(reread(training, table)).toEqual([training, table]);
  });

  it('are nothing for cells without any', () => {
    expect(serializeOutputs(new Map([[a, { sourceHash: 'h', outputs: [] }]]))).toBe('');
    expect(parseOutputs('')).toEqual({ outputs: new Map(), warnings: [] });
  });

  it('that do not fit their schema are dropped with a warning, the others kept', () => {
    const read = parseOutputs(
      wrap(
        `{"a":{"source":"h","outputs":[{"mime":"text/plain","data":{"text":"ok"}},{"mime":"text/plain","data":{}},{"mime":"application/javascript","data":{}}]},"9":{},"b":7}`,
      ),
    );
    expect([...read.outputs]).toEqual([[a, { sourceHash: 'h', outputs: [text('ok')] }]]);
    expect(read.warnings.map((warning) => warning.code)).toEqual([
      'bad-outputs',
      'bad-outputs',
      'bad-outputs',
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['another format', '{"stepwise":"other"}'],
    ['a later version', '{"stepwise":"outputs","version":2,"cells":{}}'],
    ['an array', '[]'],
    ['a null', 'null'],
    ['nesting without end', wrap(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
  ])('from %s are left out with a warning', (_, broken) => {
    const read = parseOutputs(broken);
    expect(read.outputs.size).toBe(0);
    expect(read.warnings).toHaveLength(1);
  });

  it('bring no prototype in', () => {
    const read = parseOutputs(
      wrap(
        `{"a":{"source":"h","outputs":[{"mime":"application/json","data":{"value":{"__proto__":{"polluted":1},"x":1}}}]}}`,
      ),
    );
    const outputs = read.outputs.get(a)?.outputs;
    expect(outputs).toEqual([{ mime: 'application/json', data: { value: { x: 1 } } }]);
    expect(JSON.stringify(outputs)).not.toContain('polluted');
  });

  it('too large to keep leave a sentence', () => {
    expect(reread(text('x'.repeat(20_000_001)))?.[0]?.mime).toBe('text/markdown');
  });
});
