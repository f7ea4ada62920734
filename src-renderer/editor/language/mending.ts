/** What is wrong in a cell, how it can be mended, and how it is laid out. */
import type * as TS from 'typescript-language-service';
import { type CellProgram, editsOf, placeOf, preferences } from './cell-program.ts';
import type { Fix, Problem, TextEdit } from './protocol.ts';

/** Assigning to a name another cell defines is what sharing it means; the import is only how we bring it in. */
const assignToImport = 2632;
/** A cell may end in an expression, import what it does not use, or have nothing to export. */
const quiet = new Set([assignToImport, 6133, 6192, 6196, 6198, 6199, 7044, 80001, 80004, 80005, 80007]);

/** A name that TypeScript misspells one way alone and another way where a like name is known. */
const misspelt = [2304, 2552];

/** Errors, warnings and hints of one cell. Type errors never keep it from running. */
export function problems(program: CellProgram, cell: string): Problem[] {
  const at = placeOf(program, cell, 0);
  if (!at || at.path.endsWith('.js')) return [];
  const { ts } = program;
  const found = [
    ...program.service.getSyntacticDiagnostics(at.path),
    ...program.service.getSemanticDiagnostics(at.path),
    ...program.service.getSuggestionDiagnostics(at.path),
  ];
  return found.flatMap((problem): Problem[] => {
    if (quiet.has(problem.code)) return [];
    const place = program.files.toCell(at.path, problem.start ?? 0, problem.length ?? 0);
    if (!place) return [];
    const severity =
      problem.category === ts.DiagnosticCategory.Error
        ? 'error'
        : problem.category === ts.DiagnosticCategory.Warning
          ? 'warning'
          : 'hint';
    return [
      {
        start: place.start,
        length: place.length,
        severity,
        code: problem.code,
        message: ts.flattenDiagnosticMessageText(problem.messageText, '\n'),
        ...(problem.reportsUnnecessary ? { unnecessary: true } : {}),
        ...(problem.reportsDeprecated ? { deprecated: true } : {}),
      },
    ];
  });
}

/** Mendings of the problems with these codes in a stretch. */
export function fixes(
  program: CellProgram,
  cell: string,
  start: number,
  length: number,
  codes: readonly number[],
): Fix[] {
  program.files.bringAllInto(cell);
  const at = placeOf(program, cell, start);
  if (!at) return [];
  const asked = codes.some((code) => misspelt.includes(code))
    ? [...new Set([...codes, ...misspelt])]
    : [...codes];
  const found = program.service.getCodeFixesAtPosition(
    at.path,
    at.offset,
    at.offset + length,
    asked,
    {},
    preferences,
  );
  return found
    .map((fix) => ({ title: fix.description, edits: editsOf(program, fix.changes, cell) }))
    .filter((fix) => fix.edits.length > 0);
}

/** The edits that lay out a cell. */
export function format(program: CellProgram, cell: string): TextEdit[] {
  const at = placeOf(program, cell, 0);
  const source = program.files.sourceOf(cell);
  if (!at || source === undefined) return [];
  const settings: TS.FormatCodeSettings = {
    ...program.ts.getDefaultFormatCodeSettings('\n'),
    indentSize: 2,
    tabSize: 2,
    semicolons: program.ts.SemicolonPreference.Ignore,
  };
  const changes = program.service.getFormattingEditsForRange(
    at.path,
    at.start,
    at.start + source.length,
    settings,
  );
  return changes.flatMap((change): TextEdit[] => {
    const span = program.files.toCell(at.path, change.span.start, change.span.length);
    return span ? [{ ...span, text: change.newText }] : [];
  });
}
