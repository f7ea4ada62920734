/**
 * Complex tensors on the WASM backend, which has none, and their Fourier transforms.
 *
 * The backend already keeps eight bytes for each complex number; here they hold its real and its
 * imaginary part, as in what `data()` gives. What the backend does by bytes alone (reshape,
 * clone, dispose) then works as it is, and reading is taught the type.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import { fourier } from './fourier.ts';

type Tf = typeof Tensorflow;
type Info = Tensorflow.TensorInfo;

/** What that backend knows of a tensor's values. */
interface Stored {
  readonly memoryOffset: number;
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** What is used of tfjs's WASM backend. */
interface WasmBackend {
  readonly wasm: { readonly HEAPU8: Uint8Array };
  readonly dataIdMap: { get(data: object): Stored };
  makeOutput(shape: readonly number[], dtype: string): Info;
  typedArrayFromHeap(info: Info): Float32Array;
  readSync(data: object, start?: number, end?: number): unknown;
}

/** A kernel's work: its input and output as they lie in the heap. */
interface ComplexKernel {
  readonly inputs: readonly string[];
  readonly output: 'complex64' | 'float32';
  compute(inputs: readonly Float32Array[], output: Float32Array, shape: readonly number[]): void;
}

const count = (shape: readonly number[]): number => shape.at(-1) ?? 1;

const kernels: Readonly<Record<string, ComplexKernel>> = {
  Complex: {
    inputs: ['real', 'imag'],
    output: 'complex64',
    compute([real = empty, imag = empty], output) {
      for (let index = 0; index < real.length; index++) {
        output[2 * index] = real[index] as number;
        output[2 * index + 1] = imag[index] as number;
      }
    },
  },
  Real: { inputs: ['input'], output: 'float32', compute: ([input], output) => everySecond(input, 0, output) },
  Imag: { inputs: ['input'], output: 'float32', compute: ([input], output) => everySecond(input, 1, output) },
  ComplexAbs: {
    inputs: ['x'],
    output: 'float32',
    compute([input = empty], output) {
      for (let index = 0; index < output.length; index++) {
        output[index] = Math.hypot(input[2 * index] as number, input[2 * index + 1] as number);
      }
    },
  },
  FFT: {
    inputs: ['input'],
    output: 'complex64',
    compute: ([input = empty], output, shape) => fourier(input, count(shape), false, output),
  },
  IFFT: {
    inputs: ['input'],
    output: 'complex64',
    compute: ([input = empty], output, shape) => fourier(input, count(shape), true, output),
  },
};

const empty = new Float32Array();

function everySecond(input: Float32Array | undefined, offset: number, output: Float32Array): void {
  for (let index = 0; index < output.length; index++) output[index] = input?.[2 * index + offset] as number;
}

const taught = new WeakSet<object>();

/** Teaches a backend to read complex numbers: twice as many floats as elements. */
function teachComplex(tf: Tf, backend: WasmBackend): void {
  if (taught.has(backend)) return;
  taught.add(backend);
  const floats = (data: object, shape: readonly number[]): Float32Array =>
    new Float32Array(
      backend.wasm.HEAPU8.buffer,
      backend.dataIdMap.get(data).memoryOffset,
      2 * tf.util.sizeFromShape([...shape]),
    );
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (data, start, end) => {
    const { dtype, shape } = backend.dataIdMap.get(data);
    if (dtype !== 'complex64') return readSync(data, start, end);
    return floats(data, shape).slice(2 * (start ?? 0), end === undefined ? undefined : 2 * end);
  };
  const typedArrayFromHeap = backend.typedArrayFromHeap.bind(backend);
  backend.typedArrayFromHeap = (info) =>
    info.dtype === 'complex64' ? floats(info.dataId, info.shape) : typedArrayFromHeap(info);
}

/** Registers complex tensors and what takes them apart, puts them together and transforms them; before the backend is made. */
export function registerComplexKernels(tf: Tf): void {
  for (const [kernelName, { inputs: names, output, compute }] of Object.entries(kernels)) {
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      setupFunc: (backend) => teachComplex(tf, backend as unknown as WasmBackend),
      kernelFunc: ({ inputs, backend }) => {
        const wasm = backend as unknown as WasmBackend;
        const given = names.map((name) => (inputs as Record<string, Info | undefined>)[name]);
        const [first] = given;
        if (first === undefined) throw new Error(`${kernelName}: there is no input '${names[0]}'.`);
        const result = wasm.makeOutput(first.shape, output);
        // The heap is looked at when it no longer grows: growing takes views of it away.
        const values = given.flatMap((each) => (each === undefined ? [] : [wasm.typedArrayFromHeap(each)]));
        compute(values, wasm.typedArrayFromHeap(result), first.shape);
        return result;
      },
    });
  }
}
