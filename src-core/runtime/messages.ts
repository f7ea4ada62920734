/**
 * What window and kernel say to each other. The verbs are Jupyter's, so that a
 * remote Jupyter kernel can be another implementation of the same `Runtime`.
 */
import type { CellId, DisplayId, InputId, RunId } from '../notebook/ids.ts';
import type { Bytes, Milliseconds } from '../text/units.ts';
import type { CheckLine } from './check.ts';
import type { InputValue } from './input.ts';
import type { Output } from './output.ts';
import type { SavedModel } from './saved-model.ts';

/** A tfjs backend a person can choose. `auto`: WebGL where a real GPU draws, else WASM. */
export type BackendChoice = 'auto' | 'webgl' | 'wasm' | 'cpu' | 'webgpu';

/** The backend in use and why. */
export interface BackendInfo {
  readonly name: 'webgl' | 'wasm' | 'cpu' | 'webgpu';
  readonly choice: BackendChoice;
  /** The GL renderer's own name, such as `ANGLE (… SwiftShader …)`; null where there is no WebGL. */
  readonly renderer: string | null;
  /** Whether that renderer draws in software. */
  readonly software: boolean;
  /** The graphics card was taken away while it computed, so that another backend took its place. */
  readonly lost?: boolean;
}

/** A cell to be run. */
export interface ExecuteRequest {
  readonly run: RunId;
  readonly cell: CellId;
  /** TypeScript or JavaScript, as written. */
  readonly source: string;
  readonly language: 'ts' | 'js';
  /** An exercise's hidden check: it reads the program's names, changes none, and answers with `check_result`. */
  readonly check?: true;
}

/** From the window to the kernel. */
export type KernelRequest =
  | { readonly type: 'execute'; readonly request: ExecuteRequest }
  | { readonly type: 'interrupt' }
  | { readonly type: 'set_input'; readonly input: InputId; readonly value: InputValue }
  | { readonly type: 'set_backend'; readonly choice: BackendChoice }
  | { readonly type: 'training_control'; readonly display: DisplayId; readonly command: TrainingCommand }
  /** Asks for the model that a display shows, or without one for every model that a variable holds; answered by `models`. */
  | { readonly type: 'save_models'; readonly request: number; readonly display?: DisplayId };

/**
 * What a person can ask of a run of training while it goes on: to wait after this batch, to go on, to do one
 * batch and wait again, or to stop when this epoch ends.
 */
export type TrainingCommand = 'pause' | 'resume' | 'step' | 'stop-after-epoch';

/** A name of the program's top level and what it holds now. */
export interface VariableInfo {
  readonly name: string;
  /** `number`, `Tensor`, `Sequential`, `Float32Array`, `function`… */
  readonly type: string;
  /** The value on one line. */
  readonly preview: string;
  /** Of tensors and typed arrays. */
  readonly shape?: readonly number[];
  /** Of tensors and typed arrays. */
  readonly bytes?: Bytes;
  /** The cell that defined it last. */
  readonly cell: CellId;
}

/** Tensors that a cell made and that are still held. */
export interface CellMemory {
  readonly cell: CellId;
  readonly tensors: number;
  readonly bytes: Bytes;
  /** Whether each run of the cell leaves more tensors than the last, or one run left very many. */
  readonly leaking: boolean;
}

/** How a run ended. */
export type RunOutcome = 'ok' | 'error' | 'interrupted';

/** The kernel's life. `dead` says why in `reason`. */
export type KernelState =
  | { readonly state: 'starting' }
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | {
      readonly state: 'dead';
      readonly reason: 'out-of-memory' | 'unresponsive' | 'failed-to-load' | 'stopped' | 'crashed';
      readonly detail?: string;
    };

/** From the kernel to the window. */
export type KernelMessage =
  | { readonly type: 'status'; readonly kernel: KernelState }
  | { readonly type: 'backend'; readonly backend: BackendInfo }
  | { readonly type: 'execute_input'; readonly run: RunId }
  | {
      readonly type: 'stream';
      readonly run: RunId;
      readonly name: 'stdout' | 'stderr';
      readonly text: string;
      readonly dropped?: number;
    }
  | { readonly type: 'display_data'; readonly run: RunId; readonly output: Output }
  | { readonly type: 'update_display_data'; readonly display: DisplayId; readonly output: Output }
  | { readonly type: 'execute_result'; readonly run: RunId; readonly output: Output }
  | {
      readonly type: 'error';
      readonly run: RunId;
      readonly output: Output<'application/vnd.stepwise.error+json'>;
    }
  | { readonly type: 'clear_output'; readonly run: RunId }
  /** What a check found; comes before the `execute_reply` of its run. */
  | { readonly type: 'check_result'; readonly run: RunId; readonly lines: readonly CheckLine[] }
  | {
      readonly type: 'execute_reply';
      readonly run: RunId;
      readonly outcome: RunOutcome;
      readonly elapsed: Milliseconds;
    }
  | {
      readonly type: 'memory';
      readonly tensors: number;
      readonly bytes: Bytes;
      readonly cells?: readonly CellMemory[];
    }
  | { readonly type: 'variables'; readonly variables: readonly VariableInfo[] }
  /** Answers the `save_models` of this number; empty where there is no such model (any more). */
  | { readonly type: 'models'; readonly request: number; readonly models: readonly SavedModel[] };
