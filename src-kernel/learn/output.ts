/** Values that say how they are drawn: what `table`, `plot`, `confusion` and the others return. */
import type { Output, OutputByMime, OutputMime } from '#core/runtime/output.ts';
import type { Localized } from '#core/text/locale.ts';
import { type Displayable, outputSymbol } from '../evaluate/services.ts';

/** A value drawn as one output when it is a cell's last expression or given to `display`. */
export class Drawing<M extends OutputMime = OutputMime> implements Displayable {
  readonly mime: M;
  /** What is drawn, as plain data. */
  readonly data: OutputByMime[M];

  constructor(mime: M, data: OutputByMime[M]) {
    this.mime = mime;
    this.data = data;
  }

  [outputSymbol](): Output {
    return { mime: this.mime, data: this.data } as Output;
  }
}

/** One text in Chinese and English; every label that a cell shows may be one, and follows the reader's language. */
export function t(zh: string, en: string): Localized {
  return { zh, en };
}
