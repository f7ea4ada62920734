/** The area of a shape that leads somewhere: to a cell of this document, or to a lesson. */
import { CellId } from '#core/notebook/ids.ts';
import type { SceneLink } from '#core/runtime/scene.ts';
import type { Shape } from '#core/scene/shape.ts';
import { useText } from '../../i18n/locale.tsx';
import { useOutputServices } from '../services.ts';
import styles from './scene.module.css';

/** A link over a rectangle. */
export function LinkArea({ shape, link }: { readonly shape: Shape; readonly link: SceneLink }) {
  const text = useText();
  const services = useOutputServices();
  const { x = 0, y = 0, width = 0, height = 0 } = shape.attributes;
  const place = { left: Number(x), top: Number(y), width: Number(width), height: Number(height) };
  const label = text(link.label);
  if ('lesson' in link)
    return (
      <a className={styles.link} style={place} href={`#/lesson/${link.lesson}`}>
        <span className={styles.hidden}>{label}</span>
      </a>
    );
  const cell = CellId.parse(link.cell);
  return (
    <button
      type="button"
      className={styles.link}
      style={place}
      aria-label={label}
      onClick={() => cell && services.showCell?.(cell)}
    />
  );
}
