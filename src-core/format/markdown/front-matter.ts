/** YAML front matter: the lines between `---` and `---` (or `...`) at a document's start. */
import { parse, parseDocument } from 'yaml';
import type { Warning } from '../../notebook/notebook.ts';
import { rebuildJson, sameJson } from '../../text/json.ts';
import { linesOf, type Newline, withNewlines, withUnixNewlines } from '../../text/lines.ts';
import { plainMapping } from './plain-mapping.ts';

/** Front matter as read: its bytes with both fences, and what it says. */
export interface FrontMatter {
  readonly text: string;
  readonly metadata: { readonly [key: string]: unknown };
  readonly warnings: readonly Warning[];
}

const none: FrontMatter = { text: '', metadata: {}, warnings: [] };

/** Nesting deeper than this is refused: it is an attack, not a title. */
const maxDepth = 32;

/** Reads the front matter a document begins with. YAML that is not a mapping is prose between two rules. */
export function readFrontMatter(text: string): FrontMatter {
  let inside: number | undefined;
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, end);
    if (inside === undefined) {
      if (!/^---[ \t]*$/.test(line)) return none;
      inside = next;
    } else if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) {
      return interpret(text.slice(0, next), text.slice(inside, start));
    }
  }
  if (inside === undefined || !/^[\w-]+:(?:[ \t]|[\r\n]|$)/.test(text.slice(inside))) return none;
  const message = 'The front matter is not closed: end it with a line of three hyphens.';
  return { ...none, warnings: [{ code: 'unclosed-front-matter', message, line: 1 }] };
}

function interpret(text: string, yaml: string): FrontMatter {
  const read = readYaml(withUnixNewlines(yaml));
  if ('problem' in read) {
    const message = `The front matter is not valid YAML (${read.problem}); it is kept, but nothing in it is used.`;
    return { text, metadata: {}, warnings: [{ code: 'bad-yaml', message, line: read.line + 1 }] };
  }
  if (read.value === null) return { text, metadata: {}, warnings: [] };
  if (typeof read.value !== 'object' || Array.isArray(read.value)) return none;
  return { text, metadata: read.value as FrontMatter['metadata'], warnings: [] };
}

function readYaml(yaml: string): { value: unknown } | { problem: string; line: number } {
  const plain = plainMapping(yaml);
  if (plain !== undefined) return { value: plain };
  try {
    const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: true });
    const error = document.errors[0];
    if (error !== undefined) {
      return {
        problem: error.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? 'error',
        line: error.linePos?.[0].line ?? 1,
      };
    }
    const value = rebuildJson(document.toJS({ maxAliasCount: 100 }) ?? null, maxDepth);
    return value === undefined ? { problem: 'it is nested too deeply', line: 1 } : { value };
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'error', line: 1 };
  }
}

/** Front matter that says `metadata`. Where `before` says it already its bytes are given back; else comments, order and unknown keys are kept, with YAML's usual spacing. */
export function printFrontMatter(
  metadata: { readonly [key: string]: unknown },
  before: string,
  newline: Newline,
): string {
  const read = readFrontMatter(before);
  if (sameJson(read.metadata, metadata)) return before;
  const fences = /^(---[ \t]*(?:\r\n|\n|\r))([\s\S]*?)((?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r)?)$/.exec(before);
  const yaml = withUnixNewlines(fences?.[2] ?? '');
  const changed = read.warnings.length > 0 ? `${commented(yaml)}${fresh(metadata)}` : update(yaml, metadata);
  return withNewlines(`---\n${changed}---\n`, newline);
}

function commented(yaml: string): string {
  return yaml
    .split('\n')
    .map((line) => (line === '' ? '' : `# ${line}`))
    .join('\n');
}

function fresh(metadata: object): string {
  return Object.keys(metadata).length === 0 ? '' : yamlOf(metadata);
}

function yamlOf(metadata: object): string {
  const document = parseDocument('{}\n', { logLevel: 'silent' });
  document.contents = document.createNode(metadata) as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}

function update(yaml: string, metadata: { readonly [key: string]: unknown }): string {
  if (yaml.trim() === '' || Object.keys(metadata).length === 0) return fresh(metadata);
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const before: unknown = parse(yaml, { logLevel: 'silent' });
  const old = typeof before === 'object' && before !== null ? new Map(Object.entries(before)) : new Map();
  for (const key of old.keys()) if (!Object.hasOwn(metadata, key)) document.delete(key);
  for (const [key, value] of Object.entries(metadata)) {
    if (!old.has(key) || !sameJson(old.get(key), value)) document.set(key, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}
