/** A ring around something on the screen, wherever it moves. Nothing can be clicked in it, and nobody is told of it. */
import { useEffect, useRef } from 'react';
import styles from './tour.module.css';

/** Room between what has the ring and the ring, in CSS pixels. */
const room = 4;

/** The ring around the first element that matches and can be seen; none where there is none. */
export function Ring({ around }: { readonly around: string }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const follow = () => {
      frame = requestAnimationFrame(follow);
      const { current } = ring;
      if (!current) return;
      const box = [...document.querySelectorAll(around)]
        .map((element) => element.getBoundingClientRect())
        .find(({ top, bottom, width }) => width > 0 && bottom > 80 && top < innerHeight - 40);
      current.hidden = box === undefined;
      if (!box) return;
      current.style.translate = `${box.left - room}px ${box.top - room}px`;
      current.style.width = `${box.width + 2 * room}px`;
      current.style.height = `${box.height + 2 * room}px`;
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [around]);
  return <div ref={ring} className={styles.ring} aria-hidden="true" hidden />;
}
