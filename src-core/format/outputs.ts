/**
 * The sidecar: outputs of a document whose own format has no room for them.
 *
 * JSON: `{"stepwise":"outputs","version":1,"cells":{"<id>":{"source":"<hash>","outputs":[…]}}}`.
 * `source` is the `hashText` of the source that made the outputs. Numbers JSON
 * lacks are written `{"$number":"NaN"}` (or `Infinity`, `-Infinity`, `-0`).
 *
 * The file comes from outside and is believed in nothing: JSON is rebuilt without
 * prototypes and with its depth capped, and each output must fit its schema.
 * What does not is dropped with a warning; the rest is kept.
 */
import * as v from 'valibot';
import { CellId } from '../notebook/ids.ts';
import type { Warning } from '../notebook/notebook.ts';
import type { Output } from '../runtime/output.ts';
import { outputSchema } from '../runtime/schema.ts';
import { rebuildJson } from '../text/json.ts';

/** The outputs of one cell, and the hash of the source that made them. */
export interface SavedOutputs {
  readonly sourceHash: string;
  readonly outputs: readonly Output[];
}

/** What a sidecar held. */
export interface ParsedOutputs {
  readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
  readonly warnings: readonly Warning[];
}

/** Deepest nesting that is read. */
const maxDepth = 200;

/** Longest JSON of one output that is written, in UTF-16 units: 20 million. */
const maxOutputLength = 20_000_000;

const tooLong: Output = {
  mime: 'text/markdown',
  data: {
    text: {
      zh: '这个输出太大，没有保存。重新运行单元即可看到它。',
      en: 'This output was too large to save. Run the cell to see it again.',
    },
  },
};

/** Writes a sidecar. Cells without outputs are left out; '' where none has any. */
export function serializeOutputs(cells: ReadonlyMap<CellId, SavedOutputs>): string {
  const entries = [...cells].flatMap(([id, { sourceHash, outputs }]) => {
    if (outputs.length === 0) return [];
    const list = outputs.map((output) => {
      const text = JSON.stringify(output, encodeNumber);
      return text.length <= maxOutputLength ? text : JSON.stringify(tooLong);
    });
    return [`${JSON.stringify(id)}:{"source":${JSON.stringify(sourceHash)},"outputs":[${list.join(',')}]}`];
  });
  if (entries.length === 0) return '';
  return `{"stepwise":"outputs","version":1,"cells":{\n${entries.join(',\n')}\n}}\n`;
}

/** Writes numbers JSON lacks; a replacer for `JSON.stringify`. */
export function encodeNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return { $number: Object.is(value, -0) ? '-0' : String(value) };
}

/** Reads what `encodeNumber` wrote; a reviver for `JSON.parse`. */
export function decodeNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$number' in value)) return value;
  const decoded = Number(value.$number);
  return Object.keys(value).length === 1 ? decoded : value;
}

const sidecar = v.object({
  stepwise: v.literal('outputs'),
  version: v.literal(1),
  cells: v.record(v.string(), v.unknown()),
});

const saved = v.object({ source: v.string(), outputs: v.array(v.unknown()) });

/** Reads a sidecar. Never throws: what is wrong is left out and said. */
export function parseOutputs(text: string): ParsedOutputs {
  const outputs = new Map<CellId, SavedOutputs>();
  const warnings: Warning[] = [];
  const warn = (message: string) => warnings.push({ code: 'bad-outputs', message });
  const nothing = { outputs, warnings };
  if (text.trim() === '') return nothing;
  const read = v.safeParse(sidecar, readJson(text));
  if (!read.success) {
    warn('The saved outputs cannot be read; run the cells to see them again.');
    return nothing;
  }
  for (const [name, value] of Object.entries(read.output.cells)) {
    const id = CellId.parse(name);
    const entry = v.safeParse(saved, value);
    if (id === undefined || !entry.success) {
      warn(`The saved outputs of "${name.slice(0, 80)}" cannot be read; they are left out.`);
      continue;
    }
    const list = entry.output.outputs.flatMap((item) => {
      const output = v.safeParse(outputSchema, item);
      return output.success ? [output.output] : [];
    });
    const lost = entry.output.outputs.length - list.length;
    if (lost > 0) warn(`${lost} of the saved outputs of "${id}" cannot be read and are left out.`);
    if (list.length > 0) outputs.set(id, { sourceHash: entry.output.source, outputs: list });
  }
  return nothing;
}

function readJson(text: string): unknown {
  try {
    return rebuildJson(JSON.parse(text, decodeNumber), maxDepth);
  } catch {
    return undefined;
  }
}
