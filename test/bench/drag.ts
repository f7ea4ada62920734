/** How smoothly a picture follows a point that is dragged: frames drawn, and pictures that came, in a second. */
import type { Page } from 'playwright';
import { alone, type Row } from './row.ts';

/** Cells of the bench's notebook: two draggable points, and a neuron over the plane made of them. */
export const dragCells = `\`\`\`ts {#ends}
import { input, neuronOf, neuronPicture, xor } from 'stepwise/learn';
const ends = input.points({ label: 'Line', initial: { foot: [0, 0], tip: [1, 1] }, bounds: { x: [-3, 3], y: [-3, 3] } });
\`\`\`

\`\`\`ts {#neuron}
neuronPicture(neuronOf(ends.foot, ends.tip, 3), { data: xor({ count: 200, seed: 1 }), handles: ends, x: [-3, 3], y: [-3, 3] });
\`\`\`
`;

/** What happened in the page between start and read. */
interface Counts {
  readonly seconds: number;
  readonly frames: number;
  readonly pictures: number;
  readonly longest: number;
}

/**
 * Moves the pointer once in every frame for three seconds, and counts frames and pictures (whose alternative is
 * another). In the page, because a driver outside sends fewer moves than a hand. Self-contained: Playwright sends its text.
 */
function drag({ x, y }: { readonly x: number; readonly y: number }): Promise<Counts> {
  const handle = document.querySelector('[data-outputs="neuron"] [data-handle="tip"]');
  const picture = document.querySelector('[data-outputs="neuron"] [role="img"]');
  const start = performance.now();
  let [frames, pictures, longest, last] = [0, 0, 0, start];
  const observer = new MutationObserver(() => {
    pictures += 1;
  });
  if (picture) observer.observe(picture, { attributes: true });
  return new Promise((resolve) => {
    const tick = (): void => {
      const now = performance.now();
      frames += 1;
      longest = Math.max(longest, now - last);
      last = now;
      const seconds = (now - start) / 1000;
      if (seconds > 3) {
        observer.disconnect();
        resolve({ seconds, frames, pictures, longest });
        return;
      }
      const [clientX, clientY] = [x + 60 * Math.sin(seconds * 3), y + 60 * Math.cos(seconds * 3) - 60];
      handle?.dispatchEvent(
        new PointerEvent('pointermove', { clientX, clientY, pointerId: 1, bubbles: true }),
      );
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

/** Drags the neuron's point around for three seconds, after three that nobody counts: warm is what is measured. */
export async function measureDrag(page: Page): Promise<Row[]> {
  for (const id of ['ends', 'neuron']) {
    await page.locator(`[data-cell="${id}"]`).focus();
    await page.keyboard.press('Control+Enter');
  }
  const knob = page.locator('[data-outputs="neuron"] [data-handle="tip"] > :first-child');
  await knob.waitFor();
  await knob.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1000);
  const box = await knob.boundingBox();
  if (!box) throw new Error('the handle is not to be seen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(drag, { x, y });
  const counts = await page.evaluate(drag, { x, y });
  await page.mouse.up();
  return [
    alone('frames a second while dragging a neuron over 200 points', 'Hz', counts.frames / counts.seconds),
    alone('pictures a second that followed the drag', 'Hz', counts.pictures / counts.seconds),
    alone('longest frame while dragging', 'ms', counts.longest),
  ];
}
