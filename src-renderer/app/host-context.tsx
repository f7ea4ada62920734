/** The host, for every component below. */
import { createContext, useContext } from 'react';
import { useSubscribed } from '../session/subscribed.ts';
import type { HostClient } from './host-client.ts';

const HostContext = createContext<HostClient | null>(null);

/** Gives the host to everything inside. */
export const HostProvider = HostContext.Provider;

/** The host around this component. */
export function useHost(): HostClient {
  const host = useContext(HostContext);
  if (!host) throw new Error('no host around this component');
  return host;
}

/** Whether the host answered last time. */
export function useReachable(): boolean {
  const host = useHost();
  return useSubscribed(host.subscribe, host.reachable);
}
