/**
 * The front matter most notebooks have, a few names with a few words each, read without the YAML library: that takes
 * tens of milliseconds the first time, and a notebook's first picture waits for it.
 */

/** A name, and words without a sign that means anything in YAML. */
const line = /^([A-Za-z_][\w-]*): ([\p{L}][\p{L}\p{N} ,.;()（），。、；·'_/+-]*)$/u;

/** Words that are no text in YAML. */
const words = new Set(['null', 'true', 'false']);

/** What plain lines say, as YAML reads them; undefined where any line may need more than that. */
export function plainMapping(yaml: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  const lines = yaml.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const each of lines) {
    const [, name = '', value = ''] = line.exec(each) ?? [];
    if (name === '' || value.endsWith(' ') || words.has(value.toLowerCase())) return undefined;
    if (words.has(name.toLowerCase()) || name === '__proto__' || Object.hasOwn(found, name)) return undefined;
    found[name] = value;
  }
  return lines.length === 0 ? undefined : found;
}
