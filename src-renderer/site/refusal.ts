/** Why a published site could not do something, in the host contract's own codes. */
import type { HostErrorCode } from '#core/host/host.ts';

/** An error with a code the window has words for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The refusal an error amounts to. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'QuotaExceededError') {
    return new Refusal('disk-full', 'The browser gives this site no more room; nothing was changed.');
  }
  return new Refusal(
    'io',
    `The browser’s storage failed; what was kept is as it was. (${kind || 'unknown'})`,
  );
}
