/**
 * A layers model as files, the way TensorFlow.js itself reads and writes it (format `layers-model`):
 * `model.json` with the topology and the list of weights, and the weights' bytes beside it.
 */

/** The names of the two files; `model.json` refers to the other by it. */
export const modelFileNames = { topology: 'model.json', weights: 'weights.bin' } as const;

/** A model's two files, or why it could not be written. */
export type SavedModel =
  | {
      /** The variable that holds it, else the model's own name. */
      readonly name: string;
      /** The text of `model.json`. */
      readonly json: string;
      /** Little-endian values of all weights, one after the other in the order of the manifest. */
      readonly weights: Uint8Array;
    }
  | {
      readonly name: string;
      /** What TensorFlow.js said. */
      readonly failed: string;
    };
