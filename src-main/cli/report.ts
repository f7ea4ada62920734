/** Puts what became of a run into lines and JSON. */
import type { CellReport, RunReport } from '#core/host/automation.ts';
import { type Locale, textIn } from '#core/text/locale.ts';
import { counted, seconds } from './terminal.ts';

/** The line that says where and why a cell failed: `file: cell id line L:C: TypeError: …`. */
export function failureLine(file: string, cell: CellReport, locale: Locale): string {
  const { error } = cell;
  if (error === undefined) return `${file}: cell ${cell.id}: ${cell.outcome}`;
  const { position } = error;
  // The error may have come out of a function that another cell defined.
  const at = position === undefined ? '' : ` line ${position.line}:${position.column}`;
  const where = position === undefined ? cell.id : position.cell;
  const by = where === cell.id ? '' : ` (run by cell ${cell.id})`;
  return `${file}: cell ${where}${at}${by}: ${error.name}: ${textIn(error.message, locale)}`;
}

/** The line that tells that a cell has ended. */
export function progressLine(cell: CellReport, done: number): string {
  const mark = { ok: '✓', error: '✗', interrupted: '■', 'not-run': '·' }[cell.outcome];
  return `  ${mark} ${String(done).padStart(2)} ${cell.id} ${seconds(cell.elapsed)}`;
}

/** Cells that did not end well: failed, stopped, or never reached. */
export function failures(report: RunReport): readonly CellReport[] {
  return report.cells.filter((cell) => cell.outcome !== 'ok');
}

/** The line at the end. */
export function summaryLine(report: RunReport): string {
  const failed = report.cells.filter(
    (cell) => cell.outcome === 'error' || cell.outcome === 'interrupted',
  ).length;
  const skipped = report.cells.filter((cell) => cell.outcome === 'not-run').length;
  const total = report.cells.reduce((sum, cell) => sum + cell.elapsed, 0);
  const passed = report.cells.length - failed - skipped;
  const on = report.backend === null ? '' : ` on ${report.backend.name}`;
  return `${counted(passed, 'cell')} ran, ${failed} failed, ${skipped} not run, ${seconds(total)}${on}`;
}
