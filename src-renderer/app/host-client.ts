/**
 * The machine, from this window: over the desktop's bridge where the preload
 * put one there, else over the address the page came from. Never throws; a host
 * that does not answer is `unreachable`.
 */
import { answersMeta } from '#core/host/answers-in-page.ts';
import type { Host, HostCall, HostCalls, Reply } from '#core/host/host.ts';
import { longCallType, partCall } from '#core/host/long-call.ts';
import { readAnswer } from './large-answer.ts';
import { longBody } from './long-body.ts';

declare global {
  /** Put there by the desktop's preload. */
  var stepwiseHost:
    | {
        call(name: string, takes: unknown): Promise<unknown>;
        onCommand(listener: (id: string) => void): void;
        listen(listener: (told: unknown) => void): void;
        dropped(file: File): Promise<unknown>;
      }
    | undefined;
}

/** Calls the listener with the id of each command chosen in the desktop's menu, until the function given back is called. */
export function onHostCommand(listener: (id: string) => void): () => void {
  globalThis.stepwiseHost?.onCommand(listener);
  return () => globalThis.stepwiseHost?.onCommand(() => {});
}

/** A host, and whether it answered last time. */
export interface HostClient extends Host {
  /** A call whose answer nobody waits for once `signal` is aborted; it then gives `cancelled`. */
  call<C extends HostCall>(
    name: C,
    takes: HostCalls[C]['takes'],
    signal?: AbortSignal,
  ): Promise<Reply<HostCalls[C]['gives']>>;
  /** False once a call found nobody there, true again once one is answered. */
  reachable(): boolean;
  subscribe(listener: () => void): () => void;
}

/** Asks a host; rejects where there is none. */
type Ask = (name: string, takes: unknown, signal?: AbortSignal) => Promise<unknown>;

/** Bodies up to this many characters may be sent while the page goes away (the browser's limit is 64 KiB in all). */
const keepaliveLength = 20_000;

/** The host of this window. */
export function createHostClient(): HostClient {
  const ask = findHost();
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
    async call<C extends HostCall>(name: C, takes: HostCalls[C]['takes'], signal?: AbortSignal) {
      type Answer = Reply<HostCalls[C]['gives']>;
      let answer: Answer;
      try {
        const raw = await Promise.race([ask(name, takes, signal), ...(signal ? [aborted(signal)] : [])]);
        answer = isReply(raw)
          ? (raw as Answer)
          : { ok: false, code: 'unreachable', message: 'The host gave an answer that is none.' };
      } catch (error) {
        if (signal?.aborted) return { ok: false, code: 'cancelled', message: 'Nobody waits for it.' };
        answer = { ok: false, code: 'unreachable', message: String(error) };
      }
      become(answer.ok || answer.code !== 'unreachable');
      return answer;
    },
  };
}

/** The host that is there: the desktop's bridge, the browser itself where this is a published site, or the page's server. */
function findHost(): Ask {
  const bridge = globalThis.stepwiseHost;
  if (bridge) return (name, takes) => bridge.call(name, takes);
  if (!document.querySelector('meta[name="stepwise-site"]')) return createFetcher();
  const site = import('../site/index.ts').then(({ openSite }) => openSite(document.baseURI));
  return async (name, takes) => (await site)(name, takes);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Calls by POST to `/api/<call>` with the page's own token; what the page itself answers is asked of nobody, once. */
function createFetcher(): Ask {
  const token = metaOf('stepwise-call');
  const answers = new Map<string, unknown>(Object.entries(JSON.parse(metaOf(answersMeta) || '{}')));
  return async (name, takes, signal) => {
    const known = answers.get(name);
    answers.delete(name);
    if (known !== undefined) return known;
    const parts = partCall(takes);
    const body = parts ? await longBody(parts.head, parts.text) : JSON.stringify(takes);
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': parts ? longCallType : 'application/json', 'x-stepwise-call': token },
      body,
      ...(signal ? { signal } : {}),
      keepalive:
        document.visibilityState === 'hidden' && typeof body === 'string' && body.length < keepaliveLength,
    });
    return readAnswer(response);
  };
}

function metaOf(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}

function isReply(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}
