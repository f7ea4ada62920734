/** `stepwise export` and `check` in the real app: what was written is read back. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { AutomationFile } from '#core/host/automation.ts';
import { writeFiles } from '../../src-main/cli/write-files.ts';
import { findLayout } from '../../src-main/layout.ts';
import { commandLine } from '../support/command.ts';

const line = commandLine();
const { command, at } = line;

const notebook = `---
title: { zh: 试卷, en: Paper }
---

# Results 结果

Words 中文 and $a^2 + b^2$.

## Chart

\`\`\`ts {#chart}
import { input, plot, table, t } from 'stepwise/learn';
const rate = 0.5;
const speed = input.slider({ label: t('速度', 'Speed'), min: 0, max: 10, initial: 3 });
display(table([{ name: 'rate', value: rate }, { name: 'speed', value: speed }]));
plot([{ y: [1, 4, 9] }], { title: { text: t('平方', 'Squares') } })
\`\`\`

\`\`\`ts {#net}
import * as tf from '@tensorflow/tfjs';
const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
\`\`\`

### Below

\`\`\`mermaid
graph LR; Ape-->Bee
\`\`\`
`;

/** Cells that define a name again, import twice, use tfjs and a control. */
const program = `# Program

\`\`\`ts {#one}
import * as tf from '@tensorflow/tfjs';
import { input, t } from 'stepwise/learn';
const rate: number = input.slider({ label: t('速率', 'Rate'), min: 0, max: 1, initial: 0.5 });
console.log('rate', rate);
\`\`\`

\`\`\`ts {#two}
import { mulberry32, type Random } from 'stepwise/learn';
const random: Random = mulberry32(1);
const x = tf.tensor2d([[1, 2], [3, 4]]);
x
\`\`\`

\`\`\`ts {#three}
const rate = 'twelve';
const found: Record<string, number> = { twelve: 12 };
random();
found[rate] // shown
\`\`\`
`;

/** Operators of a PDF page that paint a raster picture (pdf.js: paintImageXObject, paintInlineImageXObject). */
const rasterOperators = [85, 86];

describe('exporting', () => {
  test('a PDF has selectable text, an outline, page numbers, and charts and formulas as vectors', async () => {
    writeFileSync(at('note.md'), notebook);
    const args = ['--run', '--set', 'rate=0.25', '--set', 'speed=7', '--lang=zh', '--timeout=90'];
    expect(await command('export', 'note.md', '--to', 'pdf', ...args)).toBe(0);
    expect(line.printed).toEqual([at('note.pdf')]);
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(at('note.pdf'))));
    const { text, totalPages } = await extractText(pdf);
    const all = text.join('\n');
    for (const words of [
      'Results 结果',
      '中文',
      'const rate = 0.25',
      'rate 0.25',
      '速度 7',
      'speed 7',
      '平方',
      'Ape',
    ])
      expect(all).toContain(words);
    for (const [index, page] of text.entries()) expect(page).toContain(`${index + 1} / ${totalPages}`);
    const [outline] = await pdf.getOutline();
    expect(outline).toMatchObject({
      title: 'Results 结果',
      items: [{ title: 'Chart', items: [{ title: 'Below' }] }],
    });
    const operators = await (await pdf.getPage(1)).getOperatorList();
    expect(operators.fnArray.filter((one) => rasterOperators.includes(one))).toEqual([]);
  }, 120_000);

  test('a ZIP holds every format and every result', async () => {
    writeFileSync(at('note.md'), notebook);
    expect(await command('export', 'note.md', '--to', 'zip', '--run', '--json', '--timeout=120')).toBe(0);
    expect(JSON.parse(line.printed.join(''))).toMatchObject({ ok: true, format: 'zip' });
    const files = unzipSync(readFileSync(at('note.zip')));
    expect(Object.keys(files).sort()).toEqual(
      [
        'Paper.html',
        'Paper.ipynb',
        'Paper.md',
        'Paper.pdf',
        'figures/chart-Squares.png',
        'figures/chart-Squares.svg',
        'models/net/model.json',
        'models/net/weights.bin',
        'source/Paper.md',
        'tables/chart.csv',
        'typescript/Paper.ts',
        'typescript/package.json',
        'typescript/stepwise-learn.d.ts',
        'typescript/stepwise-learn.js',
      ].sort(),
    );
    const text = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8');
    expect(text('source/Paper.md')).toBe(notebook);
    expect(text('tables/chart.csv')).toBe('\ufeffname,value\r\nrate,0.5\r\nspeed,3\r\n');
    expect(text('figures/chart-Squares.svg')).toMatch(/^<svg[\s\S]*Squares/);
    expect([...(files['figures/chart-Squares.png'] ?? [])].slice(0, 4)).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(text('Paper.md')).toContain('| speed | 3 |');
    expect(text('Paper.md')).toMatch(/!\[[^\]]*Squares[^\]]*\]\(data:image\/svg\+xml/);
  }, 180_000);

  test('models come as folders of files that plain TensorFlow.js reads; without one nothing is written', async () => {
    writeFileSync(at('note.md'), notebook);
    expect(await command('export', 'note.md', '--to', 'models', '--run', '--timeout=90')).toBe(0);
    const files = [at('note-models', 'net', 'model.json'), at('note-models', 'net', 'weights.bin')];
    expect(line.printed).toEqual(files);
    const [json, weights] = files.map((file) => readFileSync(file));
    const { modelTopology, weightsManifest } = JSON.parse(String(json));
    const loaded = await tf.loadLayersModel(
      tf.io.fromMemory({
        modelTopology,
        weightSpecs: weightsManifest[0].weights,
        weightData: new Uint8Array(weights ?? []).buffer,
      }),
    );
    expect((loaded.predict(tf.tensor2d([[2, 3]])) as tf.Tensor).dataSync()[0]).toBe(5);

    writeFileSync(at('none.md'), '# T\n\n```ts {#one}\n6 * 7\n```\n');
    expect(await command('export', 'none.md', '--to', 'models', '--run', '--timeout=90')).toBe(3);
    expect(line.told.at(-1)).toMatch(/^stepwise export: There is no model to save now/);
    expect(await command('export', 'none.md', '--to', 'models')).toBe(2);
    expect(readdirSync(line.folder).sort()).toEqual(['none.md', 'note-models', 'note.md']);
  }, 120_000);

  test('an export that takes too long leaves nothing behind', async () => {
    writeFileSync(at('note.md'), '# T\n\n```ts {#one}\nawait new Promise(() => {})\n```\n');
    expect(await command('export', 'note.md', '--to', 'zip', '--run', '--timeout=4')).toBe(3);
    expect(line.told.join('\n')).toMatch(/took longer than|within/);
    expect(readdirSync(line.folder)).toEqual(['note.md']);
  }, 60_000);

  test('a program type-checks and runs on its own under Node, and prints what the app showed', async () => {
    writeFileSync(at('note.md'), program);
    expect(await command('export', 'note.md', '--to', 'ts', '--timeout=90')).toBe(0);
    expect(readdirSync(line.folder).sort()).toEqual(
      ['note.md', 'note.ts', 'package.json', 'stepwise-learn.d.ts', 'stepwise-learn.js'].sort(),
    );
    expect(readFileSync(at('stepwise-learn.d.ts'), 'utf8')).toMatch(/^\/\/\/ <reference lib="dom" \/>\n/);
    const { root } = findLayout(import.meta.dirname);
    symlinkSync(join(root, 'node_modules'), at('node_modules'));
    const node = (...args: string[]) =>
      spawnSync(process.execPath, args, { cwd: line.folder, encoding: 'utf8', timeout: 100_000 });
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = '--noEmit --strict --skipLibCheck --target esnext --module nodenext --types';
    expect(node(compiler, ...options.split(' '), '', 'note.ts').stdout).toBe('');
    const ran = node('note.ts');
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout.trim().split('\n')).toEqual([
      'Rate: 0.5',
      'rate 0.5',
      expect.stringMatching(/^float32 \[2, 2\].*2\.5.*4$/),
      expect.stringContaining('1'),
      ...(ran.stdout.includes('], [') ? [] : [expect.stringContaining('3')]),
      '12',
    ]);
  }, 120_000);

  test('outputs saved beside a file come with it, and a file that cannot be written leaves nothing', async () => {
    writeFileSync(at('note.md'), '# T\n\n```ts {#one}\n6 * 7\n```\n');
    expect(await command('run', 'note.md', '--save-outputs', '--timeout=90')).toBe(0);
    expect(await command('export', 'note.md', '--to', 'md', '--out', 'sub/out.md', '--timeout=90')).toBe(0);
    expect(readFileSync(at('sub/out.md'), 'utf8')).toBe('# T\n\n```ts\n6 * 7\n```\n\n```text\n42\n```\n');
    expect(readdirSync(at('sub'))).toEqual(['out.md']);
  }, 120_000);

  test('of several files the first is taken away again where the second cannot be written', async () => {
    const file = (path: string): AutomationFile => ({ path, content: 'x', encoding: 'utf-8' });
    mkdirSync(at('b.js'));
    await expect(writeFiles([file('a.ts'), file('b.js')], at('a.ts'))).rejects.toThrow();
    expect(existsSync(at('a.ts'))).toBe(false);
    writeFileSync(at('a.ts'), 'an earlier export');
    await expect(writeFiles([file('a.ts'), file('b.js')], at('a.ts'))).rejects.toThrow();
    expect(readFileSync(at('a.ts'), 'utf8')).toBe('an earlier export');
  });
});

describe('running with parameters', () => {
  test('writes document and outputs to another file, and refuses a parameter there is not', async () => {
    writeFileSync(at('note.md'), '# T\n\n```ts {#one}\nconst rate = 1;\nrate * 2\n```\n');
    expect(await command('run', 'note.md', '--set', 'rate=21', '--output', 'out.md', '--timeout=90')).toBe(0);
    expect(readFileSync(at('out.md'), 'utf8')).toContain('const rate = 21;');
    expect(readFileSync(at('out.md.outputs.json'), 'utf8')).toContain('42');
    expect(readFileSync(at('note.md'), 'utf8')).toContain('const rate = 1;');
    expect(await command('run', 'note.md', '--output', 'out.ipynb', '--timeout=90')).toBe(0);
    const written = JSON.parse(readFileSync(at('out.ipynb'), 'utf8'));
    expect(written).toMatchObject({ nbformat: 4 });
    expect(JSON.stringify(written.cells.at(-1).outputs)).toContain('2');
    expect(existsSync(at('out.ipynb.outputs.json'))).toBe(false);
    expect(await command('run', 'note.md', '--output', 'out.txt')).toBe(2);
    expect(await command('run', 'note.md', '--set', 'speed=3', '--timeout=90')).toBe(3);
    expect(line.told.at(-1)).toContain('speed');
  }, 120_000);
});

describe('checking', () => {
  test('prints file, line and what is wrong, and exits with 1 for an error only', async () => {
    mkdirSync(at('course', '01-one'), { recursive: true });
    writeFileSync(at('course', '01-one', 'lesson.md'), '# T\n\n```ts {#a}\nconst = 1\n```\n');
    writeFileSync(at('course', 'README.md'), '```ts\nconst = 1\n```\n');
    expect(await command('check', 'course')).toBe(1);
    expect(line.printed).toContainEqual(
      expect.stringMatching(/^course\/01-one\/lesson\.md:4: error: Cell a is not a program/),
    );
    writeFileSync(at('twice.md'), '```ts {#a}\n1\n```\n\n```ts {#a}\n2\n```\n');
    expect(await command('check', 'twice.md')).toBe(0);
    expect(await command('check', 'twice.md', '--strict')).toBe(1);
  });

  test('refuses what is no notebook, and warns of one that is not UTF-8', async () => {
    writeFileSync(at('program.ts'), 'export const a = 1;\n');
    expect(await command('check', 'program.ts')).toBe(3);
    expect(line.told.at(-1)).toContain('program.ts is no notebook');
    mkdirSync(at('empty'));
    expect(await command('check', 'empty')).toBe(3);
    expect(line.told.at(-1)).toContain('there is no notebook in empty');
    writeFileSync(at('latin.md'), Buffer.from('# Un caf\xe9\n', 'latin1'));
    expect(await command('check', 'latin.md')).toBe(0);
    expect(line.printed.at(-1)).toMatch(
      /^latin\.md: warning: This file is not UTF-8; it reads as windows-1252/,
    );
    expect(line.told.at(-1)).toBe('1 document, 0 errors, 1 warning');
  });

  test('reads Jupyter notebooks too, and names the line on which a cell begins', async () => {
    const code = (id: string, ...source: string[]) => ({
      cell_type: 'code',
      execution_count: null,
      id,
      metadata: {},
      outputs: [],
      source,
    });
    const cells = [
      code('fine', '1'),
      code('deno', "await Deno.readTextFile('a')"),
      code('broken', 'a\n', 'const = 1'),
    ];
    const metadata = { kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' } };
    const text = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
    writeFileSync(at('note.ipynb'), text);
    writeFileSync(at('half.ipynb'), text.slice(0, 90));
    expect(await command('check', line.folder)).toBe(1);
    const begins = (id: string) => text.slice(0, text.indexOf(`"${id}"`)).split('\n').length - 3;
    expect(line.printed).toEqual([
      expect.stringMatching(/^half\.ipynb:\d+: error: This is not a whole JSON file/),
      expect.stringMatching(`^note\\.ipynb:${begins('deno')}: warning: Cell deno: This cell uses Deno`),
      expect.stringMatching(
        `^note\\.ipynb:${begins('broken')}: error: Cell broken is not a program \\(its line 2\\)`,
      ),
    ]);
  });
});
