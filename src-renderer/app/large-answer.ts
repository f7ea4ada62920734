/** Reads a host's answer; one of many megabytes in a worker, so that the window lives meanwhile. */

/** Bytes above which reading an answer would be felt. */
const large = 4_000_000;

/** The answer as a value. Rejects where it is no JSON. */
export async function readAnswer(response: Response): Promise<unknown> {
  if (!(Number(response.headers.get('content-length')) > large)) return response.json();
  const bytes = await response.blob();
  const worker = new Worker(new URL('./large-answer.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('The answer could not be read.')));
      worker.postMessage(bytes);
    });
  } catch {
    // Where no worker starts, here.
    return JSON.parse(await bytes.text());
  } finally {
    worker.terminate();
  }
}
