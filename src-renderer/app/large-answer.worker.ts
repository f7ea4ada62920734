/**
 * Reads a host's long answer and gives it in pieces that the window takes in one frame each: JSON as its value, a long
 * text as it is, and a Jupyter notebook as cells, whose pieces of the file stay bytes.
 */
import { type AroundCells, type CellApart, readApart } from '#core/format/ipynb/index.ts';
import { isAllText } from '#core/host/long-answer.ts';

/** What the worker is given: an answer, and whether it is JSON or one with a long text behind it. */
export interface ToReader {
  readonly blob: Blob;
  readonly long: boolean;
}

/** What it says. */
export type FromReader =
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'text'; readonly head: string; readonly text: string }
  | { readonly type: 'cells'; readonly cells: readonly CellApart[] }
  | {
      readonly type: 'around';
      readonly head: string;
      readonly around: AroundCells;
      readonly bytes: Uint8Array<ArrayBuffer>;
    };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const utf8 = {
  decode: (bytes: Uint8Array) => decoder.decode(bytes),
  lengthOf: (text: string) => encoder.encode(text).length,
};

function tell(message: FromReader, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

addEventListener('message', ({ data: { blob, long } }: MessageEvent<ToReader>) => {
  void blob
    .arrayBuffer()
    .then((bytes) => read(new Uint8Array(bytes), long))
    .catch((error: unknown) => {
      // Out of every promise, so that the window hears of it.
      setTimeout(() => {
        throw error;
      });
    });
});

function read(all: Uint8Array<ArrayBuffer>, long: boolean): void {
  if (!long) {
    tell({ type: 'value', value: JSON.parse(decoder.decode(all)) });
    return;
  }
  const end = all.indexOf(10);
  const head = decoder.decode(all.subarray(0, end));
  const bytes = all.subarray(end + 1);
  const { value } = (JSON.parse(head) as { reply: { value: Record<string, unknown> } }).reply;
  const mayRead = value.format === 'ipynb' && value.raw === undefined && isAllText(head);
  const found = mayRead ? readApart(bytes, utf8) : undefined;
  if (found === undefined) {
    tell({ type: 'text', head, text: utf8.decode(bytes) });
    return;
  }
  for (const cells of found.cells) tell({ type: 'cells', cells });
  tell({ type: 'around', head, around: found.around, bytes }, [bytes.buffer]);
}
