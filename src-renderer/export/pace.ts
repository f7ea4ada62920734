/** Lets the window live while a long document is written. */
import type { ExportTurn } from './request.ts';

/** Milliseconds of work before the window gets its turn. */
const stretch = 20;
/** Milliseconds between two words of how far it is. */
const saying = 400;

/** To be waited for between pieces: gives the window its turn, says how far it is, rejects where it was called off. */
export function paced({ signal, onPiece }: ExportTurn): (done: number, all: number) => Promise<void> | void {
  let turned = performance.now();
  let said = turned;
  return (done, all) => {
    const now = performance.now();
    if (now - said > saying) {
      said = now;
      onPiece?.(`${done} / ${all}`);
    }
    if (now - turned < stretch) return undefined;
    return nextTurn().then(() => {
      signal?.throwIfAborted();
      turned = performance.now();
    });
  };
}

/** The window's other work is done first; a timer would wait four milliseconds longer each time. */
function nextTurn(): Promise<void> {
  return 'scheduler' in globalThis
    ? scheduler.yield()
    : new Promise<void>((resolve) => setTimeout(resolve, 0));
}
