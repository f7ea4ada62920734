/**
 * The graphics card may be taken away (a driver's reset, sleep, too many pages). tfjs goes on as if
 * nothing were wrong and reads zeros; here, what was only on the card is an error when it is
 * read, and whoever watches hears of it, to compute elsewhere.
 */
import type * as Tensorflow from '@tensorflow/tfjs';
import type { LocalizedText } from '#core/text/locale.ts';

/** What is used of tfjs's WebGL backend, which its types do not show. */
interface WebglBackend {
  readonly gpgpu: { readonly gl: { isContextLost(): boolean; readonly canvas: EventTarget } };
  readonly texData: { get(data: object): { readonly values: unknown } };
  read(data: object): Promise<unknown>;
  readSync(data: object): unknown;
}

/** A tensor's values were on a graphics card that was taken away. */
class GraphicsLost extends Error {
  override readonly name = 'GraphicsLost';
  readonly localized: LocalizedText = {
    zh: '显卡断开了，这个张量的数值只存在显卡上，已经丢失。现在改用 WASM：请重新运行产生它的单元（或“全部运行”）。',
    en: 'The graphics card was reset, and the values of this tensor, which only it held, are gone. WASM is used now: run the cell that made it again (or run all).',
  };
  constructor() {
    super('The graphics card was reset.');
  }
}

const watched = new WeakSet<object>();

/** Watches the WebGL backend in use; `onLost` is called once, when its context is lost. */
export function watchContext(tf: typeof Tensorflow, onLost: () => void): void {
  const backend = tf.backend() as unknown as WebglBackend;
  if (watched.has(backend)) return;
  watched.add(backend);
  const { gl } = backend.gpgpu;

  function refuseLost(data: object): void {
    if (gl.isContextLost() && (backend.texData.get(data).values ?? null) === null) throw new GraphicsLost();
  }
  const read = backend.read.bind(backend);
  backend.read = async (data) => {
    refuseLost(data);
    const values = await read(data);
    // Lost while it was waited for: then what came is not what was computed.
    refuseLost(data);
    return values;
  };
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (data) => {
    refuseLost(data);
    return readSync(data);
  };
  gl.canvas.addEventListener('webglcontextlost', onLost, { once: true });
}
