/** A scene: panels drawn to the width there is, handles to drag, a timeline to play. Updated in place. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SceneData } from '#core/runtime/scene.ts';
import { layoutScene } from '#core/scene/layout.ts';
import { plainText } from '#core/scene/text.ts';
import { type Locale, textIn } from '#core/text/locale.ts';
import { useLocale } from '../../i18n/locale.tsx';
import { SavePicture } from '../pictures/save-picture.tsx';
import { PanelView } from './panel.tsx';
import styles from './scene.module.css';
import { Timeline, useFrame } from './timeline.tsx';

/** A picture of one or several panels. */
export function SceneOutput({ data }: { readonly data: SceneData }) {
  const locale = useLocale();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const layout = useMemo(() => layoutScene(data, width, locale), [data, width, locale]);
  const timeline = useFrame(data.timeline);
  const alt = plainText(textIn(data.alt, locale));
  const name = plainText(textIn(data.title ?? data.caption ?? data.alt, locale));
  return (
    <figure ref={figure} className={styles.scene} data-glide={data.glide || timeline.playing}>
      {data.title !== undefined && (
        <figcaption className={styles.title}>{plainText(textIn(data.title, locale))}</figcaption>
      )}
      <div className={styles.stage} style={{ width: layout.width, height: layout.height }}>
        <p className={styles.alt} role="img" aria-label={alt} />
        {layout.panels.map((placed, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a panel is its position.
          <PanelView key={index} placed={placed} frame={timeline.frame} />
        ))}
      </div>
      {data.timeline && <Timeline timeline={data.timeline} state={timeline} />}
      {data.caption !== undefined && (
        <p className={styles.caption} style={{ maxWidth: layout.width }}>
          {plainText(textIn(data.caption, locale))}
        </p>
      )}
      <div style={{ maxWidth: layout.width }}>
        <SavePicture name={name} svg={() => svgOf(data, locale)} />
      </div>
      <Announcer alt={alt} within={figure} />
    </figure>
  );
}

/** The scene for a file. */
async function svgOf(data: SceneData, locale: Locale): Promise<string> {
  const { sceneFile } = await import('../pictures/scene.ts');
  return sceneFile(data, locale);
}

/** The width of an element, followed. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const read = () => {
      if (current.clientWidth > 0) setWidth(current.clientWidth);
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Milliseconds of rest after which what has changed is said. */
const rest = 700;

/** Says what the picture shows once it has stood still, while a person works in it. */
function Announcer({
  alt,
  within,
}: {
  readonly alt: string;
  readonly within: React.RefObject<HTMLElement | null>;
}) {
  const [said, setSaid] = useState('');
  const first = useRef(alt);
  useEffect(() => {
    if (alt === first.current || !within.current?.contains(document.activeElement)) return;
    first.current = alt;
    const timer = setTimeout(() => setSaid(alt), rest);
    return () => clearTimeout(timer);
  }, [alt, within]);
  return (
    <p className={styles.hidden} role="status">
      {said}
    </p>
  );
}
