/** One line of the bench's table. */
export interface Row {
  readonly what: string;
  readonly app: string;
  /** The same on a bare page in the same run, where there is such a thing. */
  readonly bare: string;
  readonly ratio: string;
}

/** A row of two numbers and their ratio. */
export function compare(what: string, unit: string, app: number, bare: number, digits = 1): Row {
  return {
    what,
    app: `${app.toFixed(digits)} ${unit}`,
    bare: `${bare.toFixed(digits)} ${unit}`,
    ratio: bare > 0 ? `${(app / bare).toFixed(2)} ×` : '–',
  };
}

/** A row of one number that has no counterpart on a bare page. */
export function alone(what: string, unit: string, app: number, digits = 1): Row {
  return { what, app: `${app.toFixed(digits)} ${unit}`, bare: '–', ratio: '–' };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The table as text, columns aligned. */
export function table(rows: readonly Row[]): string {
  const lines = [{ what: 'measure', app: 'app', bare: 'bare page', ratio: 'ratio' }, ...rows];
  const width = (key: keyof Row): number => Math.max(...lines.map((line) => line[key].length));
  const widths = { what: width('what'), app: width('app'), bare: width('bare'), ratio: width('ratio') };
  return lines
    .map(
      (line) =>
        `${line.what.padEnd(widths.what)}  ${line.app.padStart(widths.app)}  ${line.bare.padStart(widths.bare)}  ${line.ratio.padStart(widths.ratio)}`,
    )
    .join('\n');
}
