/** How components read what lives outside React. */
import { useSyncExternalStore } from 'react';

/**
 * What `read` gives, drawn again when `subscribe` calls. `first` is what the first picture shows, which the host may have
 * drawn before this window was there; default: the same.
 */
export function useSubscribed<T>(
  subscribe: (changed: () => void) => () => void,
  read: () => T,
  first: () => T = read,
): T {
  return useSyncExternalStore(subscribe, read, first);
}
