/**
 * The native format: Markdown that reads well on any code host.
 *
 * ## A document
 *
 * - An optional byte order mark; then optional YAML front matter between `---`
 *   lines: `title` (a string, or `{zh, en}`), `stepwise: 1`, lesson data. Keys the
 *   product does not know are kept.
 * - **Code cell**: a fence at column 0, of backticks or tildes, whose info string
 *   begins with `ts`, `typescript`, `js` or `javascript`, or carries the class
 *   `.cell`, `.quiz` or `.predict` (another language: shown, never run) — but not `.static`.
 *   Its source is what stands between the fences.
 * - **Prose cell**: everything between two code cells, other fences (python, mermaid,
 *   `ts {.static}`) included. The comment line `<!-- cell -->` at column 0 begins a new
 *   prose cell, so it parts two neighbours, and may carry attributes. It is written
 *   only where it is needed. Within fences and raw HTML nothing is a marker.
 * - **Attributes** in Pandoc's notation, after the language or in the marker:
 *   `{#train .locked .folded seconds=20 title="Train it"}`. Unknown ones are kept.
 * - **Ids** the file does not spell are derived: see `assign-ids.ts`.
 * - **Roles** in a lesson (exercise, check, solution, hint, quiz, predict) are classes:
 *   see `notebook/roles.ts`.
 * - **Languages**: see `prose.ts` for `<!-- zh -->`, `<!-- en -->`, `<!-- all -->`.
 *
 * ```` md
 * ---
 * title: { zh: 第一课, en: Lesson one }
 * ---
 *
 * <!-- zh -->
 * 一加一等于几？
 * <!-- en -->
 * What is one plus one?
 *
 * ```ts {#sum .locked}
 * 1 + 1
 * ```
 *
 * <!-- cell {#after} -->
 * Next.
 * ````
 *
 * ## Laws (`test/laws`)
 *
 * 1. `printMarkdown(parseMarkdown(text).notebook) === text` for every string.
 * 2. `parseMarkdown(printMarkdown(n)).notebook` equals `n` but for `written` and
 *    `layout`, where prose is as `protectProse` leaves it and `title` follows from
 *    front matter and headings (`titleOf`).
 * 3. Editing one cell changes no byte of another.
 *
 * Reading never throws; what is odd becomes a warning with a code and a line:
 * `duplicate-id`, `bad-attribute`, `unclosed-fence`, `unclosed-block`,
 * `missing-locale`, `bad-yaml`, `unclosed-front-matter`.
 */
export { headingsOf } from './headings.ts';
export { parseMarkdown } from './parse.ts';
export { printMarkdown } from './print.ts';
export { localesOf, proseIn, replaceProse } from './prose.ts';
export { protectProse } from './protect.ts';
export { localized, titleOf } from './title.ts';
