/** From a name to its definition, its uses and its other name, in whichever cells these are. */
import type * as TS from 'typescript-language-service';
import { type CellProgram, placeOf } from './cell-program.ts';
import type { Span, TextEdit } from './protocol.ts';

/** Where the name at a place is defined, in whichever cell that is. */
export function definition(program: CellProgram, cell: string, offset: number): Span[] {
  const at = placeOf(program, cell, offset);
  return spansOf(program, (at && program.service.getDefinitionAtPosition(at.path, at.offset)) ?? []);
}

/** Every place the name at a place is used, in all cells, its definition among them. */
export function references(program: CellProgram, cell: string, offset: number): Span[] {
  const at = placeOf(program, cell, offset);
  return spansOf(program, (at && program.service.getReferencesAtPosition(at.path, at.offset)) ?? []);
}

/** The edits that give the name at a place another name in all cells, or why that cannot be. */
export function rename(
  program: CellProgram,
  cell: string,
  offset: number,
  name: string,
): { edits: TextEdit[] } | { refused: string } {
  const at = placeOf(program, cell, offset);
  if (!at) return { refused: 'There is no such cell.' };
  const info = program.service.getRenameInfo(at.path, at.offset, {});
  if (!info.canRename) return { refused: info.localizedErrorMessage };
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return { refused: `'${name}' is not a name.` };
  const places = program.service.findRenameLocations(at.path, at.offset, false, false, {
    providePrefixAndSuffixTextForRename: false,
  });
  const edits = (places ?? []).flatMap((place): TextEdit[] => {
    const span = program.files.toCell(place.fileName, place.textSpan.start, place.textSpan.length);
    if (!span) return [];
    const old = program.files.sourceOf(span.cell)?.slice(span.start, span.start + span.length) ?? '';
    return [
      {
        ...span,
        text: isShorthand(program, place.fileName, place.textSpan.start) ? `${old}: ${name}` : name,
      },
    ];
  });
  return { edits: program.files.inOrder(edits) };
}

/** Whether the name there stands for a property's name and its value at once, as in `{ rate }`. */
function isShorthand(program: CellProgram, path: string, position: number): boolean {
  const { ts } = program;
  const file = program.service.getProgram()?.getSourceFile(path);
  let found = false;
  const visit = (node: TS.Node): void => {
    if (position < node.pos || position >= node.end) return;
    if (ts.isShorthandPropertyAssignment(node)) found = node.name.getStart() === position;
    else if (
      ts.isBindingElement(node) &&
      ts.isObjectBindingPattern(node.parent) &&
      !node.propertyName &&
      !node.dotDotDotToken
    ) {
      found = node.name.getStart() === position;
    }
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
  return found;
}

function spansOf(
  program: CellProgram,
  places: readonly { readonly fileName: string; readonly textSpan: TS.TextSpan }[],
): Span[] {
  return program.files.inOrder(
    places.flatMap(
      (place) => program.files.toCell(place.fileName, place.textSpan.start, place.textSpan.length) ?? [],
    ),
  );
}
