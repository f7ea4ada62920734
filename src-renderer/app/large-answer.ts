/** Reads a host's answer; one of many megabytes in a worker, so that the window lives meanwhile. */
import { longAnswerType } from '#core/host/long-answer.ts';
import type { FromReader, ToReader } from './large-answer.worker.ts';

/** Bytes above which reading an answer would be felt. */
const large = 4_000_000;

/** The answer as a value. Rejects where it is no JSON. */
export async function readAnswer(response: Response): Promise<unknown> {
  const long = response.headers.get('content-type') === longAnswerType;
  if (!long && !(Number(response.headers.get('content-length')) > large)) return response.json();
  // It starts while the answer still comes.
  const worker = new Worker(new URL('./large-answer.worker.ts', import.meta.url), { type: 'module' });
  try {
    const [blob, { receiveAnswer }] = await Promise.all([response.blob(), import('./received-answer.ts')]);
    return await new Promise((resolve, reject) => {
      const receive = receiveAnswer(resolve, reject);
      worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => receive(data));
      worker.addEventListener('error', () => reject(new Error('The answer could not be read.')));
      worker.postMessage({ blob, long } satisfies ToReader);
    });
  } finally {
    worker.terminate();
  }
}
