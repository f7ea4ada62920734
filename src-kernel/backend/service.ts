/** The kernel's TensorFlow.js: loaded when first asked for, on the backend that fits the machine and the choice. */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { RunId } from '#core/notebook/ids.ts';
import type { BackendChoice, BackendInfo, CellMemory } from '#core/runtime/messages.ts';
import type { Bytes } from '#core/text/units.ts';
import type { Background } from '../evaluate/background.ts';
import type { KernelServices } from '../evaluate/services.ts';
import { candidates } from './choose.ts';
import { watchContext } from './context-loss.ts';
import { detectRenderer, type GlRenderer } from './renderer.ts';
import { accountTensors, type TensorAccount } from './tensor-account.ts';
import type { Trainings } from './training-display.ts';
import { sayPrecision } from './webgl-precision.ts';

/** The one copy of tfjs, and its backend. */
export interface BackendService {
  /** tfjs with a backend ready. */
  load(): Promise<typeof Tensorflow>;
  /** The same where it is loaded, else null. */
  loaded(): typeof Tensorflow | null;
  /** Changes the backend; tensors move with it as they are used. */
  choose(choice: BackendChoice): Promise<void>;
  /** Resolves when the backend is not being changed; null where it is not. */
  settled(): Promise<void> | null;
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
  /** Whether the host says that graphics are drawn in software. */
  readonly software: boolean;
  readonly announce: (info: BackendInfo) => void;
  readonly trainings: Trainings;
  readonly background: Background;
  readonly services: () => KernelServices;
  /** Called where memory has changed without a run. */
  readonly memoryChanged: () => void;
}

/** A service that has loaded nothing. */
export function createBackendService(parts: BackendParts): BackendService {
  const { software, announce, trainings, background, services, memoryChanged } = parts;
  let choice: BackendChoice = 'auto';
  let gl: GlRenderer | undefined;
  let lost = false;
  let changing: Promise<void> | null = null;
  let tf: typeof Tensorflow | null = null;
  let account: TensorAccount | null = null;
  let loading: Promise<typeof Tensorflow> | undefined;

  async function use(loaded: typeof Tensorflow): Promise<void> {
    gl ??= detectRenderer(software);
    for (const name of candidates(choice, gl)) {
      // tfjs would take the dead context again; a restarted kernel asks for a new one.
      if (lost && name === 'webgl') continue;
      if (await startBackend(loaded, name)) {
        if (name === 'webgl') {
          sayPrecision(loaded);
          watchContext(loaded, () => void leaveGraphics(loaded));
        }
        announce({ name, choice, ...gl, ...(lost ? { lost } : {}) });
        return;
      }
    }
    throw new Error('No TensorFlow.js backend could be started.');
  }

  /** Changes the backend while no cell begins. */
  function change(loaded: typeof Tensorflow): Promise<void> {
    const previous = changing ?? Promise.resolve();
    const now = previous
      .then(() => use(loaded))
      .finally(() => {
        if (changing === now) changing = null;
      });
    changing = now;
    return now;
  }

  /** The graphics card was taken away: what comes next is computed elsewhere. */
  function leaveGraphics(loaded: typeof Tensorflow): Promise<void> {
    lost = true;
    return change(loaded);
  }

  async function load(): Promise<typeof Tensorflow> {
    const { importTensorflow } = await import('./tensorflow.ts');
    const loaded = importTensorflow(services(), trainings, background);
    account ??= accountTensors(loaded, {
      run: () => services().currentRun(),
      busy: () => services().isRunning(),
      changed: memoryChanged,
    });
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
    settled: () => changing?.catch(() => {}) ?? null,
    async choose(wanted) {
      choice = wanted;
      const loaded = await loading?.catch(() => null);
      if (loaded) await change(loaded);
    },
    memory() {
      if (tf === null) return null;
      try {
        const { numTensors, numBytes } = tf.memory();
        return { tensors: numTensors, bytes: numBytes, cells: account?.cells() ?? [] };
      } catch {
        // A cell may take the backend away; the next one that is chosen counts again.
        return null;
      }
    },
    runEnded(run) {
      account?.settle(run);
    },
  };
}

/**
 * Starts a backend where it has not been, then changes to it, all at once: tfjs's own way leaves a running cell without
 * any backend while the new one is loaded. False where it cannot be had.
 */
async function startBackend(tf: typeof Tensorflow, name: BackendInfo['name']): Promise<boolean> {
  try {
    const { registry } = tf.engine() as unknown as { registry: Record<string, Tensorflow.KernelBackend> };
    if (registry[name] === undefined) {
      const made = await tf.findBackendFactory(name)();
      registry[name] ??= made;
    }
    return await tf.setBackend(name);
  } catch {
    return false;
  }
}
