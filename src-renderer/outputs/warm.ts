/**
 * Gets charts ready while nothing happens: loading Plotly and drawing its first
 * chart takes longer than a frame, and should not fall into the first training.
 */
import { painted, withLook } from '#core/export/figure.ts';
import { trainingPlots } from '#core/export/training-plots.ts';
import { loadPlotly, plotlyConfig } from './plotly.ts';
import { token } from './theme.ts';

let warmed = false;

/** Loads the cartesian bundle and draws one small chart out of sight. Does so once; never rejects. */
export async function warm(): Promise<void> {
  if (warmed) return;
  warmed = true;
  const [plot] = trainingPlots(
    {
      title: '',
      state: 'running',
      epochs: 3,
      epoch: 2,
      batchesPerEpoch: 2,
      batch: 1,
      samples: null,
      batchSize: null,
      startedAt: 0,
      elapsed: 1,
      history: { loss: [2, 1], val_loss: [2, 1.5] },
      batches: { at: [0.5, 1], loss: [2, 1] },
      backend: '',
    },
    'en',
  );
  if (!plot) return;
  try {
    const [plotly] = await Promise.all([loadPlotly(plot.figure), import('./training.tsx')]);
    await idle();
    const holder = document.createElement('div');
    holder.setAttribute('aria-hidden', 'true');
    holder.style.cssText =
      'position:fixed;inset:0 auto auto -9999px;width:320px;height:260px;visibility:hidden';
    document.body.append(holder);
    const { data, layout } = painted(withLook(plot.figure), (name) => token(name as `--${string}`));
    await plotly.react(holder, data, { ...layout, autosize: true }, plotlyConfig('en'));
    await idle();
    // The second drawing takes the path that live updates take.
    await plotly.react(holder, [...data], { ...layout, autosize: true }, plotlyConfig('en'));
    plotly.purge(holder);
    holder.remove();
  } catch {
    // A chart that is wanted later tries again and says what is wrong.
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 2000 });
  });
}
