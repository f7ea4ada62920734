/** Key strokes as texts, such as `Mod+Shift+P` or `d d`: how they are written, read and shown. `Mod` is ⌘ on a Mac, else Ctrl. */

/** The parts of a keyboard event that matter. */
export interface KeyStroke {
  readonly key: string;
  /** The key's place, as `KeyW`: with Alt, some systems give another letter as `key`. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing?: boolean;
  getModifierState?(key: 'AltGraph'): boolean;
}

/** Keys that only hold others down. */
const holders: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

/** A key stroke in writing; '' for one that only holds another down. `?` and capital letters have Shift in them already. */
export function spell(stroke: KeyStroke): string {
  if (holders.has(stroke.key)) return '';
  const typed = stroke.getModifierState?.('AltGraph') === true;
  const alt = stroke.altKey && !typed;
  const mod = (stroke.ctrlKey || stroke.metaKey) && !typed;
  const [, placed] = (alt && /^Key([A-Z])$/.exec(stroke.code ?? '')) || [];
  const named = placed ?? stroke.key;
  const letter = /^\p{L}$/u.test(named);
  const key = !letter ? nameOf(named) : stroke.shiftKey ? named.toUpperCase() : named.toLowerCase();
  const shift = stroke.shiftKey && (letter || named.length > 1 || named === ' ');
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

function nameOf(key: string): string {
  return key === ' ' ? 'Space' : key;
}

/** Whether a stroke types something, or moves in what is typed: it can be a command only while nothing is edited. */
export function isPlain(keys: string): boolean {
  const [first = ''] = keys.split(' ');
  const { held, key } = parts(first);
  if (held.includes('Mod') || held.includes('Alt') || /^F\d+$/.test(key)) return false;
  return key.length === 1 || key === 'Space' || held.length === 0;
}

/** Keys in the signs of a system's keyboards, such as `Ctrl+Shift+P` or `⇧⌘P`; strokes of two are parted by a space. */
export function keysInWords(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map((stroke) => {
      const { held, key } = parts(stroke);
      const named = shown[key] ?? (key.length === 1 ? key.toUpperCase() : key);
      // Control is the one that switches tabs there, too.
      const signs = held.map((each) =>
        mac ? (key === 'Tab' && each === 'Mod' ? '⌃' : macSigns[each]) : each === 'Mod' ? 'Ctrl' : each,
      );
      return mac ? `${signs.reverse().join('')}${named}` : [...signs, named].join('+');
    })
    .join(' ');
}

/** Keys as Electron writes an accelerator; undefined where it cannot be one (two strokes, or a key that types). */
export function acceleratorFor(keys: string): string | undefined {
  if (keys.includes(' ') || isPlain(keys)) return undefined;
  const { held, key } = parts(keys);
  const named = accelerators[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [
    ...held.map((each) => (each === 'Mod' ? (key === 'Tab' ? 'Ctrl' : 'CmdOrCtrl') : each)),
    named,
  ].join('+');
}

/** Whether a browser keeps the keys for itself: new window, close tab, another tab. A page never hears them. */
export function isReserved(keys: string): boolean {
  return /^Mod\+(?:[nwt]|Shift\+[NWT]|(?:Shift\+)?Tab)$/.test(keys);
}

/** Whether a text is one or two strokes as {@link spell} writes them. */
export function isKeys(text: string): boolean {
  return /^(?:(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s]|[A-Z][A-Za-z0-9]{1,15})(?: (?=\S)|$)){1,2}$/u.test(
    text,
  );
}

type Held = 'Mod' | 'Alt' | 'Shift';

function parts(stroke: string): { readonly held: Held[]; readonly key: string } {
  const held: Held[] = [];
  let rest = stroke;
  for (const each of ['Mod', 'Alt', 'Shift'] as const) {
    if (!rest.startsWith(`${each}+`)) continue;
    held.push(each);
    rest = rest.slice(each.length + 1);
  }
  return { held, key: rest };
}

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

const macSigns: Readonly<Record<Held, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

const accelerators: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  '+': 'Plus',
};
