import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepUncaught, keptErrors } from '../../../src-renderer/app/errors-kept.ts';

type Listener = (event: { readonly reason: unknown; preventDefault(): void }) => void;

afterEach(() => vi.unstubAllGlobals());

/** What becomes of a rejection that nobody catches: whether the browser still reports it, and what is kept of it. */
function reject(reason: unknown): { readonly reported: boolean; readonly kept: readonly string[] } {
  const listeners = new Map<string, Listener>();
  vi.stubGlobal('addEventListener', (name: string, listener: Listener) => listeners.set(name, listener));
  keepUncaught();
  const before = keptErrors().length;
  let reported = true;
  listeners.get('unhandledrejection')?.({ reason, preventDefault: () => (reported = false) });
  const kept = keptErrors()
    .slice(before)
    .map(({ text }) => text.split('\n')[0] ?? '');
  return { reported, kept };
}

describe('rejections that nobody catches', () => {
  it('are kept', () => {
    expect(reject(new TypeError('no'))).toEqual({ reported: true, kept: ['TypeError: no'] });
  });

  it('are none where the editor gives up what it no longer needs', () => {
    const cancelled = Object.assign(new Error('Canceled'), { name: 'Canceled' });
    expect(reject(cancelled)).toEqual({ reported: false, kept: [] });
    expect(reject(new Error('Canceled')).kept).toEqual(['Error: Canceled']);
  });
});
