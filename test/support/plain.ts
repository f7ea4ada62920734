/** What of a Markdown text can be looked for on a page. */

/** Its longest run without markup or formulas. */
export function plain(markdown: string): string {
  const runs = markdown.split(/\$[^$]*\$|[`*_[\]<>\n]/);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '').trim();
}
