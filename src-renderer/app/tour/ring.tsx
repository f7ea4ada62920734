/** A ring around something on the screen, wherever it moves. Nothing can be clicked in it, and nobody is told of it. */
import { useEffect, useRef } from 'react';
import styles from './tour.module.css';

/** Room between what has the ring and the ring, in CSS pixels. */
const room = 4;

/** How far the ring shines beyond itself, in CSS pixels. */
const glow = 8;

/** The part of the window in which something can be seen: the page that scrolls it, above the bar of steps. */
function viewOf(element: Element): { readonly top: number; readonly bottom: number } {
  const page = element.closest('main');
  if (!page) return { top: 0, bottom: innerHeight };
  const { top, bottom } = page.getBoundingClientRect();
  const bar = page.querySelector('[data-step-bar]')?.getBoundingClientRect();
  return { top, bottom: bar?.top ?? bottom };
}

/**
 * The ring around the first element that matches and can be seen; none where there is none. What scrolls goes under the
 * bars around it, and so does its ring. It looks when something moved, and only then.
 */
export function Ring(props: {
  readonly around: string;
  /** Told whether there is something to have the ring, whenever that changes. */
  readonly onSeen?: ((seen: boolean) => void) | undefined;
}) {
  const { around } = props;
  const ring = useRef<HTMLDivElement>(null);
  const onSeen = useRef(props.onSeen);
  onSeen.current = props.onSeen;
  useEffect(() => {
    let frame = 0;
    let seen: boolean | undefined;
    let watched: Element | undefined;
    /** Tells when what has the ring, or what moves it, changes its size. */
    const sizes = new ResizeObserver(() => later());
    const place = () => {
      frame = 0;
      const { current } = ring;
      if (!current) return;
      const found = [...document.querySelectorAll(around)]
        .map((element) => ({
          element,
          box: element.getBoundingClientRect(),
          view: viewOf(element),
        }))
        .find(
          ({ box: { top, bottom, width }, view }) =>
            width > 0 && bottom > view.top + 24 && top < view.bottom - 24,
        );
      current.hidden = found === undefined;
      if (seen !== (found !== undefined)) {
        seen = found !== undefined;
        onSeen.current?.(seen);
      }
      if (found?.element !== watched) {
        // Each begins by telling its size once, so they are taken up only when they are others.
        sizes.disconnect();
        watched = found?.element;
        for (let each = watched; each; each = each.parentElement ?? undefined) sizes.observe(each);
      }
      if (!found) return;
      const { left, top, width, height } = found.box;
      current.style.translate = `${left - room}px ${top - room}px`;
      current.style.width = `${width + 2 * room}px`;
      current.style.height = `${height + 2 * room}px`;
      const { view } = found;
      const above = view.top - (top - room);
      const below = top + height + room - view.bottom;
      current.style.clipPath = `inset(${above > 0 ? above : -glow}px ${-glow}px ${below > 0 ? below : -glow}px)`;
    };
    const later = () => {
      frame ||= requestAnimationFrame(place);
    };
    // What comes and goes moves its neighbours; the ring's own attributes are not among what is watched.
    const changes = new MutationObserver(later);
    changes.observe(document.body, { childList: true, subtree: true });
    const moved = ['scroll', 'resize', 'transitionend', 'animationend'] as const;
    for (const event of moved) addEventListener(event, later, { capture: true, passive: true });
    later();
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      changes.disconnect();
      for (const event of moved) removeEventListener(event, later, { capture: true });
    };
  }, [around]);
  return <div ref={ring} className={styles.ring} aria-hidden="true" hidden />;
}
