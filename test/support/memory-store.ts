/** The visitor's storage of a published site, in memory: values are cloned in and out, as a database clones them. */
import type { KeyStore } from '../../src-renderer/site/store.ts';

/** An empty store. `fail` set: the next change throws it, and nothing is changed. */
export function memoryStore(): KeyStore & { fail: Error | null } {
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const prefix = (table: string) => `${table}\n`;
  const store: KeyStore & { fail: Error | null } = {
    fail: null,
    get: async (table, key) => structuredClone(values.get(prefix(table) + key)),
    all: async (table) =>
      [...values].flatMap(([key, value]) => (key.startsWith(prefix(table)) ? [structuredClone(value)] : [])),
    async update(table, key, change) {
      if (store.fail) throw store.fail;
      const next = change(structuredClone(values.get(prefix(table) + key)));
      if (next === undefined) values.delete(prefix(table) + key);
      else values.set(prefix(table) + key, structuredClone(next));
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return store;
}
