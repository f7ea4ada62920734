/** How values become outputs: for a cell's last expression and for `display(value)`. */
import * as v from 'valibot';
import type { DisplayId } from '#core/notebook/ids.ts';
import type { Output, OutputByMime, OutputMime } from '#core/runtime/output.ts';
import { outputDataSchemas, outputSchema } from '#core/runtime/schema.ts';
import { inspect } from './inspect.ts';
import { type Displayable, outputSymbol } from './services.ts';
import { isModel, isTensor, modelOutput, tensorOutput } from './tensors.ts';

/** What `display` may be told beside the value. */
export interface DisplayOptions {
  /** A second display with this id in one run takes the place of the first. */
  readonly id?: string;
  /** Draws the value as this kind of output: text for `text/…`, else the kind's data. */
  readonly mime?: OutputMime;
}

function isDisplayable(value: object): value is Displayable {
  return typeof Reflect.get(value, outputSymbol) === 'function';
}

/** The output that draws a value. Never throws on a value; a broken one is drawn as what can be seen of it. */
export function toOutput(value: unknown): Output {
  if (typeof value === 'object' && value !== null) {
    try {
      if (isDisplayable(value)) return checked(value[outputSymbol]());
      if (isTensor(value)) return tensorOutput(value);
      if (isModel(value)) return modelOutput(value);
    } catch (error) {
      if (error instanceof TypeError && error.message.startsWith('stepwise:')) throw error;
      // A value that cannot draw itself is drawn as any other.
    }
  }
  return { mime: 'application/vnd.stepwise.value+json', data: inspect(value) };
}

/** The output for a value and a kind named by the author. Throws a TypeError where the value does not fit the kind. */
export function toOutputOf(value: unknown, mime: OutputMime): Output {
  return checked({ mime, data: dataFor(value, mime) });
}

/** Longest text that is shown, in UTF-16 units: as much as a cell may print. */
const longestText = 2_000_000;

function dataFor(value: unknown, mime: OutputMime): unknown {
  if (mime === 'application/json') return { value };
  if (typeof value !== 'string') return value;
  switch (mime) {
    case 'text/plain':
    case 'text/markdown':
      return { text: cut(value) } satisfies OutputByMime['text/plain' | 'text/markdown'];
    case 'text/html':
      return { html: value } satisfies OutputByMime['text/html'];
    case 'image/svg+xml':
      return { svg: value, alt: '' } satisfies OutputByMime['image/svg+xml'];
    default:
      return { text: value };
  }
}

/** The text, or as much of it as is shown and how much more there was, as printed lines say it. */
function cut(text: string): string {
  const more = text.length - longestText;
  return more > 0 ? `${text.slice(0, longestText)}… (+${more})` : text;
}

function checked(output: unknown): Output {
  const result = v.safeParse(outputSchema, output);
  if (result.success) return result.output;
  const { mime } = output as { mime?: string };
  const known = Object.keys(outputDataSchemas).join(', ');
  throw new TypeError(
    `stepwise: this cannot be displayed as '${mime}': ${result.issues[0].message}. Known kinds: ${known}`,
  );
}

/** The same output under an id. */
export function withId(output: Output, id: DisplayId): Output {
  return { ...output, id };
}
