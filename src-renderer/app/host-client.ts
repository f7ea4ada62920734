/**
 * The machine, from this window: over the desktop's bridge where the preload
 * put one there, else over the address the page came from. Never throws; a host
 * that does not answer is `unreachable`.
 */
import type { Host, HostCall, HostCalls, Reply } from '#core/host/host.ts';

declare global {
  /** Put there by the desktop's preload. */
  var stepwiseHost: { call(name: string, takes: unknown): Promise<unknown> } | undefined;
}

/** A host, and whether it answered last time. */
export interface HostClient extends Host {
  /** False once a call found nobody there, true again once one is answered. */
  reachable(): boolean;
  subscribe(listener: () => void): () => void;
}

/** Bodies up to this many characters may be sent while the page goes away (the browser's limit is 64 KiB in all). */
const keepaliveLength = 20_000;

/** The host of this window. */
export function createHostClient(): HostClient {
  const bridge = globalThis.stepwiseHost;
  const ask = bridge ? (name: string, takes: unknown) => bridge.call(name, takes) : createFetcher();
  const listeners = new Set<() => void>();
  let reachable = true;

  const become = (now: boolean) => {
    if (now === reachable) return;
    reachable = now;
    for (const listener of [...listeners]) listener();
  };

  return {
    reachable: () => reachable,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call<C extends HostCall>(name: C, takes: HostCalls[C]['takes']) {
      type Answer = Reply<HostCalls[C]['gives']>;
      let answer: Answer;
      try {
        const raw = await ask(name, takes);
        answer = isReply(raw)
          ? (raw as Answer)
          : { ok: false, code: 'unreachable', message: 'The host gave an answer that is none.' };
      } catch (error) {
        answer = { ok: false, code: 'unreachable', message: String(error) };
      }
      become(answer.ok || answer.code !== 'unreachable');
      return answer;
    },
  };
}

/** Calls by POST to `/api/<call>` with the page's own token. */
function createFetcher(): (name: string, takes: unknown) => Promise<unknown> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="stepwise-call"]')?.content ?? '';
  return async (name, takes) => {
    const body = JSON.stringify(takes);
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-stepwise-call': token },
      body,
      keepalive: document.visibilityState === 'hidden' && body.length < keepaliveLength,
    });
    return response.json();
  };
}

function isReply(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}
