import { describe, expect, it } from 'vitest';
import { proseToHtml, slug } from '#core/prose/prose.ts';

const tex = (html: string): string[] =>
  [...html.matchAll(/<span class="math"[^>]*>([^<]*)</g)].map((found) => found[1] ?? '');

describe('formulas', () => {
  it('are read between single dollars that touch them', () => {
    expect(tex(proseToHtml('概率$p_k$与 $z_k$。'))).toEqual(['p_k', 'z_k']);
  });
  it('leave prices as they are', () => {
    for (const text of ['$5 and $6', 'from $5-$6', 'it costs $5', 'US$ 5 to $ 6', '\\$a$ and \\$b$'])
      expect(tex(proseToHtml(text)), text).toEqual([]);
  });
  it('are not read in code', () => {
    expect(tex(proseToHtml('`$x$`\n\n```sh\necho $HOME $x$\n```'))).toEqual([]);
  });
  it('keep underscores and stars from becoming emphasis', () => {
    const html = proseToHtml('*a $x*y$ b* and $a_i$ then $b_i$, __c $d__e$ f__');
    expect(tex(html)).toEqual(['x*y', 'a_i', 'b_i', 'd__e']);
    expect(html).toContain('<em>a <span');
    expect(html).toContain('<strong>c <span');
  });
  it('stand on their own between double dollars, over several lines', () => {
    const html = proseToHtml('前\n\n$$\n\\begin{aligned} a &= b \\\\\n c &= d \\end{aligned}\n$$\n\n后');
    expect(html).toMatch(/<p class="math-block"><span class="math" data-display="">\\begin/);
  });
  it('may contain an escaped dollar and a backslash before the end', () => {
    expect(tex(proseToHtml('$\\$5$ and $a\\,$'))).toEqual(['\\$5', 'a\\,']);
  });
  it('are escaped', () => {
    const html = proseToHtml('$a<img src=x onerror=alert(1)>"b$');
    expect(html).not.toContain('<img');
  });
  it('do not run across a blank line', () => {
    expect(tex(proseToHtml('a $x\n\ny$ b'))).toEqual([]);
  });
  it('keep brackets and punctuation beside them on their line, unless they are long', () => {
    const renderMath = (t: string) => `[${t}]`;
    const html = (markdown: string) => proseToHtml(markdown, { renderMath });
    expect(html('warmer ($x$), and')).toBe('<p>warmer <span class="keep">([x]),</span> and</p>\n');
    expect(html('高几度（$x$），卖')).toBe('<p>高几度<span class="keep">（[x]），</span>卖</p>\n');
    expect(html('a **$x$.** b $y$ c')).toBe(
      '<p>a <strong><span class="keep">[x].</span></strong> b [y] c</p>\n',
    );
    expect(html('($5 and $6)')).toBe('<p>($5 and $6)</p>\n');
    expect(html('[$x$](#a) \\($y$')).toContain('<a href="#a">[x]</a> ([y]');
    const long = 'w_1x_1+w_2x_2+w_3x_3+w_4x_4+b=0';
    expect(html(`if $${long}$.`)).toBe(`<p>if [${long}].</p>\n`);
  });
  it('are drawn by the function given', () => {
    expect(proseToHtml('$x$', { renderMath: (t, d) => `[${t}|${d}]` })).toBe('<p>[x|false]</p>\n');
  });
});

describe('Chinese quotation marks', () => {
  it('lose their empty half beside other punctuation, and only there', () => {
    expect(proseToHtml('他说：“好”，走。“行”吗')).toBe(
      '<p>他说：<span class="half">“</span>好<span class="half">”</span>，走。<span class="half">“</span>行”吗</p>\n',
    );
    expect(proseToHtml('“so”, he said &amp; `“码”，`')).toBe(
      '<p>“so”, he said &amp; <code>“码”，</code></p>\n',
    );
  });
});

describe('headings', () => {
  it('have prefixed ids that never repeat', () => {
    const html = proseToHtml('# 训练 Train\n## 训练 Train\n## location');
    expect([...html.matchAll(/id="([^"]+)"/g)].map((found) => found[1])).toEqual([
      'doc-训练-train',
      'doc-训练-train-1',
      'doc-location',
    ]);
  });
  it('slug as on GitHub', () => {
    expect(slug('What it *is*, 2.0!')).toBe('what-it-is-20');
  });
});

describe('diagrams', () => {
  it('become figures that carry their source', () => {
    const html = proseToHtml('```mermaid\ngraph LR; A["<b>"]-->B\n```');
    expect(html).toContain('<figure class="mermaid"><pre>graph LR; A[');
    expect(html).not.toContain('<b>');
  });
});

describe('links', () => {
  it('to the web are marked', () => {
    expect(proseToHtml('[a](https://example.org/x)')).toContain('class="external" rel="noreferrer noopener"');
    expect(proseToHtml('[a](#b)')).toBe('<p><a href="#b">a</a></p>\n');
  });
});

describe('footnotes', () => {
  it('are numbered by first mention and gathered at the end', () => {
    const html = proseToHtml('甲[^b]乙[^a]丙[^b]\n\n[^a]: First *one*\n[^b]: Second\n\n    more\n\nafter');
    expect(html).toContain('id="doc-fnref-1" href="#fn-1"');
    expect(html).toContain('id="doc-fnref-1-2"');
    expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First <em>one</em>'));
    expect(html.indexOf('after')).toBeLessThan(html.indexOf('<section'));
    expect(html).toContain('<p>more');
  });
  it('that are not defined stay text', () => {
    expect(proseToHtml('a[^x]')).toBe('<p>a[^x]</p>\n');
  });
});

describe('tables', () => {
  it('keep their alignment and can scroll', () => {
    const html = proseToHtml('| a | b |\n|---|--:|\n| 1 | $x$ |');
    expect(html).toContain('<div class="table-scroll"><table>');
    expect(html).toContain('<td align="right"><span class="math"');
  });
});
