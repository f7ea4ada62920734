/** The app in the default browser, on the data of the desktop: started when first asked for, once, and closed when the app quits. */
import type { HostCalls } from '#core/host/host.ts';
import { type BrowserHost, startBrowserHost } from '../browser/host.ts';
import type { Layout } from '../layout.ts';
import { Failure } from '../library/failure.ts';
import type { Library } from '../library/library.ts';
import type { MachineParts } from '../machine.ts';

/** What it stands on. */
export interface InBrowserParts extends Pick<MachineParts, 'openPage' | 'printPdf'> {
  readonly layout: Layout;
  /** The desktop's own: what one host writes the other sees, in one order. */
  readonly library: Library;
  readonly openExternal: (url: string) => Promise<void>;
  readonly log: (line: string) => void;
}

/** The app in the browser. */
export interface InBrowser {
  /** Opens a place there, at an address that works once. */
  readonly open: (place: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Prepares it; nothing listens before it is asked for. */
export function createInBrowser({ layout, library, openExternal, log, ...parts }: InBrowserParts): InBrowser {
  let host: Promise<BrowserHost> | undefined;
  return {
    async open(place) {
      host ??= startBrowserHost({ layout, library: withoutBoxes(library), log, ...parts }).catch(
        (error: unknown) => {
          host = undefined;
          throw error;
        },
      );
      await openExternal((await host).address(place));
    },
    async close() {
      await (await host?.catch(() => undefined))?.close();
    },
  };
}

const noBox = () => new Failure('not-allowed', 'The desktop’s boxes are not for the browser.');

/** The library as a browser sees it: the desktop shows it no boxes, and it does not close what the desktop still uses. */
function withoutBoxes(library: Library): Library {
  const { documents } = library;
  return {
    ...library,
    documents: {
      ...documents,
      'document.choose': async () => ({ ref: null }),
      'document.saveas': async (takes: HostCalls['document.saveas']['takes']) => {
        if (takes.to === null) throw noBox();
        return documents['document.saveas'](takes);
      },
      'workspace.choose': async (takes: HostCalls['workspace.choose']['takes']) => {
        if (takes.path === null) throw noBox();
        return documents['workspace.choose'](takes);
      },
    },
    close: () => library.idle(),
  };
}
