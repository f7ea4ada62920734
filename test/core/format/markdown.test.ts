import { describe, expect, it } from 'vitest';
import { parseMarkdown, printMarkdown } from '#core/format/markdown/index.ts';
import type { Cell } from '#core/notebook/cell.ts';
import { convertCell, editSource, insertCell, removeCell, setAttributes } from '#core/notebook/edits.ts';
import { CellId } from '#core/notebook/ids.ts';
import type { Notebook } from '#core/notebook/notebook.ts';

const read = (text: string) => parseMarkdown(text).notebook;
const codes = (text: string) =>
  parseMarkdown(text).warnings.map((warning) => `${warning.code}:${warning.line}`);
const outline = (made: Notebook) =>
  made.cells.map((cell) => [cell.kind === 'code' ? cell.language : 'prose', cell.id, cell.source]);
const id = (text: string) => CellId.parse(text) as CellId;

describe('cells', () => {
  it('are fences of the four language words; everything between is prose', () => {
    const text =
      '# 标题\n\n```ts {#a}\nlet 数 = 1;\n```\n\ntext\n\n~~~javascript {#b}\n2\n~~~\n```typescript {#c}\n3\n```\n';
    expect(outline(read(text))).toEqual([
      ['prose', 'top', '# 标题'],
      ['ts', 'a', 'let 数 = 1;'],
      ['prose', 'after-a', 'text'],
      ['js', 'b', '2'],
      ['ts', 'c', '3'],
    ]);
  });

  it('leave other fences, static ones and indented ones to prose', () => {
    const text = '```python\nx\n```\n\n```ts {.static}\ny\n```\n\n- item\n  ```ts\n  z\n  ```\n';
    expect(outline(read(text)).map(([kind]) => kind)).toEqual(['prose']);
  });

  it('are not begun inside a longer fence, raw HTML or a comment', () => {
    const text =
      '````md\n```ts\n1\n```\n````\n\n<!--\n```ts\n2\n```\n-->\n\n<pre>\n```ts\n</pre>\n\n<div>\n```ts\n</div>\n';
    expect(read(text).cells).toHaveLength(1);
  });

  it('begin again where a list item with an open fence ends', () => {
    expect(outline(read('- ```py\n  x\n```ts {#a}\n1\n```\n'))).toEqual([
      ['prose', 'top', '- ```py\n  x'],
      ['ts', 'a', '1'],
    ]);
  });

  it('keep a fence inside their source, when their own is longer', () => {
    expect(outline(read('````ts {#a}\nconst s = `\n```\n`;\n````\n'))).toEqual([
      ['ts', 'a', 'const s = `\n```\n`;'],
    ]);
  });

  it('are parted by a marker where two are prose', () => {
    expect(outline(read('one\n\n<!-- cell {#two} -->\n\ntwo\n<!-- cell -->\nthree'))).toEqual([
      ['prose', 'top', 'one'],
      ['prose', 'two', 'two'],
      ['prose', 'top-2', 'three'],
    ]);
  });

  it('take a marker in a fence for the text it is', () => {
    expect(read('```md\n<!-- cell {#x} -->\n```\n').cells).toHaveLength(1);
  });

  it('are none in an empty or blank file', () => {
    expect(read('').cells).toEqual([]);
    expect(read('\uFEFF \r\n\r\n').cells).toEqual([]);
  });
});

describe('attributes', () => {
  it('are read in Pandoc notation, unknown ones kept', () => {
    const [cell] = read(
      '```ts {#train .locked .folded .wide seconds=20 title="训练 \\"it\\"" data-x=1} twoslash\n1\n```',
    ).cells;
    expect(cell?.attributes).toEqual({
      locked: true,
      folded: true,
      seconds: 20,
      title: '训练 "it"',
      other: { '.wide': true, 'data-x': '1', '': 'twoslash' },
    });
  });

  it('warn of what is not understood and keep it when another changes', () => {
    const text = '```ts {#a seconds=soon !}\n1\n```\n';
    expect(codes(text)).toEqual(['bad-attribute:1', 'bad-attribute:1']);
    const made = read(text);
    const edited = setAttributes(made, id('a'), { ...made.cells[0]?.attributes, locked: true });
    expect(printMarkdown(edited)).toBe('```ts {#a .locked seconds=soon !}\n1\n```\n');
  });

  it('never end the comment that carries them', () => {
    const made = setAttributes(read('text'), id('top'), { title: 'a --> b' });
    const text = printMarkdown(made);
    expect(text).toBe('<!-- cell {title="a --\\> b"} -->\ntext');
    expect(read(text).cells[0]?.attributes.title).toBe('a --> b');
  });
});

describe('ids', () => {
  it('are the same each time a file is read', () => {
    const text = 'a\n\n```ts\n1\n```\n\nb\n\n```ts\n1\n```\n';
    expect(outline(read(text))).toEqual(outline(read(text)));
  });

  it('stay when another cell is edited, added or removed', () => {
    const text = '```ts\n1\n```\n\n```ts\n2\n```\n\nprose\n';
    const [first, second, prose] = read(text).cells;
    const edited = editSource(read(text), first?.id ?? id('x'), 'changed');
    expect(read(printMarkdown(edited)).cells.map((cell) => cell.id)).toEqual([
      first?.id,
      second?.id,
      prose?.id,
    ]);
    const removed = removeCell(read(text), first?.id ?? id('x'));
    expect(read(printMarkdown(removed)).cells.map((cell) => cell.id)).toEqual([second?.id, prose?.id]);
  });

  it('are written once a cell without one is edited', () => {
    const made = read('```ts\n1\n```\n');
    const cell = made.cells[0]?.id ?? id('x');
    expect(printMarkdown(editSource(made, cell, '2'))).toBe(`\`\`\`ts {#${cell}}\n2\n\`\`\`\n`);
  });

  it('are not written for prose whose place still tells', () => {
    const text = '```ts {#a}\n1\n```\n\nold\n';
    expect(printMarkdown(editSource(read(text), id('after-a'), 'new'))).toBe('```ts {#a}\n1\n```\n\nnew\n');
  });

  it('given twice go to the first cell, with a warning', () => {
    const text = '```ts {#a}\n1\n```\n\n```ts {#a}\n2\n```\n';
    expect(codes(text)).toEqual(['duplicate-id:5']);
    const made = read(text);
    expect(new Set(made.cells.map((cell) => cell.id)).size).toBe(2);
    expect(printMarkdown(made)).toBe(text);
  });
});

describe('front matter', () => {
  it('gives title and data, and keeps its comments when one value changes', () => {
    const text =
      '---\n# 注释\ntitle: { zh: 第一课, en: Lesson one }\nunknown: 数 # kept\nstepwise: 1\n---\n\ntext\n';
    const made = read(text);
    expect(made.title).toEqual({ zh: '第一课', en: 'Lesson one' });
    const changed = printMarkdown({ ...made, metadata: { ...made.metadata, stepwise: 2 } });
    expect(changed).toBe(text.replace('stepwise: 1', 'stepwise: 2'));
  });

  it('that is not YAML is kept, with a warning that names the line', () => {
    const text = '---\ntitle: "open\n---\ntext\n';
    expect(codes(text)).toEqual(['bad-yaml:3']);
    expect(printMarkdown(read(text))).toBe(text);
  });

  it('that is not closed is prose, with a warning', () => {
    expect(codes('---\ntitle: x\n\ntext')).toEqual(['unclosed-front-matter:1']);
  });

  it('is not what two rules around a sentence are', () => {
    expect(read('---\njust text\n---\n').metadata).toEqual({});
    expect(read('---\njust text\n---\n').cells).toHaveLength(1);
  });

  it('brings no prototype in and no bomb down', () => {
    const made = read('---\n__proto__: { polluted: true }\ntitle: x\n---\n');
    expect(Object.keys(made.metadata)).toEqual(['title']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}\n---\n`;
    expect(codes(bomb)).toEqual(['bad-yaml:2']);
    expect(codes(`---\na: ${'['.repeat(5000)}\n---\n`)[0]).toMatch(/^bad-yaml/);
  });
});

describe('title', () => {
  it('is the first heading where front matter has none, in each language', () => {
    expect(read('<!-- zh -->\n# 标题 *一*\n<!-- en -->\n# Title `one`\n').title).toEqual({
      zh: '标题 一',
      en: 'Title one',
    });
    expect(read('```python\n# not a heading\n```\n\nSetext\n\n# Same\n').title).toBe('Same');
  });
});

describe('an edited save', () => {
  const text =
    '\uFEFF---\r\ntitle: x\r\n---\r\n\r\n| a |\r\n|---|\r\n[^1]\r\n\r\n```ts {#a  .locked}\r\n1\r\n```\r\n\r\n\r\n[^1]: note';

  it('keeps BOM, CRLF, odd spacing and a missing final newline of all else', () => {
    expect(printMarkdown(editSource(read(text), id('a'), '2\n3'))).toBe(
      text.replace('1\r\n```', '2\r\n3\r\n```'),
    );
  });

  it('puts a new cell between two with one blank line around', () => {
    const cell: Cell = { kind: 'code', language: 'ts', id: id('new'), source: 'x', attributes: {} };
    expect(printMarkdown(insertCell(read('a\n\n```ts {#b}\n1\n```\n'), cell, 1))).toBe(
      'a\n\n```ts {#new}\nx\n```\n\n```ts {#b}\n1\n```\n',
    );
    expect(printMarkdown(insertCell(read('a'), cell, 1))).toBe('a\n\n```ts {#new}\nx\n```');
  });

  it('marks the second of two prose cells that came together', () => {
    const made = removeCell(read('a\n\n```ts {#b}\n1\n```\n\nc\n'), id('b'));
    expect(printMarkdown(made)).toBe('a\n\n<!-- cell {#after-b} -->\nc\n');
  });

  it('closes an open fence before it lets another cell follow', () => {
    const cell: Cell = { kind: 'code', language: 'ts', id: id('new'), source: 'x', attributes: {} };
    expect(codes('```ts {#a}\n1')).toEqual(['unclosed-fence:1']);
    expect(printMarkdown(insertCell(read('```ts {#a}\n1'), cell, 1))).toBe(
      '```ts {#a}\n1\n```\n\n```ts {#new}\nx\n```',
    );
    expect(printMarkdown(insertCell(read('```py\n1'), cell, 1))).toBe(
      '```py\n1\n```\n\n```ts {#new}\nx\n```',
    );
  });

  it('lengthens a fence that the source would close', () => {
    expect(printMarkdown(editSource(read('```ts {#a}\n1\n```\n'), id('a'), '```'))).toBe(
      '````ts {#a}\n```\n````\n',
    );
  });

  it('keeps prose prose, whatever is typed into it', () => {
    const typed = '```ts {#x}\n1\n```\n<!-- cell {#y} -->\nend';
    expect(printMarkdown(editSource(read('a\n'), id('top'), typed))).toBe(
      '```ts {.static #x}\n1\n```\n<!--cell {#y} -->\nend\n',
    );
  });

  it('writes a converted cell as the other kind and changes nothing beside it', () => {
    const made = read('a\n\n```ts {#b .wide} note\n1\n```\n\nc\n');
    expect(printMarkdown(convertCell(made, id('b'), 'markdown'))).toBe(
      'a\n\n<!-- cell {#b .wide} -->\n1\n\n<!-- cell {#after-b} -->\nc\n',
    );
  });
});

describe('large files', () => {
  it('are read and printed in time that grows with their length', () => {
    const lines = '- '.repeat(200_000);
    expect(printMarkdown(read(lines))).toBe(lines);
    const many = '```ts\n1\n```\n\n'.repeat(3_000);
    expect(printMarkdown(read(many))).toBe(many);
    expect(read(many).cells).toHaveLength(3_000);
  });
});
