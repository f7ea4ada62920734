/** Writers of what is text: streams, errors, values, JSON. */
import { escapeHtml } from '../../prose/escape.ts';
import type { CellError, CodeFrame } from '../../runtime/error.ts';
import type { StreamData } from '../../runtime/output.ts';
import type { ValueNode } from '../../runtime/value.ts';
import { type Locale, textIn } from '../../text/locale.ts';
import { type AnsiRun, ansiRuns } from '../ansi.ts';
import { outputWords } from '../words.ts';

/** Lines of a stream that are written; from the middle of a longer one lines are left out. */
const mostLines = 2000;
/** Nodes of one value that are written. */
const mostNodes = 2000;

/** Text with ANSI colours as a `pre`. */
export function writeText(text: string, kind: 'stdout' | 'stderr' = 'stdout'): string {
  const runs = ansiRuns(text.endsWith('\n') ? text.slice(0, -1) : text);
  return `<pre class="text ${kind}">${runs.map(writeRun).join('')}</pre>`;
}

function writeRun(run: AnsiRun): string {
  const text = escapeHtml(run.text);
  const paint = (color: number | string | undefined, property: string): string =>
    color === undefined ? '' : `${property}:${typeof color === 'number' ? `var(--ansi-${color})` : color};`;
  const style = [
    paint(run.inverse ? run.background : run.color, 'color'),
    paint(run.inverse ? run.color : run.background, 'background-color'),
    run.bold ? 'font-weight:700;' : '',
    run.dim ? 'opacity:.7;' : '',
    run.italic ? 'font-style:italic;' : '',
    run.underline ? 'text-decoration:underline;' : '',
  ].join('');
  return style ? `<span style="${style}">${text}</span>` : text;
}

/** A stream; long ones keep their head and tail. */
export function writeStream(data: StreamData, locale: Locale): string {
  const lines = data.text.replace(/\n$/, '').split('\n');
  const gap = (count: number): string => `<p class="gap">${outputWords[locale].linesLeftOut(count)}</p>`;
  const dropped = data.dropped ?? 0;
  if (lines.length <= mostLines) {
    return writeText(lines.join('\n'), data.name) + (dropped ? gap(dropped) : '');
  }
  const half = mostLines / 2;
  return [
    writeText(lines.slice(0, half).join('\n'), data.name),
    gap(lines.length - mostLines + dropped),
    writeText(lines.slice(-half).join('\n'), data.name),
  ].join('');
}

/** An error with its place, causes and stack. */
export function writeError(error: CellError, locale: Locale): string {
  const words = outputWords[locale];
  const at = error.position;
  const causes = (error.causes ?? []).map(
    (cause) =>
      `<p class="cause">${words.causedBy}${escapeHtml(cause.name)}: ${escapeHtml(textIn(cause.message, locale))}</p>`,
  );
  const frames = error.stack.map((frame) => {
    const place = frame.position
      ? `${frame.position.cell}: ${words.place(frame.position.line, frame.position.column)}`
      : (frame.location ?? '');
    return `<li>${escapeHtml(`${frame.function} ${place}`)}</li>`;
  });
  return [
    `<section class="error"><p><strong>${escapeHtml(error.name)}</strong>: ${escapeHtml(textIn(error.message, locale))}</p>`,
    at ? `<p class="place">${words.place(at.line, at.column)}</p>` : '',
    error.code ? writeCode(error.code, at?.line) : '',
    ...causes,
    frames.length > 1
      ? `<details><summary>${words.stack}</summary><ol>${frames.join('')}</ol></details>`
      : '',
    '</section>',
  ].join('');
}

/** The lines around an error with their numbers, its own in bold. */
function writeCode({ from, lines }: CodeFrame, at: number | undefined): string {
  const width = String(from + lines.length).length;
  const written = lines.map((line, index) => {
    const text = escapeHtml(`${String(from + index).padStart(width)}  ${line}`);
    return from + index === at ? `<strong>${text}</strong>` : text;
  });
  return `<pre class="code">${written.join('\n')}</pre>`;
}

/** A value as nested disclosure. */
export function writeValue(value: ValueNode, locale: Locale): string {
  let left = mostNodes;
  const write = (node: ValueNode, key: string): string => {
    left -= 1;
    const name = key === '' ? '' : `<span class="key">${escapeHtml(key)}: </span>`;
    const line = `${name}<span class="value ${escapeHtml(node.kind)}">${escapeHtml(node.preview)}</span>`;
    const children = node.children ?? [];
    if (!children.length || left <= 0) return `<div class="leaf">${line}</div>`;
    const inner: string[] = [];
    for (const [index, child] of children.entries()) {
      if (left <= 0) {
        inner.push(`<div class="leaf more">${outputWords[locale].more(children.length - index)}</div>`);
        break;
      }
      inner.push(write(child.value, child.key));
    }
    if (node.more) inner.push(`<div class="leaf more">${outputWords[locale].more(node.more)}</div>`);
    return `<details><summary>${line}</summary>${inner.join('')}</details>`;
  };
  return `<div class="tree">${write(value, '')}</div>`;
}
