/** Outputs as plain text and as Markdown. */
import { describe, expect, test } from 'vitest';
import { writeMarkdown } from '#core/export/markdown.ts';
import { outputText } from '#core/export/text.ts';
import { InputId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';

const table: Output = {
  mime: 'application/vnd.stepwise.table+json',
  data: {
    columns: [{ name: { zh: '名字', en: 'name' } }, { name: 'loss', unit: 'nats' }],
    rows: [
      ['a|b', 0.5],
      ['c', null],
    ],
  },
};
const slider: Output = {
  mime: 'application/vnd.stepwise.input+json',
  data: { id: InputId.of('rate'), kind: 'slider', label: 'Rate', min: 0, max: 1, step: 0.1, initial: 0.5 },
};

describe('an output as text', () => {
  test('a table stands in columns', () => {
    expect(outputText(table, 'zh')).toBe('名字  loss (nats)\na|b   0.5\nc');
  });
  test('a control shows what it was set to, else what it began with', () => {
    expect(outputText(slider, 'en')).toBe('Rate: 0.5');
    const inputs = new Map([[String(InputId.of('rate')), { kind: 'slider' as const, value: 0.8 }]]);
    expect(outputText(slider, 'en', inputs)).toBe('Rate: 0.8');
  });
  test('colours of a terminal are left out', () => {
    const stream: Output = {
      mime: 'application/vnd.stepwise.stream+json',
      data: { name: 'stdout', text: '\x1b[31mred\x1b[0m\n' },
    };
    expect(outputText(stream, 'en')).toBe('red');
  });
});

describe('a notebook as Markdown', () => {
  const write = (outputs: readonly Output[], source = '1') =>
    writeMarkdown({
      title: 'Title',
      locale: 'en',
      cells: [
        { kind: 'prose', text: () => 'Words.' },
        { kind: 'code', source, language: 'typescript', folded: false, outputs },
      ],
      picture: () => 'figures/one.svg',
    });

  test('has a title, prose, code and what it showed', () => {
    expect(write([{ mime: 'text/plain', data: { text: 'out' } }])).toBe(
      '# Title\n\nWords.\n\n```ts\n1\n```\n\n```text\nout\n```\n',
    );
  });
  test('tables are tables, and nothing in them ends a column', () => {
    expect(write([table])).toContain('| name | loss (nats) |\n| --- | --- |\n| a\\|b | 0.5 |');
  });
  test('a chart is the picture it was drawn as', () => {
    const chart: Output = {
      mime: 'application/vnd.plotly.v1+json',
      data: { data: [{ y: [1, 2] }], layout: {}, alt: 'A [line]' },
    };
    expect(write([chart])).toContain('![A \\[line\\]](figures/one.svg)');
  });
  test('a fence is longer than any in its text', () => {
    expect(write([{ mime: 'text/plain', data: { text: '```\ninside' } }])).toContain(
      '````text\n```\ninside\n````',
    );
  });
});
