/** What is offered and told at a place: proposals, the types of names, the signatures of calls. */
import type * as TS from 'typescript-language-service';
import { type CellProgram, documentationOf, editsOf, placeOf, preferences } from './cell-program.ts';
import type { Completion, CompletionDetails, Hover, Signatures } from './protocol.ts';

/** Whether an automatic import comes from a module that a cell may import. */
function importable(data: TS.CompletionEntryData | undefined): boolean {
  const file = data?.fileName ?? '';
  return file === '/src-kernel/learn/index.ts' || file.startsWith('/node_modules/@tensorflow/tfjs/');
}

/** Proposals at a place: members, names of every earlier cell, and exports of the modules a cell may import. */
export function complete(program: CellProgram, cell: string, offset: number): Completion[] {
  program.files.bringAllInto(cell);
  const at = placeOf(program, cell, offset);
  const info = at && program.service.getCompletionsAtPosition(at.path, at.offset, preferences);
  if (!at || !info) return [];
  return info.entries
    .filter((entry) => !entry.source || importable(entry.data))
    .map((entry) => ({
      name: entry.name,
      kind: entry.kind,
      sortText: entry.sortText,
      ...(entry.insertText !== undefined ? { insertText: entry.insertText } : {}),
      ...(entry.replacementSpan
        ? {
            replace: {
              start: entry.replacementSpan.start - at.start,
              length: entry.replacementSpan.length,
            },
          }
        : {}),
      ...(entry.source !== undefined ? { source: entry.source } : {}),
      ...(entry.data !== undefined ? { data: entry.data } : {}),
      ...(entry.kindModifiers?.includes('deprecated') ? { deprecated: true } : {}),
    }));
}

/** Signature, documentation and automatic import of one proposal. */
export function completionDetails(
  program: CellProgram,
  cell: string,
  offset: number,
  completion: Completion,
): CompletionDetails | null {
  const at = placeOf(program, cell, offset);
  if (!at) return null;
  const details = program.service.getCompletionEntryDetails(
    at.path,
    at.offset,
    completion.name,
    {},
    completion.source,
    preferences,
    completion.data as TS.CompletionEntryData | undefined,
  );
  if (!details) return null;
  const edits = (details.codeActions ?? []).flatMap((action) => editsOf(program, action.changes, cell));
  return {
    signature: program.ts.displayPartsToString(details.displayParts),
    documentation: documentationOf(program, details.documentation, details.tags),
    edits,
  };
}

/** Type and documentation of the name at a place. */
export function hover(program: CellProgram, cell: string, offset: number): Hover | null {
  const at = placeOf(program, cell, offset);
  const info = at && program.service.getQuickInfoAtPosition(at.path, at.offset);
  if (!at || !info) return null;
  return {
    start: info.textSpan.start - at.start,
    length: info.textSpan.length,
    signature: program.ts
      .displayPartsToString(info.displayParts)
      .replace(/^\(alias\) ([\s\S]*?)\nimport [\w$]+$/, '$1'),
    documentation: documentationOf(program, info.documentation, info.tags),
  };
}

/** The signatures of the call around a place. */
export function signatures(program: CellProgram, cell: string, offset: number): Signatures | null {
  const at = placeOf(program, cell, offset);
  const help = at && program.service.getSignatureHelpItems(at.path, at.offset, {});
  if (!help) return null;
  const text = (parts: readonly TS.SymbolDisplayPart[]): string =>
    program.ts.displayPartsToString([...parts]);
  return {
    active: help.selectedItemIndex,
    parameter: help.argumentIndex,
    signatures: help.items.map((item) => {
      let label = text(item.prefixDisplayParts);
      const parameters = item.parameters.map((parameter, index) => {
        if (index > 0) label += text(item.separatorDisplayParts);
        const start = label.length;
        label += text(parameter.displayParts);
        return { start, end: label.length, documentation: text(parameter.documentation) };
      });
      return {
        label: label + text(item.suffixDisplayParts),
        documentation: text(item.documentation),
        parameters,
      };
    }),
  };
}
