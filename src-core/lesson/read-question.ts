/**
 * Reading questions. It never throws; what is wrong gives warnings with lines counted from the first of the cell's
 * source.
 */
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { Warning } from '../notebook/notebook.ts';
import { rebuildJson } from '../text/json.ts';
import type { Question } from './question.ts';
import { problemsOf, untranslated } from './question-problems.ts';
import { questionSchemas } from './question-schemas.ts';

/** What reading a question gives: `question` is undefined where the YAML says none. */
export interface ReadQuestion {
  readonly question: Question | undefined;
  readonly warnings: readonly Warning[];
}

const isKind = (value: unknown): value is Question['kind'] =>
  typeof value === 'string' && Object.hasOwn(questionSchemas, value);

/** Reads the YAML of a question. `role`: a quiz must have a right answer, a prediction need not. */
export function readQuestion(source: string, role: 'quiz' | 'predict'): ReadQuestion {
  const lines = new LineCounter();
  const warnings: Warning[] = [];
  const warn = (message: string, line = 1) => warnings.push({ code: 'bad-question', message, line });
  const document = parseDocument(source, { logLevel: 'silent', prettyErrors: false, lineCounter: lines });
  const failure = document.errors[0];
  if (failure !== undefined) {
    const message = failure.message.split('\n')[0] ?? '';
    warn(`This question is not valid YAML (${message}).`, lines.linePos(failure.pos[0]).line);
    return { question: undefined, warnings };
  }
  /** The line of a value, or of the nearest thing around it that is there. */
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const found: unknown = document.getIn(path.slice(0, length), true);
      const range: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'range') : null;
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
    }
    return 1;
  };
  let value: unknown;
  try {
    value = rebuildJson(document.toJS({ maxAliasCount: 100 }) ?? null, 12);
  } catch {
    value = undefined;
  }
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  if (!isKind(kind)) {
    warn('A question needs "kind": single, multiple, number, order or text.', lineOf(['kind']));
    return { question: undefined, warnings };
  }
  const parsed = v.safeParse<v.GenericSchema<unknown, Question>>(questionSchemas[kind], value);
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
      const where = path.join('.');
      const what =
        issue.expected === 'never'
          ? `"${where}" is no key of a question of kind ${kind}`
          : issue.received === 'undefined'
            ? `"${where}" is missing`
            : `"${where}" should be ${issue.message}`;
      warn(`${what}.`, lineOf(path));
    }
    return { question: undefined, warnings };
  }
  for (const { path, message } of problemsOf(parsed.output, role)) warn(message, lineOf(path));
  for (const { path, missing } of untranslated(value, [])) {
    warn(`"${path.join('.')}" has no text for "${missing}".`, lineOf(path));
  }
  return { question: parsed.output, warnings };
}
