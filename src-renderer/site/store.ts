/**
 * What a published site keeps for its visitor, in the browser's own database.
 * Each change is one transaction, so two windows of a site never write over
 * each other unseen; windows hear of each other's changes.
 */

/** Kinds of things that are kept. */
export type Table = 'documents' | 'backups' | 'history' | 'lists';

/** Values by table and key. Every method rejects where the database fails. */
export interface KeyStore {
  get(table: Table, key: string): Promise<unknown>;
  all(table: Table): Promise<readonly unknown[]>;
  /** Replaces a value by what `change` makes of it, in one step; `undefined` takes it away. What `change` throws is thrown, and nothing is changed. */
  update(table: Table, key: string, change: (before: unknown) => unknown): Promise<void>;
  /** Hears of changes made by other windows. */
  subscribe(listener: () => void): () => void;
}

const tables: readonly Table[] = ['documents', 'backups', 'history', 'lists'];

/** Opens the database of the site that lies at `base`; sites that share a server have one each. */
export function openSiteStore(base: string): KeyStore {
  const name = `stepwise ${base}`;
  let opening: Promise<IDBDatabase> | null = null;
  const open = () => {
    opening ??= openDatabase(name, () => {
      opening = null;
    });
    opening.catch(() => {
      opening = null;
    });
    return opening;
  };
  const others = new BroadcastChannel(name);

  return {
    async get(table, key) {
      const database = await open();
      return result(database.transaction(table).objectStore(table).get(key));
    },
    async all(table) {
      const database = await open();
      return result(database.transaction(table).objectStore(table).getAll());
    },
    async update(table, key, change) {
      const database = await open();
      await new Promise<void>((resolve, reject) => {
        // Strict: told only once it is on the disk.
        const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
        let thrown: unknown;
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(thrown ?? transaction.error);
        const values = transaction.objectStore(table);
        const asked = values.get(key);
        asked.onsuccess = () => {
          try {
            const next = change(asked.result);
            if (next === undefined) values.delete(key);
            else values.put(next, key);
          } catch (error) {
            thrown = error;
            transaction.abort();
          }
        };
      });
      others.postMessage(table);
    },
    subscribe(listener) {
      others.addEventListener('message', listener);
      return () => others.removeEventListener('message', listener);
    },
  };
}

function openDatabase(name: string, onClosed: () => void): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => {
    for (const table of tables) asked.result.createObjectStore(table);
  };
  asked.onsuccess = () => {
    // A newer version of the site in another window may change the tables.
    asked.result.onversionchange = () => {
      asked.result.close();
      onClosed();
    };
    asked.result.onclose = onClosed;
  };
  return result(asked);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
