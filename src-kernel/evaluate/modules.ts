/** The modules a cell may import: a closed table. Nothing else can be reached, by name or by address. */
import { importMissing } from '#core/program/missing.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import { kernel } from './services.ts';

/** An imported module's exports by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** How each module is loaded: lazily, once, as a chunk of its own. */
const loaders: Readonly<Record<string, () => Promise<object>>> = {
  '@tensorflow/tfjs': () => kernel().tensorflow(),
  'stepwise/learn': () => import('../learn/index.ts'),
  'stepwise/check': () => import('../learn/check/index.ts'),
};

/** Names of the modules a cell may import. */
export const moduleNames: readonly string[] = Object.keys(loaders);

/** An import that cannot be served; `localized` says so in the reader's language. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly localized: LocalizedText;

  constructor(zh: string, en: string) {
    super(en);
    this.localized = { zh, en };
  }
}

/** The module of that name. Rejects with an {@link ImportError} that says what there is where there is none. */
export async function loadModule(name: string): Promise<ModuleExports> {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (load === undefined) {
    const said = importMissing(name)?.message;
    throw new ImportError(said?.zh ?? name, said?.en ?? name);
  }
  return (await load()) as ModuleExports;
}
