/** Notebooks of Jupyter: read, kept to the byte, edited with care, written as the schema asks. */
import { describe, expect, test } from 'vitest';
import { convertDocument, emptyDocument, printDocument, readDocument } from '#core/format/document.ts';
import { parseIpynb, printIpynb, upgradeNotebook, withAttachments } from '#core/format/ipynb/index.ts';
import type { SavedOutputs } from '#core/format/outputs.ts';
import type { Cell } from '#core/notebook/cell.ts';
import {
  convertCell,
  editSource,
  insertCell,
  moveCell,
  removeCell,
  setAttributes,
} from '#core/notebook/edits.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';
import { missingIn } from '#core/program/missing-in.ts';
import type { Output } from '#core/runtime/output.ts';
import { bigNotebook } from '../../support/big-documents.ts';
import { faultOf } from './nbformat-schema.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP8z4AATAzEcQBGIQEDRIQNAAAAAABJRU5ErkJggg==';

/** As Jupyter writes it: one space, sorted keys; with everything the product does not know. */
const foreign = `{
 "cells": [
  {
   "attachments": {
    "dot.png": {
     "image/png": "${png}"
    }
   },
   "cell_type": "markdown",
   "id": "1f8a2b3c",
   "metadata": {
    "tags": [
     "intro"
    ],
    "vendor": {"deep": [1.0, 1e5, {}]}
   },
   "source": [
    "# 标题\\n",
    "![dot](attachment:dot.png)"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 7,
   "id": "cell-b",
   "metadata": {
    "execution": {
     "iopub.status.busy": "2024-01-01T00:00:00Z"
    }
   },
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "one\\n",
      "two\\n"
     ]
    },
    {
     "data": {
      "application/vnd.jupyter.widget-view+json": {
       "model_id": "abc",
       "version_major": 2
      },
      "text/plain": [
       "IntSlider(value=1)"
      ]
     },
     "execution_count": 7,
     "metadata": {},
     "output_type": "execute_result"
    },
    {
     "data": {
      "image/png": "${png}\\n",
      "text/plain": [
       "<Figure>"
      ]
     },
     "metadata": {
      "needs_background": "light"
     },
     "output_type": "display_data"
    }
   ],
   "source": [
    "const x = 1;\\n",
    "x"
   ]
  },
  {
   "cell_type": "raw",
   "id": "rawcell",
   "metadata": {
    "format": "text/restructuredtext"
   },
   "source": "as *is*"
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Deno",
   "language": "typescript",
   "name": "deno"
  },
  "widgets": {
   "application/vnd.jupyter.widget-state+json": {
    "state": {}
   }
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

type Read = { notebook: Notebook; outputs: ReadonlyMap<CellId, SavedOutputs> };

function read(text: string): Read {
  const found = parseIpynb(text);
  if ('raw' in found) throw new Error(found.raw.message);
  return found;
}
function cellAt({ notebook }: Read, index: number): Cell {
  const cell = notebook.cells[index];
  if (cell === undefined) throw new Error('no such cell');
  return cell;
}
const resaved = ({ notebook, outputs }: Read) => printIpynb(notebook, outputs);
const edited = (text: string, change: (read: Read) => Notebook) => {
  const found = read(text);
  return printIpynb(change(found), found.outputs);
};
/** Lines only one of two texts has. */
function differing(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

describe('reading', () => {
  test('gives cells their kinds, languages and ids, and outputs their pictures', () => {
    const found = read(foreign);
    expect(found.notebook.cells).toMatchObject([
      { kind: 'markdown', id: 'n-1f8a2b3c', source: '# 标题\n![dot](attachment:dot.png)' },
      { kind: 'code', id: 'cell-b', language: 'ts', source: 'const x = 1;\nx' },
      { kind: 'code', language: 'text', source: 'as *is*', attributes: { other: { language: 'raw' } } },
    ]);
    expect(found.notebook.title).toBe('标题');
    const outputs = found.outputs.get(cellAt(found, 1).id)?.outputs;
    expect(outputs).toMatchObject([
      { mime: 'application/vnd.stepwise.stream+json', data: { name: 'stdout', text: 'one\ntwo\n' } },
      { mime: 'text/plain', data: { text: 'IntSlider(value=1)' } },
      { mime: 'image/png', data: { width: 2, height: 3, url: `data:image/png;base64,${png}` } },
    ]);
  });

  test.each([
    ['deno', 'typescript', 'ts'],
    ['tslab', 'typescript', 'ts'],
    ['jslab', 'javascript', 'js'],
    ['itypescript', 'typescript', 'ts'],
    ['ijavascript', 'javascript', 'js'],
    ['python3', 'python', 'text'],
    ['ir', 'R', 'text'],
  ])('a %s kernel runs %s as %s', (name, language, expected) => {
    const text = foreign
      .replace('"language": "typescript",', `"language": "${language}",`)
      .replace('"name": "deno"', `"name": "${name}"`);
    expect(cellAt(read(text), 1)).toMatchObject({ language: expected });
    expect(resaved(read(text))).toBe(text);
  });

  test('an error keeps its name, words and trace, without terminal colours', () => {
    const error =
      '{"ename":"TypeError","evalue":"no","output_type":"error","traceback":["\\u001b[31mTypeError\\u001b[0m: no","  at x"]}';
    const text = `{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[${error}],"source":""}],"metadata":{},"nbformat":4,"nbformat_minor":2}`;
    const found = read(text);
    expect([...found.outputs.values()][0]?.outputs[0]).toMatchObject({
      data: {
        name: 'TypeError',
        message: 'no',
        stack: [{ function: 'TypeError: no' }, { function: 'at x' }],
      },
    });
    expect(resaved(found)).toBe(text);
  });

  test.each([
    ['cut off', foreign.slice(0, 700), 'damaged', 'no-json'],
    ['no JSON', '# hello', 'damaged', 'no-json'],
    ['too deep', `${'['.repeat(600)}${']'.repeat(600)}`, 'damaged', 'too-deep'],
    ['no notebook', '{"a": 1}', 'damaged', 'no-notebook'],
    ['no cells', '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', 'damaged', 'no-cells'],
    [
      'cells that are none',
      '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
      'damaged',
      'no-cells',
    ],
    ['old', '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}', 'too-old'],
    ['of the future', '{"nbformat": 5, "nbformat_minor": 0, "cells": []}', 'too-new'],
  ])('a file that is %s is not read, and says why', (_, text, code, why = undefined) => {
    const found = parseIpynb(text);
    expect(found).toMatchObject({ raw: { code, message: expect.stringMatching(/\.$/) } });
    expect('raw' in found && found.raw.why).toBe(why);
  });

  test('damage is named by its place', () => {
    expect(parseIpynb('{\n "cells": [,]\n}')).toMatchObject({ raw: { line: 2, column: 12 } });
    expect(parseIpynb('{\n "cells": [')).toMatchObject({ raw: { line: 2 } });
  });

  test('an empty file is an empty notebook, and stays empty until something is in it', () => {
    for (const text of ['', '\n', '\uFEFF']) {
      const found = read(text);
      expect(found.notebook.cells).toEqual([]);
      expect(resaved(found)).toBe(text);
    }
    const cell: Cell = { kind: 'code', language: 'ts', id: 'a' as CellId, source: '1', attributes: {} };
    expect(faultOf(edited('', ({ notebook }) => insertCell(notebook, cell, 0)))).toBe('');
  });
});

describe('an unedited save changes no byte', () => {
  const compact = JSON.stringify(JSON.parse(foreign));
  const escaped = foreign.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  test.each([
    ['as Jupyter writes', foreign],
    ['compact', compact],
    ['with a byte order mark', `\uFEFF${foreign}`],
    ['with CRLF', foreign.replaceAll('\n', '\r\n')],
    ['without a final newline', foreign.trimEnd()],
    ['with tabs', JSON.stringify(JSON.parse(foreign), null, '\t')],
    ['escaped', escaped],
    ['of an older minor', foreign.replace('"nbformat_minor": 5', '"nbformat_minor": 0')],
    ['of a minor to come', foreign.replace('"nbformat_minor": 5', '"nbformat_minor": 9')],
    ['with an unknown cell type', foreign.replace('"cell_type": "raw"', '"cell_type": "sql"')],
    [
      'oddly spaced',
      foreign.replaceAll('  },\n  {', '  } ,\n\n\n  {').replace(' ],\n "metadata"', '\n\n ] , "metadata"'),
    ],
    ['with doubled keys', foreign.replace('"source": "as *is*"', '"source": "first", "source": "as *is*"')],
    ['without cells', '{"cells": [ ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'],
  ])('%s', (_, text) => {
    expect(resaved(read(text))).toBe(text);
  });
});

describe('editing one cell', () => {
  test('changes its source and nothing else', () => {
    const after = edited(foreign, ({ notebook }) =>
      editSource(notebook, 'cell-b' as CellId, 'const x = 2;\nx'),
    );
    expect(differing(foreign, after)).toEqual({
      gone: ['    "const x = 1;\\n",'],
      come: ['    "const x = 2;\\n",'],
    });
    expect(faultOf(after)).toBe('');
  });

  test('keeps a source that is one string one string, CRLF as it was, and escapes where the file escapes', () => {
    const raw = read(foreign).notebook.cells[2]?.id as CellId;
    const after = edited(foreign, ({ notebook }) => editSource(notebook, raw, 'a\nb'));
    expect(differing(foreign, after).come).toEqual(['   "source": "a\\nb"']);
    const crlf = foreign.replaceAll('\n', '\r\n');
    const there = edited(crlf, ({ notebook }) => editSource(notebook, 'cell-b' as CellId, 'a\nb'));
    expect(there.replaceAll('\r\n', '')).not.toContain('\n');
    expect(there).toContain('    "a\\n",\r\n    "b"\r\n   ]');
    const ascii = foreign.replace('标题', '\\u6807\\u9898');
    expect(edited(ascii, ({ notebook }) => editSource(notebook, raw, '题'))).toContain('"source": "\\u9898"');
  });

  test('new outputs replace the old ones, and the count that belonged to them', () => {
    const found = read(foreign);
    const shown: Output = { mime: 'text/plain', data: { text: '2' } };
    const outputs = new Map([['cell-b' as CellId, { sourceHash: '', outputs: [shown] }]]);
    const after = printIpynb(found.notebook, outputs);
    expect(faultOf(after)).toBe('');
    expect(after).toContain('"execution_count": null');
    expect(after).not.toContain('widget-view');
    expect(after).toContain('widget-state');
    expect(read(after).outputs.get('cell-b' as CellId)?.outputs).toEqual([shown]);
  });

  test('attributes lie where Jupyter looks for them', () => {
    const after = edited(foreign, ({ notebook }) =>
      setAttributes(notebook, 'cell-b' as CellId, { locked: true, folded: true, seconds: 5, title: '训练' }),
    );
    const [, cell] = (JSON.parse(after) as { cells: { metadata: unknown }[] }).cells;
    expect(cell?.metadata).toMatchObject({
      editable: false,
      jupyter: { source_hidden: true },
      execution: {},
    });
    expect(cellAt(read(after), 1).attributes).toEqual({
      locked: true,
      folded: true,
      seconds: 5,
      title: '训练',
    });
    const back = edited(after, ({ notebook }) => setAttributes(notebook, 'cell-b' as CellId, {}));
    expect(JSON.parse(back)).toEqual(JSON.parse(foreign));
  });

  test('cells move, go, come, double and change their kind, and the file stays valid', () => {
    const fresh: Cell = {
      kind: 'code',
      language: 'js',
      id: 'fresh' as CellId,
      source: '1\n2',
      attributes: {},
    };
    const changes: ((read: Read) => Notebook)[] = [
      ({ notebook }) => moveCell(notebook, 'cell-b' as CellId, 0),
      ({ notebook }) => removeCell(notebook, 'cell-b' as CellId),
      ({ notebook }) => insertCell(notebook, fresh, 3),
      (found) => insertCell(found.notebook, { ...cellAt(found, 1), id: 'twin' as CellId }, 1),
      ({ notebook }) => convertCell(notebook, 'cell-b' as CellId, 'markdown'),
      ({ notebook }) => convertCell(notebook, 'n-1f8a2b3c' as CellId, 'code'),
      ({ notebook }) => ({ ...notebook, cells: [] }),
    ];
    for (const change of changes) {
      const found = read(foreign);
      const wanted = change(found);
      const after = printIpynb(wanted, found.outputs);
      expect(faultOf(after)).toBe('');
      const again = read(after);
      expect(again.notebook.cells.map(({ kind, source }) => [kind, source])).toEqual(
        wanted.cells.map(({ kind, source }) => [kind, source]),
      );
      expect(after.endsWith(foreign.slice(foreign.indexOf('\n "metadata": {\n  "kernelspec"')))).toBe(true);
    }
  });

  test('a TypeScript cell in a Python notebook says so, and stays one', () => {
    const python = foreign.replaceAll('typescript', 'python').replace('"name": "deno"', '"name": "python3"');
    const after = edited(python, ({ notebook }) => convertCell(notebook, 'n-1f8a2b3c' as CellId, 'code'));
    expect(cellAt(read(after), 0)).toMatchObject({ kind: 'code', language: 'ts' });
    expect(cellAt(read(after), 1)).toMatchObject({
      language: 'text',
      attributes: { other: { language: 'python' } },
    });
  });

  test('a new title is the notebook’s own; everything else in its metadata stays', () => {
    const after = edited(foreign, ({ notebook }) => ({
      ...notebook,
      metadata: { title: { zh: '题', en: 'T' }, minutes: 3 },
    }));
    expect(faultOf(after)).toBe('');
    expect(read(after).notebook).toMatchObject({ title: { zh: '题', en: 'T' }, metadata: { minutes: 3 } });
    expect(JSON.parse(after)).toMatchObject({ metadata: { kernelspec: { name: 'deno' }, widgets: {} } });
    expect(edited(after, ({ notebook }) => ({ ...notebook, metadata: {} }))).toBe(foreign);
  });
});

describe('writing', () => {
  const alt = { zh: '点', en: 'a dot' };
  const every: Output[] = [
    { mime: 'application/vnd.stepwise.stream+json', data: { name: 'stderr', text: 'w\n' } },
    { mime: 'text/plain', data: { text: 'a\nb' } },
    { mime: 'text/markdown', data: { text: { zh: '一', en: 'one' } } },
    { mime: 'text/markdown', data: { text: 'one' } },
    { mime: 'text/latex', data: { text: 'x^2' } },
    { mime: 'text/html', data: { html: '<b>1</b>' } },
    { mime: 'text/html', data: { html: { zh: '<b>一</b>', en: '<b>1</b>' } } },
    { mime: 'image/svg+xml', data: { svg: '<svg/>', alt } },
    {
      mime: 'image/png',
      data: { url: `data:image/png;base64,${png}`, width: 20, height: 30, alt, pixelated: true },
    },
    { mime: 'image/png', data: { url: 'data:image/jpeg;base64,AAAA', width: 1, height: 1, alt } },
    { mime: 'application/json', data: { value: { a: [1, Number.NaN, -0] } } },
    {
      mime: 'application/vnd.stepwise.table+json',
      data: { columns: [{ name: alt, unit: 'm' }], rows: [[1], [null], ['x']] },
    },
    { mime: 'application/vnd.plotly.v1+json', data: { data: [{ y: [1, 2] }], layout: { title: alt }, alt } },
    {
      mime: 'application/vnd.stepwise.probabilities+json',
      data: { title: alt, labels: ['a', 'b'], values: [0.25, 0.75] },
    },
  ];

  test('every output is valid, has a plain text, and comes back as it was', () => {
    const id = 'a' as CellId;
    const notebook: Notebook = {
      title: '',
      metadata: { title: { zh: '题', en: 'T' } },
      cells: [{ kind: 'code', language: 'ts', id, source: 'x', attributes: {} }],
    };
    const text = printIpynb(notebook, new Map([[id, { sourceHash: '', outputs: every }]]));
    expect(faultOf(text)).toBe('');
    expect(read(text).outputs.get(id)?.outputs).toEqual(every);
    const { cells } = JSON.parse(text) as { cells: { outputs: { data?: Record<string, unknown> }[] }[] };
    for (const { data } of cells[0]?.outputs ?? [])
      if (data) expect(Object.keys(data)).toContain('text/plain');
    expect(resaved(read(text))).toBe(text);
  });

  test('what fits the common types is written in them alone', () => {
    const id = 'a' as CellId;
    const cells: Cell[] = [{ kind: 'code', language: 'ts', id, source: 'x', attributes: {} }];
    const image = every[8] as Output;
    const text = printIpynb(
      { title: '', metadata: {}, cells },
      new Map([[id, { sourceHash: '', outputs: [image] }]]),
    );
    expect(text.split(png).length).toBe(2);
    expect(text).not.toContain('vnd.stepwise.output');
  });

  test('a new document of either format is valid and empty', () => {
    expect(faultOf(emptyDocument('ipynb'))).toBe('');
    expect(readDocument('ipynb', emptyDocument('ipynb'))).toMatchObject({ notebook: { cells: [] } });
    expect(emptyDocument('markdown')).toBe('');
  });

  test('Markdown becomes a notebook and Markdown again, cell by cell', () => {
    const markdown =
      '---\ntitle: { zh: 题, en: T }\nminutes: 3\n---\n\n# One\n\n```ts {#a .locked seconds=4}\n1 + 1\n```\n\n```python {.cell #p}\nprint(1)\n```\n\nEnd.\n';
    const there = convertDocument('markdown', 'ipynb', markdown, '');
    expect(faultOf(there.text)).toBe('');
    const back = readDocument('markdown', convertDocument('ipynb', 'markdown', there.text, '').text);
    const first = readDocument('markdown', markdown);
    if ('raw' in back || 'raw' in first) throw new Error('not read');
    const bare = ({ cells }: Notebook) => cells.map(({ written: _, id: __, ...cell }) => cell);
    expect(bare(back.notebook)).toEqual(bare(first.notebook));
    expect(back.notebook.metadata).toEqual(first.notebook.metadata);
    expect(printDocument('markdown', first.notebook, new Map()).text).toBe(markdown);
  });
});

describe('upgrading', () => {
  const old = JSON.stringify({
    metadata: { name: 'old' },
    nbformat: 3,
    nbformat_minor: 0,
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 2, metadata: {}, source: ['Part'] },
          { cell_type: 'markdown', metadata: {}, source: 'text' },
          {
            cell_type: 'code',
            collapsed: false,
            input: ['1 + 1'],
            language: 'javascript',
            metadata: {},
            outputs: [
              { output_type: 'pyout', prompt_number: 3, text: ['2'], png },
              { output_type: 'stream', stream: 'stderr', text: 'w' },
              { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['t'] },
            ],
            prompt_number: 3,
          },
        ],
      },
    ],
  });
  test('a notebook of format 3 becomes a valid one of 4.5', () => {
    const text = upgradeNotebook(old) ?? '';
    expect(faultOf(text)).toBe('');
    const found = read(text);
    expect(found.notebook.cells).toMatchObject([
      { kind: 'markdown', source: '## Part' },
      { kind: 'markdown', source: 'text' },
      { kind: 'code', language: 'js', source: '1 + 1' },
    ]);
    expect([...found.outputs.values()][0]?.outputs.map(({ mime }) => mime)).toEqual([
      'image/png',
      'application/vnd.stepwise.stream+json',
      'application/vnd.stepwise.error+json',
    ]);
    expect(upgradeNotebook(foreign)).toBeUndefined();
  });
});

test('pictures attached to prose are drawn where it names them; others stay as they are', () => {
  const source =
    '![a](attachment:a.png) ![b](attachment:b%20c.png) ![none](attachment:none.png) `attachment:a.png`';
  const attachments = {
    'a.png': { 'image/png': png },
    'b c.png': { 'text/html': '<b>', 'image/gif': ['R0lG', 'ODlh\n'] },
  };
  const cells = [{ cell_type: 'markdown', id: 'a', metadata: {}, source, attachments }];
  const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  const [cell] = read(text).notebook.cells;
  if (!cell) throw new Error('no cell');
  expect(withAttachments(cell, cell.source)).toBe(
    `![a](data:image/png;base64,${png}) ![b](data:image/gif;base64,R0lGODlh) ![none](attachment:none.png) \`attachment:a.png\``,
  );
  expect(printIpynb(read(text).notebook, read(text).outputs)).toBe(text);
});

describe('what another kernel’s code lacks here', () => {
  test.each([
    ["const text = await Deno.readTextFile('a.txt');", ['Deno']],
    ["import _ from 'npm:lodash@4';\n_.sum([1]);", ['npm:lodash@4']],
    ["import { x } from 'jsr:@std/assert';\nx();", ['jsr:@std/assert']],
    ["import * as fs from 'node:fs';\nfs.statSync('x');", ['node:fs']],
    ["import * as tslab from 'tslab';\ntslab.display.html('x');", ['tslab']],
    ["const fs = require('fs');", ['require']],
    ["$TS.html('<b>x</b>');", ['$TS']],
    ["$$.mime({ 'text/html': 'x' });", ['$$']],
    ["import * as tf from 'npm:@tensorflow/tfjs';\ntf.tidy(() => {});", ['npm:@tensorflow/tfjs']],
    [
      "import * as tf from '@tensorflow/tfjs';\nimport { display } from 'stepwise/learn';\nconsole.log(tf, display);",
      [],
    ],
    ['const Deno = 1;\nDeno + 1;', []],
    ['not a ( program', []],
  ])('%s', (source, names) => {
    const missing = missingIn(source, 'ts');
    expect(missing.map(({ name }) => name)).toEqual(names);
    for (const { message } of missing)
      expect(message).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });
});

test('ids of cells that have none stay the same from one reading to the next', () => {
  const text = foreign
    .replaceAll(/^ {3}"id": .*\n/gm, '')
    .replace('"nbformat_minor": 5', '"nbformat_minor": 4');
  const ids = () => read(text).notebook.cells.map(({ id }) => id);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(3);
  expect(ids().every((id) => CellId.parse(id) === id)).toBe(true);
  const first = ids()[1] as CellId;
  const after = edited(text, ({ notebook }) => editSource(notebook, first, 'y'));
  expect(after).not.toContain('"id"');
});

test('a notebook of 50 MB is read whole, and an unedited save changes no byte', () => {
  const text = bigNotebook(50);
  expect(text.length).toBeGreaterThan(48_000_000);
  const found = read(text);
  expect(found.notebook.cells).toHaveLength(1_000);
  // Compared by hand: a report of what differs would be as large.
  expect(resaved(found) === text).toBe(true);
  const id = 'm0' as CellId;
  const after = edited(text, ({ notebook }) => editSource(notebook, id, 'other'));
  expect(after.length).toBeLessThan(text.length);
  expect(after.endsWith(text.slice(2_000))).toBe(true);
  // Several readings of it: a busy machine takes its time.
}, 120_000);
