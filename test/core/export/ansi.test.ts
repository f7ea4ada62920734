import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ansiRuns, withoutAnsi } from '#core/export/ansi.ts';

describe('ansiRuns', () => {
  it('colours text until the reset', () => {
    expect(ansiRuns('a\u001b[31mb\u001b[0mc')).toEqual([
      { text: 'a' },
      { text: 'b', color: 1 },
      { text: 'c' },
    ]);
  });
  it('knows bright, 256 and true colours', () => {
    expect(ansiRuns('\u001b[92mx')).toEqual([{ text: 'x', color: 10 }]);
    expect(ansiRuns('\u001b[38;5;196mx')).toEqual([{ text: 'x', color: '#ff0000' }]);
    expect(ansiRuns('\u001b[38;5;244mx')).toEqual([{ text: 'x', color: '#808080' }]);
    expect(ansiRuns('\u001b[48;2;1;2;300mx')).toEqual([{ text: 'x', background: '#0102ff' }]);
  });
  it('combines and takes back styles', () => {
    expect(ansiRuns('\u001b[1;4mx\u001b[22my')).toEqual([
      { text: 'x', bold: true, underline: true },
      { text: 'y', underline: true },
    ]);
  });
  it('drops what is not colour: cursor moves, titles, hyperlinks', () => {
    expect(ansiRuns('a\u001b[2K\u001b]0;title\u0007b\u001b]8;;javascript:alert(1)\u001b\\c')).toEqual([
      { text: 'a' },
      { text: 'b' },
      { text: 'c' },
    ]);
  });
  it('lets a carriage return overwrite its line', () => {
    expect(withoutAnsi('10%\r50%\r100%\ndone\r\nnext')).toBe('100%\ndone\nnext');
  });
  it('never throws and leaves no escape character, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\u001b', '[', '3', '8', ';', 'm', 'a', ']', '\r', '\n') }),
        (text) => {
          const shown = ansiRuns(text)
            .map((run) => run.text)
            .join('');
          expect(shown).not.toContain('\u001b');
        },
      ),
    );
  });
});
