/** Whether the cells of a lesson's exercises and questions fit together. */
import type { Cell } from '../../notebook/cell.ts';
import { isProgramCell, roleOf } from '../../notebook/roles.ts';
import { exerciseParts } from '../exercise.ts';
import { readQuestion } from '../read-question.ts';
import { type CellFinding, dataLanguages } from './languages.ts';

/** What is wrong with a cell's role among the cells of its lesson. */
export function roleFindings(cell: Cell, cells: readonly Cell[]): readonly CellFinding[] {
  const role = roleOf(cell);
  const at = (code: string, message: string, line = 1): CellFinding => ({ code, message, line });
  switch (role.kind) {
    case 'none':
      return forgotten(cell).map((message) => at('role', message));
    case 'exercise': {
      const { check, solution, hints } = exerciseParts(cells, cell.id);
      return [
        ...(check === undefined
          ? [at('exercise', `The exercise "${cell.id}" has no check: \`.check for=${cell.id}\`.`)]
          : []),
        ...(solution.length === 0
          ? [at('exercise', `The exercise "${cell.id}" has no solution: \`.solution for=${cell.id}\`.`)]
          : []),
        ...(hints.length === 0
          ? [at('exercise', `The exercise "${cell.id}" has no hint: \`.hint for=${cell.id}\`.`)]
          : []),
        ...(cell.attributes.locked === true
          ? [at('exercise', `The exercise "${cell.id}" is locked, so nobody can do it.`)]
          : []),
      ];
    }
    case 'check':
    case 'solution':
    case 'hint': {
      const exercise = cells.find((each) => each.id === role.of);
      if (exercise !== undefined && roleOf(exercise).kind === 'exercise') return [];
      const named = role.of === undefined ? 'says no exercise' : `names "${role.of}", which is no exercise`;
      return [
        at('role', `This ${role.kind} ${named}: \`for=\` is the id of a cell with the class .exercise.`),
      ];
    }
    case 'quiz':
    case 'predict': {
      // The fence is one line above the YAML.
      const { question, warnings } = readQuestion(cell.source, role.kind);
      const found = [
        ...warnings.map(({ message, line = 1 }) => at('question', message, line + 1)),
        ...dataLanguages(question),
      ];
      if (role.kind === 'quiz') return found;
      const before = cells.find((each) => each.id === role.before);
      return isProgramCell(before)
        ? found
        : [
            ...found,
            at(
              'question',
              'A prediction names the cell it comes before: `before=` and the id of a code cell.',
            ),
          ];
    }
  }
}

/** Classes of roles on cells of a kind that cannot have them. */
function forgotten(cell: Cell): readonly string[] {
  const { other = {} } = cell.attributes;
  return ['.exercise', '.check', '.solution', '.hint', '.quiz', '.predict']
    .filter((name) => other[name] === true)
    .map((name) =>
      name === '.hint'
        ? 'A hint is prose: `<!-- cell {.hint for=…} -->`.'
        : name === '.quiz' || name === '.predict'
          ? `A ${name.slice(1)} is a fence of YAML.`
          : `The class ${name} belongs on a TypeScript cell.`,
    );
}
