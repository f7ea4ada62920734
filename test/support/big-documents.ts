/** Documents as big as the app promises to take: text made, not kept. */

/** A thousand cells: half prose with formulas, half code. */
export function thousandCells(count = 1_000): string {
  const cells = Array.from({ length: count / 2 }, (_, index) => {
    const prose = `## Step ${index}\n\nThe loss is $L_{${index}} = \\frac{1}{n}\\sum_{i=1}^{n} (y_i - \\hat y_i)^2$ with 数据 ${index}.`;
    return `${prose}\n\n\`\`\`ts {#c${index}}\nconst v${index} = ${index};\nv${index} * 2\n\`\`\`\n`;
  });
  return `---\ntitle: A thousand cells\n---\n\n${cells.join('\n')}`;
}

/** A notebook as Jupyter writes it, of about `megabytes`: pictures and long printed outputs in a thousand cells. */
export function bigNotebook(megabytes: number): string {
  const picture = 'iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgCAYAAAA10dzk'.padEnd(
    Math.round(megabytes * 900),
    'QUJDRA',
  );
  const lines = Array.from({ length: 200 }, (_, index) => `epoch ${index} loss 0.12345 准确率 0.98\n`);
  const cells = Array.from({ length: 1_000 }, (_, index) => {
    if (index % 2 === 0) {
      return {
        cell_type: 'markdown',
        id: `m${index}`,
        metadata: {},
        source: [`## Step ${index}\n`, `$x_${index}$`],
      };
    }
    const shown = {
      data: { 'image/png': picture, 'text/plain': ['<Figure>'] },
      metadata: {},
      output_type: 'display_data',
    };
    const printed = { name: 'stdout', output_type: 'stream', text: lines };
    const outputs = [shown, printed];
    return {
      cell_type: 'code',
      execution_count: index,
      id: `c${index}`,
      metadata: {},
      outputs: [...outputs, shown],
      source: ['const x = 1;\n', 'x'],
    };
  });
  const metadata = { kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
