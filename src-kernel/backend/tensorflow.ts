/** TensorFlow.js itself, a chunk of its own: the only file that imports it. */
import * as tf from '@tensorflow/tfjs';
import type { Background } from '../evaluate/background.ts';
import type { KernelServices } from '../evaluate/services.ts';
import { registerEinsumGradient } from './einsum-gradient.ts';
import { watchLayers } from './layer-places.ts';
import { watchTraining } from './training.ts';
import type { Trainings } from './training-display.ts';
import { pointToWasm } from './wasm-files.ts';
import { registerWasmKernels } from './wasm-kernels/index.ts';

let watched = false;

/** Sets tfjs up for this worker and gives it; a backend is not chosen yet. */
export function importTensorflow(
  services: KernelServices,
  trainings: Trainings,
  background: Background,
): typeof tf {
  if (!watched) {
    watched = true;
    // Threads would need workers inside the worker, which its CSP forbids.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    pointToWasm();
    registerWasmKernels(tf);
    registerEinsumGradient(tf);
    watchLayers(tf);
    watchTraining(tf, services, trainings, background);
  }
  return tf;
}
