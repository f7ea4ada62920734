import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportTools } from '#core/export/context.ts';
import { assemblePage, type ExportDocument, scriptText, writeBody } from '#core/export/html.ts';
import { writeOutput } from '#core/export/write/output.ts';
import { CellId } from '#core/notebook/ids.ts';
import { escapeHtml } from '#core/prose/escape.ts';
import { proseToHtml } from '#core/prose/prose.ts';
import { sampleOutputs } from '../../support/gallery/samples.ts';

const tools: ExportTools = {
  prose: (markdown, idPrefix) => proseToHtml(markdown, { idPrefix }),
  html: escapeHtml,
  formula: escapeHtml,
  diagram: escapeHtml,
  highlight: escapeHtml,
};

const evil = '</script><img src=x onerror=alert(1)>"\'';

async function exported(document: ExportDocument): Promise<string> {
  return assemblePage(document, {
    body: await writeBody(document, tools),
    styles: [],
    scripts: [{ text: 'x', hash: 'H' }],
  });
}

describe('an exported page', () => {
  const document: ExportDocument = {
    title: { zh: '标题', en: 'Title' },
    locales: ['zh', 'en'],
    cells: [
      {
        kind: 'prose',
        text: (locale) => (locale === 'zh' ? '# 题\n\n见[下](#甲)' : '# T\n\nSee [below](#a)'),
      },
      {
        kind: 'code',
        source: 'const a = 1 < 2',
        language: 'typescript',
        folded: true,
        outputs: sampleOutputs(CellId.parse('a')),
      },
      { kind: 'prose', text: (locale) => (locale === 'zh' ? '## 甲' : '## a') },
      { kind: 'prose', text: () => 'same' },
    ],
  };
  let page = '';
  beforeAll(async () => {
    page = await exported(document);
  });

  it('holds both languages, code once, and text that is the same in both once', async () => {
    expect(page.match(/const a = 1 &#60; 2/g)).toHaveLength(1);
    expect(page.match(/>same</g)).toHaveLength(1);
    expect(page).toContain('<div data-in="zh" lang="zh-CN">');
    expect(page).toContain('data-title-en="Title"');
  });
  it('points links at ids of the other cells, in the same language', async () => {
    expect(page).toContain(`href="#${encodeURIComponent('doc-2-zh-甲')}"`);
    expect(page).toContain('href="#doc-2-en-a"');
  });
  it('allows only its own scripts, and no address but data', async () => {
    expect(page).toContain(
      `default-src 'none'; script-src 'sha256-H'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:`,
    );
    expect(page).not.toMatch(/(?:src|srcset|action)="https?:/);
    expect(page).not.toMatch(/url\(\s*['"]?https?:/);
  });
  it('keeps a chart that looks the same in both languages once', async () => {
    const body = await writeBody(document, tools);
    expect(body.plotly).toBe('cartesian');
    expect(new Set(body.figures.map((figure) => JSON.stringify(figure))).size).toBe(body.figures.length);
  });
  it('needs the strict bundle for other than cartesian charts, and none without charts', async () => {
    const of = async (type: string) =>
      (
        await writeBody(
          {
            title: '',
            locales: ['en'],
            cells: [
              {
                kind: 'code',
                source: '',
                language: 'ts',
                folded: false,
                outputs: [
                  { mime: 'application/vnd.plotly.v1+json', data: { data: [{ type, y: [1] }], layout: {} } },
                ],
              },
            ],
          },
          tools,
        )
      ).plotly;
    expect([await of('bar'), await of('surface')]).toEqual(['cartesian', 'strict']);
    expect((await writeBody({ title: '', locales: ['en'], cells: [] }, tools)).plotly).toBeNull();
  });
  it('escapes a title that would be script, everywhere', async () => {
    const page = await exported({ title: evil, locales: ['en'], cells: [] });
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(1);
  });
  it('cannot be ended early by a script or by data', async () => {
    expect(scriptText('a</script><!--b\r\n')).toBe('a<\\/script><\\!--b\n');
    const page = await exported({
      title: '',
      locales: ['en'],
      cells: [
        {
          kind: 'code',
          source: '',
          language: 'ts',
          folded: false,
          outputs: [
            { mime: 'application/vnd.plotly.v1+json', data: { data: [{ name: evil, y: [1] }], layout: {} } },
          ],
        },
      ],
    });
    expect(page).not.toContain('</script><img');
    expect(JSON.parse(/id="charts">([^<]*)</.exec(page)?.[1] ?? '')[0].data[0].name).toBe(evil);
  });
});

describe('every kind of output', () => {
  // What the window's tools return is safe by their contract; here they escape.
  const safe = { ...tools, prose: escapeHtml };
  const context = {
    locale: 'en' as const,
    tools: safe,
    chart: () => '<figure></figure>',
    input: () => undefined,
    idPrefix: 'doc-',
  };
  it('is written as something', async () => {
    for (const output of sampleOutputs(CellId.parse('a'))) {
      expect(writeOutput(output, context).length, output.mime).toBeGreaterThan(10);
    }
  });
  it('lets no text of its own become markup', async () => {
    const attack = (value: unknown): unknown => {
      if (typeof value === 'string') return evil;
      if (Array.isArray(value)) return value.map(attack);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          ['kind', 'state', 'dtype', 'tone', 'name'].includes(key) &&
          typeof item === 'string' &&
          item in { stdout: 1, stderr: 1, running: 1, done: 1 }
            ? item
            : attack(item),
        ]),
      );
    };
    for (const output of sampleOutputs(CellId.parse('a'))) {
      const attacked = { ...output, data: attack(output.data) } as typeof output;
      expect(writeOutput(attacked, context), output.mime).not.toMatch(/<img src=x|<\/script/);
    }
  });
});
