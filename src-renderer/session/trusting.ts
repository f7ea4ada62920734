/** Whether the open document is trusted, as its views follow it. */
import type { DocumentRef, Host, Reply } from '#core/host/host.ts';

/** A document's trust. */
export interface Trusting {
  /** Whether it came from elsewhere and nobody has said that they trust it. */
  untrusted(): boolean;
  /** The person trusts it as it lies on the disk. */
  trust(): Promise<Reply<null>>;
  /** What is on the disk now was judged by the host. */
  become(untrusted: boolean): void;
  subscribe(listener: () => void): () => void;
}

/** Follows a document's trust; `at` gives the document and its version as the window has them. */
export function createTrusting(
  host: Host,
  begins: boolean,
  at: () => { readonly ref: DocumentRef; readonly version: string },
): Trusting {
  const listeners = new Set<() => void>();
  let untrusted = begins;
  const become = (next: boolean) => {
    untrusted = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    untrusted: () => untrusted,
    become,
    async trust() {
      const reply = await host.call('document.trust', at());
      if (reply.ok) become(false);
      return reply;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
