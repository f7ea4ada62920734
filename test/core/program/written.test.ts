import { describe, expect, it } from 'vitest';
import { writtenAs } from '#core/program/written.ts';
import { createNotebook } from '../../support/run-cell.ts';

/** Runs a cell and gives how its author wrote the functions in the list that it ends with. */
async function written(source: string): Promise<(string | undefined)[]> {
  const notebook = createNotebook();
  const list = (await notebook.run(source)) as readonly { toString(): string }[];
  return list.map((each) => writtenAs({ source, language: 'ts', code: notebook.code() }, String(each)));
}

describe('a function’s text is what its author wrote', () => {
  it.each([
    [
      'a declaration that loops, its types taken away',
      'let total = 0;\nfunction f(n: number): number { for (let i = 0; i < n; i++) total += i; return total }\n[f]',
      ['function f(n) { for (let i = 0; i < n; i++) total += i; return total }'],
    ],
    [
      'arrows, one in the other',
      'const add = (x: number) => (y: number) => add(x)(y);\n[add, add(1)]',
      ['(x) => (y) => add(x)(y)', '(y) => add(x)(y)'],
    ],
    [
      'methods, getters and classes',
      `let n = 0; class P { static of() { return new P(n) } constructor(readonly v: number) { n++ } get it() { return n } async go() { await n } static async later() { await n } }
const o = { m() { return n }, get k() { return n } };
const getter = (of: object, name: string) => Object.getOwnPropertyDescriptor(of, name)?.get;
[P.of, P.later, getter(P.prototype, 'it'), P.prototype.go, o.m, getter(o, 'k')]`,
      [
        'of() { return new P(n) }',
        'async later() { await n }',
        'get it() { return n }',
        'async go() { await n }',
        'm() { return n }',
        'get k() { return n }',
      ],
    ],
    [
      'what throws and catches',
      'const f = () => { try { throw 1 } catch { return f } }\n[f]',
      ['() => { try { throw 1 } catch { return f } }'],
    ],
  ])('%s', async (_, source, texts) => {
    expect(await written(source)).toEqual(texts);
  });

  it('and nothing where it is not of the cell', () => {
    const cell = { source: 'const f = () => f()', language: 'ts', code: '(async function () { })' } as const;
    expect(writtenAs(cell, '() => $_f.v()')).toBeUndefined();
  });
});
