/** Outputs as a person uses them, by keyboard and pointer, in a real browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CellId, DisplayId, InputId } from '#core/notebook/ids.ts';
import type { InputControl } from '#core/runtime/input.ts';
import type { Output, TableData, TensorData } from '#core/runtime/output.ts';
import { GalleryBrowser, type GalleryPage } from '../../support/gallery/open.ts';
import { sampleNetwork, sampleTraining } from '../../support/gallery/samples.ts';

let browser: GalleryBrowser;
let opened: GalleryPage;
beforeAll(async () => {
  browser = await GalleryBrowser.start();
}, 180_000);
afterAll(() => browser.stop());
beforeEach(async () => {
  await opened?.page.close();
  opened = await browser.open();
});

async function show(...outputs: readonly Output[]): Promise<GalleryPage['page']> {
  const { page } = opened;
  await page.evaluate(
    (shown) => globalThis.gallery.show({ outputs: JSON.parse(shown) }),
    JSON.stringify(outputs),
  );
  return page;
}

/** A control's fields, without its id and label. */
type Fields<T = InputControl> = T extends InputControl ? Omit<T, 'id' | 'label'> : never;

function control(fields: Fields): Output {
  const data = { ...fields, id: InputId.of('it'), label: 'It' } as InputControl;
  return { mime: 'application/vnd.stepwise.input+json', data };
}

const sent = () => opened.page.evaluate(() => globalThis.gallery.sent);

describe('controls', () => {
  it('sends a number as soon as it is one, and says what is wanted while it is none', async () => {
    const page = await show(control({ kind: 'number', min: 1, max: 20, step: 1, initial: 5 }));
    const field = page.getByRole('spinbutton', { name: 'It' });
    await field.fill('30');
    await expect.poll(() => page.getByText('Enter a number from 1 to 20.').isVisible()).toBe(true);
    await field.fill('12');
    await field.press('ArrowUp');
    await expect.poll(sent).toEqual([
      { kind: 'number', value: 12 },
      { kind: 'number', value: 13 },
    ]);
    await field.fill('');
    await field.blur();
    expect(await field.inputValue()).toBe('13');
  });

  it('sends a text as it is typed, the last of it for certain', async () => {
    const page = await show(control({ kind: 'text', initial: '', lines: 3 }));
    await page.getByRole('textbox', { name: 'It' }).pressSequentially('拾级 step');
    await expect.poll(async () => (await sent()).at(-1)).toEqual({ kind: 'text', text: '拾级 step' });
  });

  it('sends a colour and counts presses', async () => {
    const page = await show(control({ kind: 'color', initial: '#000000' }), control({ kind: 'button' }));
    await page.getByLabel('It').first().fill('#ff8800');
    const button = page.getByRole('button', { name: 'It' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expect.poll(sent).toEqual([
      { kind: 'color', color: '#ff8800' },
      { kind: 'button', presses: 1 },
      { kind: 'button', presses: 2 },
    ]);
  });

  it('lets a grid be filled by keys: typed, a row begun with Enter, a block pasted, a row removed', async () => {
    const page = await show(
      control({
        kind: 'table',
        columns: [
          { name: 'x', type: 'number' },
          { name: 'name', type: 'text' },
        ],
        initial: [[1, 'a']],
      }),
    );
    await page.getByLabel('x, row 1').fill('7');
    await page.getByLabel('x, row 1').press('Enter');
    await expect
      .poll(() => page.getByLabel('x, row 2').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('none');
    expect(await page.getByLabel('x, row 2').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('x, row 2').evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '3\tc\n4\td\n');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Remove row 1' }).click();
    await expect
      .poll(async () => (await sent()).at(-1))
      .toEqual({
        kind: 'table',
        rows: [
          [3, 'c'],
          [4, 'd'],
        ],
      });
  });

  it('tells of a moved slider in the same frame, then at most once per frame', async () => {
    const page = await show(control({ kind: 'slider', min: 0, max: 100, step: 1, initial: 0 }));
    const slider = page.getByRole('slider', { name: 'It' });
    await slider.waitFor();
    const counts = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('input[type=range]');
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      for (let value = 1; value <= 20; value += 1) {
        write?.call(field, String(value));
        field?.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const atOnce = globalThis.gallery.sent.length;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
      return [atOnce, globalThis.gallery.sent.length];
    });
    expect(counts).toEqual([1, 2]);
    expect((await sent()).at(-1)).toEqual({ kind: 'slider', value: 20 });
  });
});

describe('a table of a hundred thousand rows', () => {
  const data: TableData = {
    columns: [{ name: 'n' }, { name: 'word' }],
    rows: Array.from({ length: 100_000 }, (_, n) => [n, n === 77_777 ? 'needle' : `w${n % 10}`]),
  };

  it('keeps few rows in the document, and shows the last when scrolled to the end', async () => {
    const page = await show({ mime: 'application/vnd.stepwise.table+json', data });
    await page.getByText('100,000 rows').waitFor();
    expect(await page.locator('tbody tr').count()).toBeLessThan(100);
    await page.getByRole('region').evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight;
    });
    await page.getByRole('cell', { name: '99,999' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBeLessThan(100);
    expect(await page.locator('tbody tr').last().getAttribute('aria-rowindex')).toBe('100001');
  }, 60_000);

  it('finds one among them, sorts them and saves them all', async () => {
    const page = await show({ mime: 'application/vnd.stepwise.table+json', data });
    await page.getByRole('searchbox', { name: 'Filter' }).fill('needle');
    await page.getByText('1 of 100,000 rows match').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('');
    const head = page.getByRole('button', { name: 'n', exact: true });
    await head.click();
    await head.click();
    await expect.poll(() => page.locator('tbody td').first().textContent()).toBe('99,999');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const lines = await page.evaluate(
      () => globalThis.gallery.saved[0]?.content.toString().split('\r\n').length,
    );
    expect(lines).toBe(100_002);
  }, 60_000);
});

describe('the training panel', () => {
  const id = DisplayId.of('train@2/0');
  const running = { ...sampleTraining(2, 5, 'running'), startedAt: 2000 };

  it('pauses, does one batch, goes on and ends with the epoch', async () => {
    const page = await show({ mime: 'application/vnd.stepwise.training+json', data: running, id });
    await page.getByRole('button', { name: 'Pause' }).click();
    await show({ mime: 'application/vnd.stepwise.training+json', data: { ...running, state: 'paused' }, id });
    await page.getByRole('button', { name: 'One batch' }).click();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Stop after this epoch' }).click();
    expect(await page.evaluate(() => globalThis.gallery.controlled)).toEqual([
      [id, 'pause'],
      [id, 'step'],
      [id, 'resume'],
      [id, 'stop-after-epoch'],
    ]);
    await show({ mime: 'application/vnd.stepwise.training+json', data: { ...running, state: 'done' }, id });
    await expect.poll(() => page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
  });

  it('lays the curves over those of the run before, until told not to', async () => {
    const before = { ...sampleTraining(5, 5, 'done'), startedAt: 1000 };
    const page = await show({
      mime: 'application/vnd.stepwise.training+json',
      data: before,
      id: DisplayId.of('train@1/0'),
    });
    await page.getByText('Training finished').waitFor();
    await show();
    await show({ mime: 'application/vnd.stepwise.training+json', data: running, id });
    const box = page.getByRole('checkbox', { name: 'Show the earlier run' });
    await box.waitFor();
    await page.getByText('Earlier runs').waitFor();
    await box.uncheck();
    await expect.poll(() => page.getByText('Earlier runs').count()).toBe(0);
  });
});

describe('the picture of a network', () => {
  it('leads from a layer to the line that made it, and says itself in words', async () => {
    const page = await show({
      mime: 'application/vnd.stepwise.network+json',
      data: sampleNetwork(CellId.parse('train')),
    });
    const layer = page.getByRole('button', { name: /^conv_1\s*Conv2D/ });
    await layer.focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => globalThis.gallery.revealed)).toEqual([
      { cell: 'train', line: 3, column: 1 },
    ]);
    expect(await page.getByRole('figure', { name: /residual: input_1 .* → add_1/ }).count()).toBe(1);
  });
});

describe('a tensor', () => {
  const data: TensorData = {
    shape: [2, 4, 4, 3],
    dtype: 'float32',
    size: 96,
    min: 0,
    max: 1,
    values: Array.from({ length: 96 }, (_, index) => (index < 48 ? Number(index % 3 === 0) : 1)),
  };

  it('is a picture in its colours where its shape is one of a picture', async () => {
    const page = await show({ mime: 'application/vnd.stepwise.tensor+json', data });
    const pixel = () =>
      page
        .locator('canvas')
        .evaluate((canvas) => [
          ...((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(1, 1, 1, 1).data ?? []),
        ]);
    await page.locator('canvas').waitFor();
    await expect.poll(pixel).toEqual([255, 0, 0, 255]);
    await page.getByRole('slider', { name: /Slice/ }).press('ArrowRight');
    await expect.poll(pixel).toEqual([255, 255, 255, 255]);
    await page.getByRole('combobox', { name: 'View as' }).selectOption('numbers');
    await page.locator('td').first().waitFor();
  });
});

describe('a chart', () => {
  it('is as wide as the room it has, also where it came before there was any', async () => {
    const { page } = opened;
    await page.addStyleTag({ content: 'main.gallery { max-width: none; } .narrow main { width: 120px; }' });
    await page.evaluate(() => document.body.classList.add('narrow'));
    await show({ mime: 'application/vnd.plotly.v1+json', data: { data: [{ y: [1, 3, 2] }], layout: {} } });
    const widths = () =>
      page.evaluate(() => {
        const drawn = document.querySelector('.main-svg')?.getBoundingClientRect().width ?? 0;
        return [drawn > 0, drawn - (document.querySelector('[data-output]')?.clientWidth ?? 0)];
      });
    await expect.poll(widths, { timeout: 15_000 }).toEqual([true, 0]);
    await page.evaluate(() => document.body.classList.remove('narrow'));
    await expect.poll(widths, { timeout: 15_000 }).toEqual([true, 0]);
    expect(opened.errors).toEqual([]);
  }, 60_000);
});
