/** One line of a check: what is asked of the learner's code, and how its answer is judged. */
import type { CheckLine, LineOutcome } from '#core/runtime/check.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { inAuthorsNames } from '../../evaluate/errors.ts';
import { inspectBriefly } from '../../evaluate/inspect.ts';
import { Interrupted } from '../../evaluate/interrupt.ts';
import { describeRuntimeError } from '../../evaluate/runtime-errors.ts';
import { kernel } from '../../evaluate/services.ts';
import { isTensor } from '../../evaluate/tensors.ts';
import { type Difference, difference } from './compare.ts';

/** A value of the learner's, asked for when its line is judged; what it throws is shown on the line. */
export type Actual<T = unknown> = () => T | Promise<T>;

interface Common {
  /** What to look at when the line is not passed. */
  readonly hint?: LocalizedText;
}

/** The value should equal another: numbers, texts, arrays, typed arrays, tensors and plain objects, however deep. */
export interface EqualCheck extends Common {
  readonly expected: unknown;
  readonly actual: Actual;
  /** The largest absolute difference between two numbers; without it, what rounding brings. */
  readonly within?: number;
}

/** The value should be a number no smaller than `atLeast`, or no larger than `atMost`, or both. */
export interface BoundCheck extends Common {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly actual: Actual;
}

/** Something should hold. */
export interface HoldCheck extends Common {
  readonly that: Actual<boolean>;
  /** What should hold, in words. */
  readonly expected: LocalizedText;
  /** What to show as having come. */
  readonly actual?: Actual;
}

/** What is asked in one line. */
export type CheckRequest = EqualCheck | BoundCheck | HoldCheck;

/**
 * Adds one line to the check of an exercise. Lines are judged in order after the check cell's own code has run;
 * one that throws does not keep the others from being judged.
 */
export function check(title: LocalizedText, request: CheckRequest): void {
  kernel().addCheck(() => judge(title, request));
}

/** Judges one line. Rejects only where the run is stopped. */
export async function judge(title: LocalizedText, request: CheckRequest): Promise<CheckLine> {
  const line = (outcome: LineOutcome, rest: Omit<CheckLine, 'title' | 'outcome' | 'hint'>): CheckLine => ({
    title,
    outcome,
    ...rest,
    ...(request.hint === undefined ? {} : { hint: request.hint }),
  });
  try {
    if ('that' in request) return await judgeThat(request, line);
    const actual = await request.actual();
    if ('expected' in request) return judgeEqual(request, actual, line);
    return judgeBound(request, actual, line);
  } catch (thrown) {
    if (thrown instanceof Interrupted) throw thrown;
    const missing = thrown instanceof ReferenceError && / is not defined$/.test(thrown.message);
    return line(missing ? 'not-attempted' : 'wrong', {
      expected: wanted(request),
      error: errorText(thrown),
    });
  }
}

type MakeLine = (outcome: LineOutcome, rest: Omit<CheckLine, 'title' | 'outcome' | 'hint'>) => CheckLine;

async function judgeThat(request: HoldCheck, line: MakeLine): Promise<CheckLine> {
  const holds = await request.that();
  const shown = request.actual === undefined ? undefined : show(await request.actual());
  return line(holds === true ? 'passed' : 'wrong', {
    expected: request.expected,
    ...(shown === undefined ? {} : { actual: shown }),
  });
}

function judgeEqual(request: EqualCheck, actual: unknown, line: MakeLine): CheckLine {
  if (actual === undefined && request.expected !== undefined) {
    return line('not-attempted', { expected: wanted(request) });
  }
  const found = difference(request.expected, actual, request.within);
  const whole = [show(request.expected), show(actual)] as const;
  const [expected, came] =
    found !== null && (whole[0] === whole[1] || whole.some((text) => text.length > shortValue))
      ? atPlace(found)
      : whole;
  return line(found === null ? 'passed' : 'wrong', {
    expected: withTolerance(expected, request),
    actual: came,
  });
}

function judgeBound(request: BoundCheck, actual: unknown, line: MakeLine): CheckLine {
  const expected = wanted(request);
  if (actual === undefined) return line('not-attempted', { expected });
  const value = numberOf(actual);
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = request;
  const passed = value !== undefined && value >= atLeast && value <= atMost;
  return line(passed ? 'passed' : 'wrong', { expected, actual: show(actual) });
}

/** A number, or the one number a tensor or list holds. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const list: ArrayLike<unknown> = isTensor(value) ? value.dataSync() : Array.isArray(value) ? value : [];
  const [first] = Array.from(list);
  return list.length === 1 && typeof first === 'number' ? first : undefined;
}

/** Characters up to which two values are shown whole; of longer ones the place where they first differ. */
const shortValue = 60;

function atPlace({ path, expected, actual }: Difference): readonly [string, string] {
  const place = path === '' ? '' : `${path} = `;
  return [`${place}${show(expected)}`, `${place}${show(actual)}`];
}

/** What should come, in words. */
function wanted(request: CheckRequest): LocalizedText {
  if ('that' in request) return request.expected;
  if ('expected' in request) return withTolerance(show(request.expected), request);
  const bounds = [
    request.atLeast === undefined ? '' : `≥ ${request.atLeast}`,
    request.atMost === undefined ? '' : `≤ ${request.atMost}`,
  ];
  return bounds.filter((bound) => bound !== '').join(', ');
}

function withTolerance(text: string, { within }: EqualCheck): string {
  return within === undefined || within === 0 ? text : `${text} ± ${within}`;
}

/** A value on one line: numbers to seven digits, a tensor by its numbers. */
function show(value: unknown): string {
  if (typeof value === 'number') return shortNumber(value);
  if (typeof value === 'object' && value !== null) {
    if (isTensor(value)) {
      const values = Array.from(value.dataSync()).slice(0, 12).map(show);
      const text = `[${values.join(', ')}${value.size > 12 ? ', …' : ''}]`;
      return value.shape.length === 0 ? (values[0] ?? '') : text;
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      return show(Array.from(value as unknown as ArrayLike<unknown>).slice(0, 13));
    }
    if (Array.isArray(value) && value.every((item) => typeof item === 'number')) {
      return `[${value.slice(0, 12).map(shortNumber).join(', ')}${value.length > 12 ? ', …' : ''}]`;
    }
  }
  return inspectBriefly(value);
}

function shortNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(7)));
}

function errorText(thrown: unknown): LocalizedText {
  if (!(thrown instanceof Error)) return inspectBriefly(thrown);
  return describeRuntimeError(inAuthorsNames(thrown.message));
}
