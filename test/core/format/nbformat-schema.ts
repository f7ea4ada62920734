/** What the official schema of nbformat 4.5 requires, as this test's own copy; strict as it is, unknown members are refused. */
import * as v from 'valibot';

const multiline = v.union([v.string(), v.array(v.string())]);
const anyObject = v.record(v.string(), v.unknown());
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));

const mimebundle = v.pipe(
  anyObject,
  v.check(
    (bundle) =>
      Object.entries(bundle).every(
        ([mime, value]) => /^application\/(.*\+)?json$/.test(mime) || v.is(multiline, value),
      ),
    'a type that is not JSON holds text or lines of text',
  ),
);

const output = v.variant('output_type', [
  v.strictObject({
    output_type: v.literal('execute_result'),
    execution_count: count,
    data: mimebundle,
    metadata: anyObject,
  }),
  v.strictObject({ output_type: v.literal('display_data'), data: mimebundle, metadata: anyObject }),
  v.strictObject({ output_type: v.literal('stream'), name: v.string(), text: multiline }),
  v.strictObject({
    output_type: v.literal('error'),
    ename: v.string(),
    evalue: v.string(),
    traceback: v.array(v.string()),
  }),
]);

const id = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9-_]+$/), v.minLength(1), v.maxLength(64));
const name = v.exactOptional(v.pipe(v.string(), v.regex(/^.+$/)));
const tags = v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^[^,]+$/))));
const cellMetadata = v.looseObject({
  name,
  tags,
  jupyter: v.exactOptional(
    v.looseObject({
      source_hidden: v.exactOptional(v.boolean()),
      outputs_hidden: v.exactOptional(v.boolean()),
    }),
  ),
});
const attachments = v.exactOptional(v.record(v.string(), mimebundle));

const cell = v.variant('cell_type', [
  v.strictObject({ id, cell_type: v.literal('raw'), metadata: cellMetadata, attachments, source: multiline }),
  v.strictObject({
    id,
    cell_type: v.literal('markdown'),
    metadata: cellMetadata,
    attachments,
    source: multiline,
  }),
  v.strictObject({
    id,
    cell_type: v.literal('code'),
    metadata: cellMetadata,
    source: multiline,
    outputs: v.array(output),
    execution_count: count,
  }),
]);

/** A whole notebook. Ids must differ, which the official validator checks beside the schema. */
export const nbformat45 = v.pipe(
  v.strictObject({
    metadata: v.looseObject({
      kernelspec: v.exactOptional(v.looseObject({ name: v.string(), display_name: v.string() })),
      language_info: v.exactOptional(v.looseObject({ name: v.string() })),
      title: v.exactOptional(v.string()),
      authors: v.exactOptional(v.array(v.unknown())),
    }),
    nbformat_minor: v.pipe(v.number(), v.integer(), v.minValue(5)),
    nbformat: v.literal(4),
    cells: v.array(cell),
  }),
  v.check(({ cells }) => new Set(cells.map((each) => each.id)).size === cells.length, 'ids differ'),
);

/** What is wrong with a text as nbformat 4.5; '' where nothing is. */
export function faultOf(text: string): string {
  const read = v.safeParse(nbformat45, JSON.parse(text));
  if (read.success) return '';
  return read.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('\n');
}
