/** What tensors, layers and models are, on one line: for where they stand inside other values. Nothing is read back from a backend. */
import { className, dataOf } from './type-name.ts';

/** `Tensor float32 [2, 3]`; undefined where a value is no tensor. */
export function tensorLine(value: object): string | undefined {
  const shape = dataOf(value, 'shape');
  const dtype = dataOf(value, 'dtype');
  if (!Array.isArray(shape) || typeof dtype !== 'string') return undefined;
  const name = className(value) ?? 'Tensor';
  if (typeof dataOf(value, 'dataSync') !== 'function' && name !== 'SymbolicTensor') return undefined;
  const disposed = dataOf(value, 'isDisposedInternal') === true ? ', disposed' : '';
  return `${name} ${dtype} [${shape.map(String).join(', ')}]${disposed}`;
}

/** `Sequential "model", 2 layers` or `Dense "dense_1"`; undefined where a value is neither. */
export function modelLine(value: object): string | undefined {
  const kind = dataOf(value, 'getClassName');
  const name = dataOf(value, 'name');
  if (typeof kind !== 'function' || typeof name !== 'string') return undefined;
  const layers = dataOf(value, 'layers');
  const count = Array.isArray(layers) ? `, ${layers.length} ${layers.length === 1 ? 'layer' : 'layers'}` : '';
  return `${String(kind.call(value))} ${JSON.stringify(name)}${count}`;
}
