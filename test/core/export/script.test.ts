/** A notebook as a TypeScript program: sections, imports, names, displays. */
import { describe, expect, test } from 'vitest';
import { writeScript } from '#core/export/script.ts';
import { parseMarkdown, proseIn } from '#core/format/markdown/index.ts';

/** The program of a document in the native format. */
function scriptOf(text: string): string {
  const { notebook } = parseMarkdown(text);
  return writeScript({
    title: notebook.title,
    locale: 'en',
    learn: './stepwise-learn.js',
    cells: notebook.cells.map((cell) =>
      cell.kind === 'markdown' ? { kind: 'prose', text: proseIn(cell.source, 'en') } : cell,
    ),
  });
}

const cell = (id: string, source: string): string => `\`\`\`ts {#${id}}\n${source}\n\`\`\`\n`;

describe('a notebook as a program', () => {
  test('has prose as comments and cells as sections', () => {
    const script = scriptOf(`# Title\n\nWords.\n\n${cell('one', 'const a = 1;')}`);
    expect(script).toContain('// %% [markdown]\n// # Title\n//\n// Words.');
    expect(script).toContain('// %% one\nconst a = 1;');
  });

  test('has every import once, in front', () => {
    const script = scriptOf(
      cell(
        'one',
        "import * as tf from '@tensorflow/tfjs';\nimport { t } from 'stepwise/learn';\nt('a', 'b');",
      ) +
        cell(
          'two',
          "import { t, type Hand, table as rows } from 'stepwise/learn';\nconst h: Hand | null = null;",
        ),
    );
    expect(script.match(/^import .*$/gm)).toEqual([
      "import * as tf from '@tensorflow/tfjs';",
      "import { t, type Hand, table as rows, display } from './stepwise-learn.js';",
    ]);
    expect(script).toContain('// %% two\nconst h: Hand | null = null;');
  });

  test('gives what a cell shows last to display', () => {
    expect(scriptOf(cell('one', '20 + 22; // the answer'))).toContain('display(20 + 22); // the answer');
    expect(scriptOf(cell('one', 'const a: number = 1;\n(a as number) + 1'))).toContain(
      'display((a as number) + 1)',
    );
    expect(scriptOf(cell('one', "const s = 'a;b';\ns // no semicolon"))).toContain(
      'display(s // no semicolon\n)',
    );
    expect(scriptOf(cell('one', 'console.log(1)'))).not.toContain('display');
  });

  test('numbers a name that a later cell defines again, in code and in templates', () => {
    const script = scriptOf(
      cell('one', 'const rate: number = 0.1;') +
        cell('two', "const rate = 'fast';\nconst all = { rate };\nconsole.log(`${rate}`, all.rate);") +
        cell('three', 'console.log(rate);\nfunction f(rate: number) { return rate; }\nconsole.log(f(1));'),
    );
    expect(script).toContain(
      "const rate2 = 'fast';\nconst all = { rate: rate2 };\nconsole.log(`${rate2}`, all.rate);",
    );
    expect(script).toContain('console.log(rate2);\nfunction f(rate: number) { return rate; }');
  });

  test('keeps what is no program, or another language, as comments', () => {
    const script = scriptOf(`${cell('one', 'const = 3')}\`\`\`python {.cell #py}\nprint(1)\n\`\`\`\n`);
    expect(script).toContain('// const = 3');
    expect(script).toContain('// print(1)');
  });
});
