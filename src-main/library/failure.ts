/** Why the library could not do something, in the host contract's own codes. */
import type { HostErrorCode } from '#core/host/host.ts';
import { errorCode } from './files.ts';

/** An error with a code the window has words for. */
export class Failure extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.name = 'Failure';
    this.code = code;
  }
}

const codes: Readonly<Record<string, HostErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
};

const sentences: Partial<Record<HostErrorCode, string>> = {
  'not-found': 'There is no such file or folder.',
  'disk-full': 'The disk is full; nothing was changed.',
  'read-only': 'The file or its folder may not be written; nothing was changed.',
};

/** The failure an error amounts to. An operating system's error loses its path: what the window is told names no folder. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const system = errorCode(error);
  const code = codes[system] ?? 'io';
  const sentence = sentences[code] ?? 'Reading or writing failed; what was on disk is as it was.';
  return new Failure(code, system === '' ? sentence : `${sentence} (${system})`);
}
