/** The kernel's TensorFlow.js: loaded when first asked for, on the backend that fits the machine and the choice. */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { RunId } from '#core/notebook/ids.ts';
import type { BackendChoice, BackendInfo, CellMemory } from '#core/runtime/messages.ts';
import type { Bytes } from '#core/text/units.ts';
import type { Background } from '../evaluate/background.ts';
import type { KernelServices } from '../evaluate/services.ts';
import { candidates } from './choose.ts';
import { detectRenderer, type GlRenderer } from './renderer.ts';
import { accountTensors, type TensorAccount } from './tensor-account.ts';
import type { Trainings } from './training-display.ts';

/** The one copy of tfjs, and its backend. */
export interface BackendService {
  /** tfjs with a backend ready. */
  load(): Promise<typeof Tensorflow>;
  /** The same where it is loaded, else null. */
  loaded(): typeof Tensorflow | null;
  /** Changes the backend; tensors move with it as they are used. */
  choose(choice: BackendChoice): Promise<void>;
  /** What tensors hold, in all and by cell, where tfjs is loaded. */
  memory(): MemoryUse | null;
  /** A run has ended: what it made is its cell's. */
  runEnded(run: RunId | null): void;
}

/** What tensors hold. */
export interface MemoryUse {
  readonly tensors: number;
  readonly bytes: Bytes;
  readonly cells: readonly CellMemory[];
}

/** What the service needs. */
export interface BackendParts {
  readonly announce: (info: BackendInfo) => void;
  readonly trainings: Trainings;
  readonly background: Background;
  readonly services: () => KernelServices;
  /** Called where memory has changed without a run. */
  readonly memoryChanged: () => void;
}

/** A service that has loaded nothing. */
export function createBackendService(parts: BackendParts): BackendService {
  const { announce, trainings, background, services, memoryChanged } = parts;
  let choice: BackendChoice = 'auto';
  let gl: GlRenderer | undefined;
  let tf: typeof Tensorflow | null = null;
  let account: TensorAccount | null = null;
  let loading: Promise<typeof Tensorflow> | undefined;

  async function use(loaded: typeof Tensorflow): Promise<void> {
    gl ??= detectRenderer();
    for (const name of candidates(choice, gl)) {
      if (await loaded.setBackend(name).catch(() => false)) {
        await loaded.ready();
        announce({ name, choice, ...gl });
        return;
      }
    }
    throw new Error('No TensorFlow.js backend could be started.');
  }

  async function load(): Promise<typeof Tensorflow> {
    const { importTensorflow } = await import('./tensorflow.ts');
    const loaded = importTensorflow(services(), trainings, background);
    account ??= accountTensors(loaded, () => services().currentRun(), memoryChanged);
    await use(loaded);
    tf = loaded;
    return loaded;
  }

  return {
    load() {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    loaded: () => tf,
    async choose(wanted) {
      choice = wanted;
      const loaded = await loading?.catch(() => null);
      if (loaded) await use(loaded);
    },
    memory() {
      if (tf === null) return null;
      const { numTensors, numBytes } = tf.memory();
      return { tensors: numTensors, bytes: numBytes, cells: account?.cells() ?? [] };
    },
    runEnded(run) {
      account?.settle(run);
    },
  };
}
