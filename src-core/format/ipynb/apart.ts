/**
 * A notebook on its way from the thread that read it to the one that shows it. What a list of cells needs travels as
 * values; the file travels as bytes, which are handed over without being copied, and a cell's piece of them is read when
 * somebody looks at the cell's outputs, or when an edit or a save needs it. So fifty megabytes of pictures cost the
 * window no more than the few it shows.
 */
import type { Cell, CellAttributes, CodeLanguage, Written } from '../../notebook/cell.ts';
import type { CellId } from '../../notebook/ids.ts';
import type { Notebook, Warning } from '../../notebook/notebook.ts';
import type { Output } from '../../runtime/output.ts';
import { hashText } from '../../text/hash.ts';
import type { JsonObject } from '../../text/json.ts';
import type { SavedOutputs } from '../outputs.ts';
import { remember } from './cell.ts';
import { layoutOf } from './layout.ts';
import { readOutputs } from './outputs.ts';
import { parseIpynb } from './parse.ts';
import { type Place, placesOf, shorten } from './shorten.ts';

/** One cell, taken apart. */
export interface CellApart {
  readonly id: CellId;
  readonly kind: 'markdown' | 'code';
  readonly language: CodeLanguage;
  readonly source: string;
  readonly attributes: CellAttributes;
  /** Where its piece of the file stands in it. */
  readonly place: Place;
  /** Its outputs without what they show. */
  readonly outputs: readonly Omit<Output, 'data'>[];
}

/** The rest of a notebook. */
export interface AroundCells {
  readonly title: Notebook['title'];
  readonly metadata: JsonObject;
  readonly layout: unknown;
  readonly warnings: readonly Warning[];
}

/** A notebook that was read, whole. */
export interface WholeNotebook {
  readonly notebook: Notebook;
  readonly outputs: ReadonlyMap<CellId, SavedOutputs>;
  readonly warnings: readonly Warning[];
}

/** How text is made of UTF-8, with a byte order mark kept, and how many bytes a text is. */
interface Utf8 {
  readonly decode: (bytes: Uint8Array) => string;
  readonly lengthOf: (text: string) => number;
}

/** Reads a file for another thread: its cells, in lists that are each received within a frame, and what is around them. `undefined` where it cannot be read. */
export function readApart(
  bytes: Uint8Array,
  utf8: Utf8,
): { readonly cells: Iterable<readonly CellApart[]>; readonly around: AroundCells } | undefined {
  const short = shorten(bytes);
  return (
    placed(utf8.decode(short.bytes), short.cuts, utf8) ??
    (short.cuts.length > 0 ? placed(utf8.decode(bytes), [], utf8) : undefined)
  );
}

function placed(text: string, cuts: Parameters<typeof placesOf>[2], { lengthOf }: Utf8) {
  const read = parseIpynb(text);
  const layout = 'raw' in read ? undefined : layoutOf(read.notebook.layout);
  if ('raw' in read || layout === undefined) return undefined;
  const pieces = read.notebook.cells.map(({ written }) => written?.text ?? '');
  const places = placesOf(layout.head, pieces, cuts, lengthOf);
  if (places === undefined) return undefined;
  const { title, metadata } = read.notebook;
  const around = { title, metadata: metadata as JsonObject, layout, warnings: read.warnings };
  return { cells: lists(read, places), around };
}

function* lists(
  { notebook, outputs }: WholeNotebook,
  places: readonly Place[],
): Generator<readonly CellApart[]> {
  let list: CellApart[] = [];
  let weight = 0;
  for (const [index, cell] of notebook.cells.entries()) {
    const { id, kind, source, attributes } = cell;
    list.push({
      id,
      kind,
      language: cell.kind === 'code' ? cell.language : 'text',
      source,
      attributes,
      place: places[index] ?? { start: 0, end: 0 },
      outputs: (outputs.get(id)?.outputs ?? []).map(({ data: _, ...rest }) => rest),
    });
    weight += 500 + source.length;
    if (weight < heaviest) continue;
    yield list;
    [list, weight] = [[], 0];
  }
  yield list;
}

/** About how many characters of source one list holds. */
const heaviest = 100_000;

/** Puts a notebook together again from what was received of it. */
export class Assembly {
  readonly #cells: Cell[] = [];
  readonly #outputs = new Map<CellId, SavedOutputs>();
  readonly #decode: Utf8['decode'];
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array();

  constructor(decode: Utf8['decode']) {
    this.#decode = decode;
  }

  /** Takes in a list of cells. */
  add(cells: readonly CellApart[]): void {
    for (const cell of cells) this.#take(cell);
  }

  /** The notebook, once all its cells are there; `bytes`: the whole file. */
  whole({ title, metadata, layout, warnings }: AroundCells, bytes: Uint8Array<ArrayBuffer>): WholeNotebook {
    this.#bytes = bytes;
    const notebook = { title, metadata, layout, cells: this.#cells };
    return { notebook, outputs: this.#outputs, warnings };
  }

  #take({ id, kind, language, source, attributes, place, outputs }: CellApart): void {
    const bytes = () => this.#bytes.subarray(place.start, place.end);
    const text = () => this.#decode(bytes());
    const written: Written = {
      of: 'ipynb',
      get text() {
        return text();
      },
    };
    // Who copies a cell gets its text; a view of the file would bring all of the file along.
    Object.defineProperty(written, 'bytes', { enumerable: false, get: bytes });
    const json = () => JSON.parse(text()) as JsonObject;
    let read: readonly Output[] | undefined;
    const shown = outputs.map(
      (output, index) =>
        ({
          ...output,
          get data() {
            read ??= readOutputs(json().outputs);
            return read[index]?.data;
          },
        }) as Output,
    );
    const cell = { id, kind, language, source, attributes, shown };
    remember(written, {
      ...cell,
      get json() {
        return json();
      },
    });
    if (shown.length > 0) this.#outputs.set(id, { sourceHash: hashText(source), outputs: shown });
    const base = { id, source, attributes, written };
    this.#cells.push(kind === 'markdown' ? { kind, ...base } : { kind, language, ...base });
  }
}
