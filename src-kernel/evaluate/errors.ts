/** What a cell threw, in the cell's own lines. */
import { CellId, type RunId } from '#core/notebook/ids.ts';
import type { PositionMap } from '#core/program/positions.ts';
import type { CellError, StackFrame } from '#core/runtime/error.ts';
import { isLocalized, type LocalizedText } from '#core/text/locale.ts';
import { codeFrame } from './code-frame.ts';
import { inspect } from './inspect.ts';
import { describeRuntimeError } from './runtime-errors.ts';
import { stackOfThrown } from './thrown.ts';

/** What ran: a cell's source, and the places of its compiled code in it. */
export interface RanCode {
  readonly source: string;
  readonly map: PositionMap;
}

/** Finds what a run ran. */
export type FindRan = (run: string) => RanCode | undefined;

/** Most frames shown. */
const maxFrames = 50;

/** The compiled names of live bindings, as V8 puts them into messages and frames. */
const bindingName = /\(0 ?, ?\$_(?:\d+_)?([\p{ID_Continue}$]+)\.v\)|\$_(?:\d+_)?([\p{ID_Continue}$]+)\.v/gu;

/** The compiled names of loops' copies. */
const copyName = /\$_(?:\d+_)?4_([\p{ID_Continue}$]+)/gu;

/** What compiled functions ask when they are called, as V8 quotes it. */
const question =
  /if \(\$_(?:\d+_)?5\[0\] !== 0\) \$_(?:\d+_)?0\.check\(\);|\$_(?:\d+_)?5\[0\] !== 0 && \$_(?:\d+_)?0\.check\(\), /g;

/** A text of the engine's in which names stand as the author wrote them. */
export function inAuthorsNames(text: string): string {
  return text
    .replace(question, '')
    .replace(/^\.for is not iterable$/, '(intermediate value) is not iterable')
    .replace(/\$_(?:\d+_)?0\.(?:after|unname|writable)\([^)]*\)(?:\.v)?/g, '(intermediate value)')
    .replace(copyName, '$1')
    .replace(bindingName, (_, called?: string, plain?: string) => called ?? plain ?? '');
}

/** The error a thrown value amounts to. Anything may be thrown. */
export function toCellError(thrown: unknown, findRan: FindRan): CellError {
  const error = thrown instanceof Error ? thrown : null;
  const stack = framesOf(error ? stackOf(error) : stackOfThrown(thrown), findRan);
  const place = stack.find((frame) => frame.position !== undefined);
  const causes = error ? causesOf(error) : [];
  return {
    name: error ? safeName(error) : 'Error',
    message: error ? messageOf(error) : inspect(thrown).preview,
    ...(place?.position === undefined ? {} : { position: place.position }),
    ...(place?.code === undefined ? {} : { code: place.code }),
    stack: stack.map(({ code: _, ...frame }) => frame),
    ...(causes.length > 0 ? { causes } : {}),
  };
}

/** The run whose cell a thrown value comes from, by its stack; undefined where no cell is in it. */
export function runOf(thrown: unknown): RunId | undefined {
  const found = thrown instanceof Error ? /\bcell:([A-Za-z][\w-]*@\d+)/.exec(stackOf(thrown)) : null;
  return found?.[1] as RunId | undefined;
}

function stackOf(error: Error): string {
  try {
    return typeof error.stack === 'string' ? error.stack : '';
  } catch {
    return '';
  }
}

function safeName(error: Error): string {
  try {
    return String(error.name || 'Error').slice(0, 200);
  } catch {
    return 'Error';
  }
}

function messageOf(error: Error): LocalizedText {
  try {
    const localized: unknown = Reflect.get(error, 'localized');
    if (isLocalized(localized)) return localized;
    const message = inAuthorsNames(String(error.message)).slice(0, 20_000);
    return describeRuntimeError(message);
  } catch {
    return '';
  }
}

function causesOf(error: Error): { name: string; message: LocalizedText }[] {
  const causes: { name: string; message: LocalizedText }[] = [];
  const seen = new Set<unknown>([error]);
  for (let cause = error.cause; cause !== undefined && !seen.has(cause) && causes.length < 10; ) {
    seen.add(cause);
    if (!(cause instanceof Error)) {
      causes.push({ name: 'cause', message: inspect(cause).preview });
      break;
    }
    causes.push({ name: safeName(cause), message: messageOf(cause) });
    cause = cause.cause;
  }
  return causes;
}

/** `    at name (cell:train@3:12:5)`, with `async ` before the name and the name itself optional. */
const framePattern = /^\s*at (?:async )?(?:(.*?) \()?((?:[a-z-]+:)?[^()]*?):(\d+):(\d+)\)?$/;
const cellPattern = /^cell:([A-Za-z][\w-]*)@(\d+)$/;

/** A frame, and the code around its place. */
type Found = StackFrame & Pick<CellError, 'code'>;

/** The frames of a V8 stack up to the last that is in a cell; what lies below are the kernel's own. */
function framesOf(stack: string, findRan: FindRan): Found[] {
  const frames: Found[] = [];
  let lastInCell = 0;
  for (const line of stack.split('\n')) {
    const matched = framePattern.exec(line);
    if (matched === null) continue;
    const [, name = '', file = '', row = '1', column = '1'] = matched;
    const inCell = cellPattern.exec(file);
    const cell = inCell?.[1] === undefined ? undefined : CellId.parse(inCell[1]);
    if (cell === undefined) {
      frames.push({ function: inAuthorsNames(name), location: `${file.split('/').at(-1)}:${row}:${column}` });
    } else {
      frames.push({
        function: functionName(name),
        ...placeIn(findRan(`${cell}@${inCell?.[2]}`), cell, row, column),
      });
      lastInCell = frames.length;
    }
    if (lastInCell >= maxFrames) break;
  }
  return frames.slice(0, lastInCell);
}

function placeIn(
  ran: RanCode | undefined,
  cell: CellId,
  row: string,
  column: string,
): Pick<Found, 'position' | 'code'> {
  const place = ran?.map({ line: Number(row), column: Number(column) });
  if (ran === undefined || place === undefined) return {};
  const code = codeFrame(ran.source, place.line);
  return { position: { cell, ...place }, ...(code === undefined ? {} : { code }) };
}

function functionName(name: string): string {
  return inAuthorsNames(name)
    .replace(/^Object\.(?=[^.]+$)/, '')
    .replace(/^eval$/, '');
}
