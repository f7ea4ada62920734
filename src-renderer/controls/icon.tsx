/** The window's own icons: 16 × 16, one stroke width, drawn in the text's colour. Always beside or under a label. */

const paths = {
  play: 'M5 3.2v9.6l7.6-4.8z',
  playAll: 'M2.8 3.4v9.2L9 8zM8.8 3.4v9.2L15 8z',
  pause: 'M4.2 3.4h2.4v9.2H4.2zM9.4 3.4h2.4v9.2H9.4z',
  stepBack: 'M11 3.6v8.8L5.2 8zM4 3.6v8.8',
  stepForward: 'M5 3.6v8.8L10.8 8zM12 3.6v8.8',
  stop: 'M4 4h8v8H4z',
  restart: 'M12.8 6.4A5.2 5.2 0 1 0 13.2 9M13.2 3.2v3.4H9.8',
  reset: 'M3.2 6.4A5.2 5.2 0 1 1 2.8 9M2.8 3.2v3.4h3.4',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  gear: 'M8 5.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8M8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M3.6 12.4l1.3-1.3M11.1 4.9l1.3-1.3',
  trash: 'M3 4.5h10M6.3 4.5V3h3.4v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5M6.8 7v3.6M9.2 7v3.6',
  up: 'M8 13V3.4M4 7.2l4-4 4 4',
  down: 'M8 3v9.6M4 8.8l4 4 4-4',
  more: 'M3.4 8h.01M8 8h.01M12.6 8h.01',
  code: 'M5.6 4.4 2 8l3.6 3.6M10.4 4.4 14 8l-3.6 3.6',
  text: 'M3 4.2V3h10v1.2M8 3v10M6.2 13h3.6',
  lock: 'M4.4 7.2h7.2v5.6H4.4zM5.8 7.2V5.4a2.2 2.2 0 0 1 4.4 0v1.8',
  undo: 'M5.6 3 2.8 5.8l2.8 2.8M3 5.8h6.4a3.6 3.6 0 0 1 0 7.2H6.6',
  redo: 'M10.4 3l2.8 2.8-2.8 2.8M13 5.8H6.6a3.6 3.6 0 0 0 0 7.2h2.8',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1',
  moon: 'M13.2 9.6A5.8 5.8 0 0 1 6.4 2.8a5.4 5.4 0 1 0 6.8 6.8z',
  system: 'M2.4 3.2h11.2v7.4H2.4zM6 13.4h4M8 10.6v2.8',
  download: 'M8 2.6v7.6M4.8 7.2 8 10.4l3.2-3.2M3 13.2h10',
  chevron: 'M4.4 6.2 8 9.8l3.6-3.6',
  chevronRight: 'M6.2 4.4 9.8 8l-3.6 3.6',
  check: 'M3.2 8.4l3.2 3.2 6.4-7',
  warning: 'M8 2.6 14.2 13.2H1.8zM8 6.6v3M8 11.4h.01',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 4.8v3.8M8 11h.01',
  keyboard: 'M1.8 4.2h12.4v7.6H1.8zM4.4 6.8h.01M6.8 6.8h.01M9.2 6.8h.01M11.6 6.8h.01M5 9.4h6',
  chip: 'M4.6 4.6h6.8v6.8H4.6zM6.4 2.4v2.2M9.6 2.4v2.2M6.4 11.4v2.2M9.6 11.4v2.2M2.4 6.4h2.2M2.4 9.6h2.2M11.4 6.4h2.2M11.4 9.6h2.2',
  close: 'M4 4l8 8M12 4l-8 8',
  book: 'M8 4.4C6.4 3 4.4 2.8 2.2 2.8v9.4c2.2 0 4.2.2 5.8 1.6 1.6-1.4 3.6-1.6 5.8-1.6V2.8C11.6 2.8 9.6 3 8 4.4zM8 4.4v9.4',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 4.8V8l2.2 1.6',
  pencil: 'M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9',
  variables:
    'M4.6 2.8c-2 0-.4 5.2-2.6 5.2 2.2 0 .6 5.2 2.6 5.2M11.4 2.8c2 0 .4 5.2 2.6 5.2-2.2 0-.6 5.2-2.6 5.2M6.4 6.2l3.2 3.6M9.6 6.2 6.4 9.8',
  search: 'M7 2.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8M10.2 10.2l3.4 3.4',
  file: 'M4 2.2h5.2L12.4 5.4v8.4H4zM9 2.4v3.2h3.2',
  folder: 'M2.2 4h4.4l1.4 1.6h5.8v7.2H2.2z',
  dot: 'M8 8h.01',
  history: 'M3 8a5.2 5.2 0 1 0 1.6-3.8M2.8 2.8v3h3M8 5v3.2l2.2 1.4',
  copy: 'M5.4 5.4h7.8v7.8H5.4zM10.6 5.4V2.8H2.8v7.8h2.6',
  list: 'M6 4h7.4M6 8h7.4M6 12h7.4M2.8 4h.01M2.8 8h.01M2.8 12h.01',
} as const;

/** An icon's name. */
export type IconName = keyof typeof paths;

const solid: ReadonlySet<IconName> = new Set(['play', 'stop', 'playAll', 'pause']);

/** Draws one icon; hidden from assistive technology, for the control around it has the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={solid.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={solid.has(name) ? 0.8 : name === 'more' ? 2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
