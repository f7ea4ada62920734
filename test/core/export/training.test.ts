import { describe, expect, it } from 'vitest';
import { describeTraining, trainingFacts, trainingRate, trainingShare } from '#core/export/training.ts';
import { trainingCurves, trainingPlots } from '#core/export/training-plots.ts';
import { sampleTraining } from '../../support/gallery/samples.ts';

describe('a run of training', () => {
  it('says in one sentence what it has come to', () => {
    const data = {
      ...sampleTraining(2, 2, 'done'),
      history: { loss: [1, 0.5], acc: [0.8, 0.9] },
      elapsed: 4000,
    };
    expect(describeTraining(data, 'en')).toBe(
      'Training the classifier: Training finished, 2 of 2 epochs, training loss 1 → 0.5, training accuracy 80.0% → 90.0%, 4.0 s.',
    );
    expect(describeTraining(data, 'zh')).toContain('训练准确率 80.0% → 90.0%');
  });
  it('counts its share by batches within the epoch', () => {
    const data = { ...sampleTraining(1, 5, 'running'), batchesPerEpoch: 100, batch: 50 };
    expect(trainingShare(data)).toBeCloseTo(0.3);
    expect(trainingShare({ ...data, epoch: 5 })).toBe(1);
    expect(trainingShare({ ...data, epochs: 0 })).toBe(0);
  });
  it('knows its rate only where it knows its samples', () => {
    const data = {
      ...sampleTraining(1, 5, 'running'),
      batchesPerEpoch: 100,
      batch: 50,
      samples: 400,
      elapsed: 2000,
    };
    expect(trainingRate(data)).toBe(300);
    expect(trainingRate({ ...data, samples: null })).toBeNull();
    expect(trainingFacts({ ...data, backend: 'webgl' }, 'en').at(-1)).toBe('WebGL');
  });
  it('plots loss and accuracy, validation told apart by dash and mark', () => {
    const [loss, accuracy] = trainingPlots(sampleTraining(3, 5, 'running'), 'en');
    expect([loss?.metric, accuracy?.metric]).toEqual(['loss', 'acc']);
    expect(accuracy?.figure.data.map((trace) => trace.line)).toEqual([
      { color: 'var(--category-1)', width: 2, dash: 'solid' },
      { color: 'var(--category-6)', width: 2, dash: 'dash' },
    ]);
    expect(accuracy?.figure.data.map((trace) => trace.x)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });
  it('has an empty plot before its first epoch', () => {
    const data = { ...sampleTraining(0, 5, 'running'), history: {}, batches: { at: [], loss: [] } };
    expect(trainingPlots(data, 'en').map((plot) => plot.metric)).toEqual(['loss']);
    expect(trainingCurves(data, 'zh')).toEqual([{ name: '训练', kind: 'training' }]);
  });
});
