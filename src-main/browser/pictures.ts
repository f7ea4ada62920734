/** First pictures of the window: the document that an address names, drawn before the page is sent. */
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { DrawFirstPicture, PageDocument } from '#core/host/first-picture.ts';
import type { AppInfo, DocumentRef, Host, OpenedDocument, Settings } from '#core/host/host.ts';
import type { Milliseconds } from '#core/text/units.ts';

/** Documents longer than this are not sent with the page, in characters of what the host knows of them. */
const longest = 2_000_000;

/** How long a page waits for its picture. */
const patience: Milliseconds = 2000;

/** Draws with the window's own program, which is read when it is first wanted. */
export class Pictures {
  #draw: Promise<DrawFirstPicture> | null = null;
  readonly #program: string;
  readonly #log: (line: string) => void;

  constructor(program: string, log: (line: string) => void) {
    this.#program = program;
    this.#log = log;
  }

  /** A document's first picture, in the settings' language; null where it cannot be opened or drawn, and the window does all of it itself. */
  async draw(
    host: Pick<Host, 'call'>,
    info: AppInfo,
    settings: Settings,
    ref: DocumentRef,
  ): Promise<{ readonly html: string; readonly document: PageDocument } | null> {
    const reply = await host.call('document.open', { ref });
    // Of text that never reached its document the window asks more.
    if (!reply.ok || reply.value.raw || reply.value.recovery || weight(reply.value) > longest) return null;
    const document: PageDocument = { ref, reply };
    try {
      const draw = await this.program();
      const html = await within(patience, draw({ info, settings, document }));
      return html === null ? null : { html, document };
    } catch (error) {
      this.#log(`no first picture: ${error instanceof Error ? error.message : 'unknown'}`);
      return null;
    }
  }

  /** Reads the program; what failed is tried again. */
  program(): Promise<DrawFirstPicture> {
    this.#draw ??= import(/* @vite-ignore */ pathToFileURL(this.#program).href).then(
      (module: { readonly drawFirstPicture: DrawFirstPicture }) => module.drawFirstPicture,
    );
    this.#draw.catch(() => {
      this.#draw = null;
    });
    return this.#draw;
  }
}

function weight({ text, copy }: OpenedDocument): number {
  return text.length + (copy ? copy.text.length + copy.outputs.length : 0);
}

/** What comes within a time; rejects where it does not. */
async function within<T>(time: Milliseconds, coming: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = wait(time, undefined, { signal: over.signal }).then(() => {
    throw new Error('it took too long');
  });
  late.catch(() => {});
  try {
    return await Promise.race([coming, late]);
  } finally {
    over.abort();
  }
}
