/** Programs become notebooks without losing text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '#core/format/markdown/index.ts';
import { importScript } from '#core/format/script.ts';

const cells = (name: string, text: string) =>
  parseMarkdown(importScript(name, text))
    .notebook.cells.slice(1)
    .map((cell) => [cell.kind === 'code' ? cell.language : 'prose', cell.source]);

describe('importing a program', () => {
  /* biome-ignore-start lint/suspicious/noTemplateCurlyInString: it is the program that has a template */
  test('parts it at blank lines of its top level, never inside a bracket, a template or a comment', () => {
    const text = [
      "import * as tf from '@tensorflow/tfjs';\n",
      'function f() {\n  const a = 1;\n\n  return a;\n}\n',
      '/* one\n\ntwo */\nconst t = `x\n\n${[1,\n\n2].join("}")} y\n\n`;\n',
      "const s = '(';\nf();\n",
    ].join('\n');
    expect(cells('a.ts', text)).toEqual([
      ['ts', "import * as tf from '@tensorflow/tfjs';"],
      ['ts', 'function f() {\n  const a = 1;\n\n  return a;\n}'],
      ['ts', '/* one\n\ntwo */\nconst t = `x\n\n${[1,\n\n2].join("}")} y\n\n`;'],
      ['ts', "const s = '(';\nf();"],
    ]);
  });
  /* biome-ignore-end lint/suspicious/noTemplateCurlyInString: — */

  test('parts it at its marks where it has them, and prose among them is prose', () => {
    const text =
      '#!/usr/bin/env node\nconst a = 1;\n// %% Train\n\nb();\n\nc();\n//%% [markdown]\n// # 标题\n// text\n// %%\n';
    expect(cells('a.mjs', text)).toEqual([
      ['js', 'const a = 1;'],
      ['js', '// Train\n\nb();\n\nc();'],
      ['prose', '# 标题\ntext'],
    ]);
  });

  test('an empty program is a notebook with its name', () => {
    expect(importScript('a.ts', '')).toBe('# a.ts\n');
  });

  test('loses nothing but blank lines', () => {
    const line = fc.constantFrom(
      '',
      'a',
      '{',
      '}',
      '`',
      '${',
      '/*',
      '*/',
      "'",
      '// x',
      '  b(',
      ')',
      '```',
      '"\\"',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const kept = cells('a.ts', lines.join('\n')).flatMap(([, source]) => (source ?? '').split('\n'));
        const solid = (all: readonly string[]) =>
          all.map((each) => each.trimEnd()).filter((each) => each !== '');
        expect(solid(kept)).toEqual(solid(lines));
      }),
      { numRuns: 500 },
    );
  });
});
