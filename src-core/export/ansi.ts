// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are control characters.
/**
 * ANSI escape sequences as runs of styled text (ECMA-48 SGR: colours, bold,
 * dim, italic, underline, inverse). Every other sequence is dropped; a carriage
 * return overwrites its line, as in a terminal.
 */

/** A run of text in one style. */
export interface AnsiRun {
  readonly text: string;
  /** One of the 16 named colours (0–15), or any colour as `#rrggbb`. */
  readonly color?: number | string;
  readonly background?: number | string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
}

type Style = Omit<AnsiRun, 'text'>;

const sequence =
  /\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_])/g;
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Splits text into styled runs; neighbouring runs differ in style. */
export function ansiRuns(source: string): readonly AnsiRun[] {
  const text = overwriteLines(source);
  if (!text.includes('\x1b')) return text ? [{ text: text.replace(control, '') }] : [];
  const runs: AnsiRun[] = [];
  let style: Style = {};
  let from = 0;
  const push = (piece: string): void => {
    const clean = piece.replace(control, '');
    if (clean) runs.push({ text: clean, ...style });
  };
  for (const found of text.matchAll(sequence)) {
    push(text.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[2] === 'm') style = restyle(style, found[1] ?? '');
  }
  push(text.slice(from));
  return runs;
}

/** Text without its escape sequences. */
export function withoutAnsi(text: string): string {
  return overwriteLines(text).replace(sequence, '').replace(control, '');
}

/** Keeps of each line what a terminal would show after its carriage returns. */
function overwriteLines(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[^\n]*\r(?=[^\n\r])/g, '')
    .replace(/\r/g, '');
}

function restyle(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map((code) => Number(code || 0));
  let style: Style = before;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const [color, used] = extendedColor(codes.slice(index + 1));
      index += used;
      if (color !== undefined) style = { ...style, [code === 38 ? 'color' : 'background']: color };
    } else {
      style = applyCode(style, code);
    }
  }
  return style;
}

function applyCode(style: Style, code: number): Style {
  switch (true) {
    case code === 0:
      return {};
    case code === 1:
      return { ...style, bold: true };
    case code === 2:
      return { ...style, dim: true };
    case code === 3:
      return { ...style, italic: true };
    case code === 4:
      return { ...style, underline: true };
    case code === 7:
      return { ...style, inverse: true };
    case code === 22:
      return without(style, 'bold', 'dim');
    case code === 23:
      return without(style, 'italic');
    case code === 24:
      return without(style, 'underline');
    case code === 27:
      return without(style, 'inverse');
    case code >= 30 && code <= 37:
      return { ...style, color: code - 30 };
    case code === 39:
      return without(style, 'color');
    case code >= 40 && code <= 47:
      return { ...style, background: code - 40 };
    case code === 49:
      return without(style, 'background');
    case code >= 90 && code <= 97:
      return { ...style, color: code - 82 };
    case code >= 100 && code <= 107:
      return { ...style, background: code - 92 };
    default:
      return style;
  }
}

function without(style: Style, ...keys: readonly (keyof Style)[]): Style {
  return Object.fromEntries(Object.entries(style).filter(([key]) => !keys.includes(key as keyof Style)));
}

/** The colour after 38 or 48, and how many codes it took. */
function extendedColor(codes: readonly number[]): readonly [number | string | undefined, number] {
  if (codes[0] === 5) return [paletteColor(codes[1] ?? 0), 2];
  if (codes[0] === 2) return [hex(codes[1] ?? 0, codes[2] ?? 0, codes[3] ?? 0), 4];
  return [undefined, 0];
}

/** Colour `index` of the 256-colour palette: 16 names, a 6×6×6 cube, 24 greys. */
function paletteColor(index: number): number | string | undefined {
  if (index < 0 || index > 255) return undefined;
  if (index < 16) return index;
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return hex(grey, grey, grey);
  }
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return hex(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function hex(red: number, green: number, blue: number): string {
  const byte = (value: number): string => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0');
  return `#${byte(red)}${byte(green)}${byte(blue)}`;
}
