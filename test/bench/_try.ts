import { createNotebook } from '../support/run-cell.ts';
import { loopPrograms } from './loop-programs.ts';
const AF = (async () => {}).constructor as any;
for (const [name, src] of loopPrograms) {
  const plainSrc = src.trimEnd().replace(/milliseconds$/, 'return milliseconds');
  const plain = await new AF(plainSrc)();
  const cell = await createNotebook().run(src, 'js') as number;
  const plain2 = await new AF(plainSrc)();
  console.log(name.padEnd(40), cell.toFixed(2), Math.min(plain, plain2).toFixed(2), (cell / Math.min(plain,plain2)).toFixed(2));
}
