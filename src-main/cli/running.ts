/** Runs every cell of an open document and tells how it goes. */
import type { RunReport } from '#core/host/automation.ts';
import type { Parameter } from '#core/program/parameters.ts';
import type { Locale } from '#core/text/locale.ts';
import type { Context } from './command.ts';
import type { Driver } from './driver.ts';
import { failureLine, failures, progressLine } from './report.ts';
import { UnableError } from './terminal.ts';

/** Sets parameters, runs, and reports progress and failures on stderr. Rejects where a parameter is none. */
export async function runDocument(
  driver: Driver,
  name: string,
  { locale, parameters }: { readonly locale: Locale; readonly parameters: readonly Parameter[] },
  { terminal: { tell } }: Context,
): Promise<RunReport> {
  const unknown = await driver.setParameters(parameters);
  if (unknown.length > 0) {
    throw new UnableError(
      `${name} has no variable that begins with a plain value, and no control, called ${unknown.join(', ')}`,
    );
  }
  tell(`running ${name}`);
  let done = 0;
  const report = await driver.runAll((cell) => {
    done += 1;
    tell(progressLine(cell, done));
  });
  for (const cell of failures(report)) {
    if (cell.outcome !== 'not-run') tell(failureLine(name, cell, locale));
  }
  return report;
}
