/** Opens the site this page belongs to. */
import { createSiteHost } from './host.ts';
import { openSiteStore } from './store.ts';

/** The host of the site at an address; see `host.ts`. */
export function openSite(address: string): (call: string, takes: unknown) => Promise<unknown> {
  const base = new URL('.', address);
  const answer = createSiteHost({
    store: openSiteStore(base.pathname),
    async read(file) {
      // Asked again each time: a plain server's own rules of caching would show an old lesson for days.
      const response = await fetch(new URL(file, base), { cache: 'no-cache' });
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  });
  let asked = false;
  return (call, takes) => {
    // From the first thing worth keeping on, the browser is asked not to clear it for want of room.
    if (call === 'document.save' && !asked) {
      asked = true;
      void navigator.storage?.persist?.();
    }
    return answer(call, takes);
  };
}
