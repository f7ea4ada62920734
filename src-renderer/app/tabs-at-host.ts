/** The list of tabs, kept by a host that opens windows again as they were left. */
import * as v from 'valibot';
import type { KeptTab } from '#core/host/windows.ts';
import { keptTab } from '#core/host/windows.ts';
import type { HostClient } from './host-client.ts';

const list = v.pipe(v.string(), v.parseJson(), v.array(keptTab));

/** A storage for the list of open documents: `tabs` is what the host remembers, and it is told of every change. */
export function tabsAtHost(
  host: Pick<HostClient, 'call'>,
  tabs: readonly KeptTab[],
): Pick<Storage, 'getItem' | 'setItem'> {
  let now = JSON.stringify(tabs);
  return {
    getItem: () => now,
    setItem(_, value) {
      now = value;
      const parsed = v.safeParse(list, value);
      if (parsed.success) void host.call('window.tabs', { tabs: parsed.output as readonly KeptTab[] });
    },
  };
}
