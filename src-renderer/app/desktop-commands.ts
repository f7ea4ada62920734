/** What only the desktop's window can be asked for; in a browser these commands have no meaning. */
import type { Host } from '#core/host/host.ts';
import type { Handler, Handlers } from '../commands/registry.ts';
import { zooms } from './zooms.ts';

/** How the commands are carried out; `noFurther` says why the zoom stays as it is. */
export function desktopCommands(parts: {
  readonly desktop: boolean;
  readonly host: Pick<Host, 'call'>;
  readonly zoom: number | undefined;
  readonly setZoom: (zoom: number) => void;
  /** The place shown now. */
  readonly place: () => string;
  readonly noFurther: string;
}): Handlers<'desktop'> {
  const { desktop, host, zoom = 100, setZoom, place, noFurther } = parts;
  const only = (handler: Handler): Handler | null => (desktop ? handler : null);
  const to = (next: number | undefined) =>
    only({
      run: () => next !== undefined && setZoom(next),
      disabled: next === undefined ? noFurther : undefined,
    });
  return {
    'zoom-in': to(zooms.find((each) => each > zoom)),
    'zoom-out': to(zooms.findLast((each) => each < zoom)),
    'zoom-reset': to(100),
    'new-window': only({ run: () => void host.call('window.open', { place: '' }) }),
    'open-in-browser': only({ run: () => void host.call('shell.browser', { place: place() }) }),
    'check-for-updates': only({ run: () => void host.call('updates.check', null) }),
  };
}
