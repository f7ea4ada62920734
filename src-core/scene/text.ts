/** Words of a scene: `_{…}` and `^{…}` lower and raise, and how wide it all is, roughly. */

/** A piece of a text, as it stands on the line. */
export interface Span {
  readonly text: string;
  readonly level: 'line' | 'sub' | 'sup';
  /** How far down it stands from the piece before, in sizes of letters. */
  readonly dy: number;
}

const depths = { line: 0, sub: 0.25, sup: -0.4 } as const;

/** A text as its pieces. */
export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let rest = 0;
  let depth = 0;
  const add = (piece: string, level: Span['level']): void => {
    spans.push({ text: piece, level, dy: depths[level] - depth });
    depth = depths[level];
  };
  for (const found of text.matchAll(/([_^])\{([^{}]*)\}/g)) {
    if (found.index > rest) add(text.slice(rest, found.index), 'line');
    add(found[2] ?? '', found[1] === '_' ? 'sub' : 'sup');
    rest = found.index + found[0].length;
  }
  if (rest < text.length) add(text.slice(rest), 'line');
  return spans;
}

/** A text without its marks of level, for those who hear it. */
export function plainText(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

/** About how wide a text is at a size of letters, in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const span of spansOf(text)) {
    const scale = span.level === 'line' ? 1 : 0.72;
    for (const letter of span.text) {
      const code = letter.codePointAt(0) ?? 0;
      width +=
        (code >= 0x2e80 ? 1 : /[.,:;'|il! ]/.test(letter) ? 0.32 : /[A-ZMWmw@%]/.test(letter) ? 0.7 : 0.56) *
        scale;
    }
  }
  return width * size;
}
