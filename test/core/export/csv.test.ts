import { describe, expect, it } from 'vitest';
import { csv, tableCsv, trainingCsv, trainingJson } from '#core/export/csv.ts';
import { sampleTraining } from '../../support/gallery/samples.ts';

const bom = '\ufeff';

describe('csv', () => {
  it('quotes as RFC 4180 has it', () => {
    expect(csv([['a,b', 'say "hi"', 'two\nlines', 1, null, true]])).toBe(
      `${bom}"a,b","say ""hi""","two\nlines",1,,true\r\n`,
    );
  });
  it('keeps a spreadsheet from taking text for a formula, and leaves numbers alone', () => {
    expect(csv([['=1+1', '+cmd', '@x', '-x', '-12.5', -12.5, '\t=1']])).toBe(
      `${bom}'=1+1,'+cmd,'@x,'-x,-12.5,-12.5,'\t=1\r\n`,
    );
  });
});

describe('tableCsv', () => {
  it('has the column names in the reader’s language, with units', () => {
    const table = { columns: [{ name: { zh: '用时', en: 'Time' }, unit: 's' }], rows: [[1.5]] };
    expect(tableCsv(table, 'zh')).toBe(`${bom}用时 (s)\r\n1.5\r\n`);
  });
});

describe('a training history', () => {
  const data = { ...sampleTraining(2, 5, 'stopped'), history: { loss: [0.5, 0.25], val_loss: [0.75] } };
  it('is one row per epoch, with gaps where a metric has none', () => {
    expect(trainingCsv(data)).toBe(`${bom}epoch,loss,val_loss\r\n1,0.5,0.75\r\n2,0.25,\r\n`);
  });
  it('is JSON that says what ran and for how long', () => {
    const json = JSON.parse(trainingJson(data, 'en'));
    expect(json).toMatchObject({
      title: 'Training the classifier',
      state: 'stopped',
      backend: 'wasm',
      epochsDone: 2,
    });
    expect(json.history).toEqual(data.history);
  });
});
