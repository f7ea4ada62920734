/** Printed text. Long output is cut in the middle until all of it is asked for, and then drawn piece by piece. */
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { type AnsiRun, ansiRuns } from '#core/export/ansi.ts';
import type { StreamData } from '#core/runtime/output.ts';
import { useStrings } from '../i18n/locale.tsx';
import { outputStrings } from './strings.ts';
import styles from './text.module.css';

/** Lines shown at each end before the learner asks for the rest. */
const headLines = 200;
const tailLines = 100;
/** Lines in one piece; pieces far from the viewport are not mounted. */
const pieceLines = 200;
/** How far from the viewport a piece is mounted. */
const nearby = '1500px';
/** Height of a line in CSS pixels, for pieces that are not mounted. */
const lineHeight = 21;

/** What a cell printed. */
export function StreamOutput({ data }: { readonly data: StreamData }) {
  const words = useStrings(outputStrings);
  const [all, setAll] = useState(false);
  const text = data.text.endsWith('\n') ? data.text.slice(0, -1) : data.text;
  const lines = useMemo(() => text.split('\n'), [text]);
  const long = lines.length > headLines + tailLines + 50;
  const kind = data.name === 'stderr' ? styles.stderr : styles.stdout;
  const label = data.name === 'stderr' ? words.stderr : words.stdout;
  const dropped = data.dropped ?? 0;
  return (
    <section className={`${styles.stream} ${kind}`} aria-label={label} data-stream={data.name}>
      {long && !all ? (
        <>
          <Piece lines={lines.slice(0, headLines)} />
          <Gap text={words.linesLeftOut(lines.length - headLines - tailLines + dropped)} />
          <Piece lines={lines.slice(-tailLines)} />
        </>
      ) : (
        pieces(lines).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces only grow at the end.
          <DistantPiece key={index} lines={piece} near={index === 0} />
        ))
      )}
      {dropped > 0 && (!long || all) && <Gap text={words.linesLeftOut(dropped)} />}
      {long && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? words.showLess : words.showAll(lines.length)}
        </button>
      )}
    </section>
  );
}

function pieces(lines: readonly string[]): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (let from = 0; from < lines.length; from += pieceLines) all.push(lines.slice(from, from + pieceLines));
  return all;
}

function Gap({ text }: { readonly text: string }) {
  return <p className={styles.gap}>{text}</p>;
}

/** A piece that is mounted while it is near the viewport, and keeps its height when it is not. */
function DistantPiece({
  lines,
  near: nearAtFirst,
}: {
  readonly lines: readonly string[];
  readonly near: boolean;
}) {
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(nearAtFirst);
  const height = useRef(lines.length * lineHeight);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // A busy window hears of several at once: how it stands now is the last.
        const entry = entries.at(-1);
        if (!entry) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) {
          height.current = entry.boundingClientRect.height;
        }
        setNear(entry.isIntersecting);
      },
      // The list scrolls in its own box, which cuts off what is beyond it unless it has a margin too.
      { rootMargin: nearby, scrollMargin: nearby },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={element} style={near ? undefined : { height: height.current }}>
      {near && <Piece lines={lines} />}
    </div>
  );
}

const Piece = memo(
  ({ lines }: { readonly lines: readonly string[] }) => <AnsiText text={lines.join('\n')} />,
  (before, after) =>
    before.lines.length === after.lines.length &&
    before.lines.every((line, index) => line === after.lines[index]),
);

/** Text with its ANSI colours. */
export function AnsiText({ text }: { readonly text: string }) {
  const runs = ansiRuns(text);
  return (
    <pre className={styles.piece}>
      {runs.map((run, index) =>
        Object.keys(run).length === 1 ? (
          run.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity of their own.
          <span key={index} style={styleOf(run)}>
            {run.text}
          </span>
        ),
      )}
    </pre>
  );
}

function styleOf(run: AnsiRun) {
  const paint = (color: number | string | undefined, fallback: string): string =>
    color === undefined ? fallback : typeof color === 'number' ? `var(--ansi-${color})` : color;
  const [front, back] = run.inverse
    ? [paint(run.background, 'var(--surface)'), paint(run.color, 'var(--ink)')]
    : [paint(run.color, ''), paint(run.background, '')];
  return {
    ...(front && { color: front }),
    ...(back && { backgroundColor: back }),
    ...(run.bold && { fontWeight: 700 }),
    ...(run.dim && { opacity: 0.7 }),
    ...(run.italic && { fontStyle: 'italic' as const }),
    ...(run.underline && { textDecoration: 'underline' }),
  };
}
