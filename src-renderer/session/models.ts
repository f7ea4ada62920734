/** Asks the kernel for models as files. */
import type { DisplayId } from '#core/notebook/ids.ts';
import type { Runtime } from '#core/runtime/runtime.ts';
import type { SavedModel } from '#core/runtime/saved-model.ts';

/** Which models, and how the request is called off. */
export interface ModelRequest {
  /** The model that this display shows; every model that a variable holds where it is left out. */
  readonly display?: DisplayId;
  readonly signal?: AbortSignal | undefined;
}

let requests = 0;

/**
 * The models, once the kernel has a moment for it: a cell that never waits lets it answer only when it has ended.
 * Empty where there is none, or the kernel with all that was in it is gone. Rejects with the signal's reason.
 */
export function askForModels(
  runtime: Runtime,
  { display, signal }: ModelRequest,
): Promise<readonly SavedModel[]> {
  requests += 1;
  const request = requests;
  return new Promise((resolve, reject) => {
    const end = () => {
      stop();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    const stop = runtime.subscribe((message) => {
      const gone = message.type === 'status' && ['starting', 'dead'].includes(message.kernel.state);
      if (!gone && (message.type !== 'models' || message.request !== request)) return;
      end();
      resolve(message.type === 'models' ? message.models : []);
    });
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    runtime.send({ type: 'save_models', request, ...(display === undefined ? {} : { display }) });
  });
}
