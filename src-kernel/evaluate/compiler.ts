/**
 * The compiler of cells, brought in apart: with its parsers it is four fifths of the kernel's code, and a kernel that has not
 * read it yet can say already that it is there.
 */
import type { LocalizedText } from '#core/text/locale.ts';

/** The compiler's module. */
export type CellProgram = typeof import('./cell-program.ts');

/** The compiler did not come. */
class NoCompiler extends Error {
  override readonly name = 'KernelError';
  readonly localized: LocalizedText = {
    zh: '内核的一部分没能加载，所以这个单元没有运行。请再运行一次；仍然不行，请重启内核。',
    en: 'A part of the kernel could not be loaded, so this cell was not run. Run it again; if that does not help, restart the kernel.',
  };
}

/** The compiler, there or on its way. */
export interface Compiler {
  /** Asks for it before anybody needs it: where it cannot be had, who needs it asks again. */
  prefetch(): void;
  /** Resolves when it has come or could not be had; null where there is nothing to wait for. Asks for it where nobody has. */
  coming(): Promise<void> | null;
  /** The compiler where it is there. */
  readonly loaded: CellProgram | undefined;
  /** The compiler; throws a sentence where it could not be had. Waiting again then tries again. */
  use(): CellProgram;
}

/** A compiler that nobody has asked for yet. */
export function createCompiler(bring: () => Promise<CellProgram> = bringProgram): Compiler {
  let loaded: CellProgram | undefined;
  let coming: Promise<void> | null = null;
  let failed: { readonly cause: unknown } | null = null;

  const ask = (onFailure: (cause: unknown) => void): Promise<void> => {
    coming ??= bring()
      .then((program) => {
        loaded = program;
      }, onFailure)
      .finally(() => {
        coming = null;
      });
    return coming;
  };

  return {
    get loaded() {
      return loaded;
    },
    prefetch() {
      if (!loaded) void ask(() => {});
    },
    coming() {
      if (loaded || failed) return null;
      return ask((cause) => {
        failed = { cause };
      });
    },
    use() {
      if (loaded) return loaded;
      const why = failed;
      failed = null;
      throw new NoCompiler('The compiler could not be loaded.', why ?? {});
    },
  };
}

let again = 0;

/** Fetches it. A browser remembers which modules it could not fetch, and asks for the same address no more: another is asked for then. */
async function bringProgram(): Promise<CellProgram> {
  try {
    return await import('./cell-program.ts');
  } catch (error) {
    const [, address] = /dynamically imported module: (\S+)/.exec(String(error)) ?? [];
    if (address === undefined || again > 9) throw error;
    again += 1;
    return (await import(/* @vite-ignore */ `${address}?again=${again}`)) as CellProgram;
  }
}
