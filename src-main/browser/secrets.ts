/**
 * Who may speak to the browser host: whoever opened the address it printed.
 *
 * The address carries a token of 256 bits that works once. It is exchanged for
 * a cookie that scripts cannot read and other sites cannot cause to be sent; each
 * call must also carry a header whose value only the app's own page is given.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The header that carries the call token. */
export const callHeader = 'x-stepwise-call';

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export function sameSecret(given: string | undefined, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(right)) && given !== undefined;
}

/** The secrets of one running host. */
export class Secrets {
  readonly #random: (bytes: number) => Buffer;
  readonly #session: string;
  /** Given to the app's page and returned with each call. */
  readonly call: string;
  #entry: string | undefined;
  #lastEntry: string | undefined;

  constructor(random: (bytes: number) => Buffer = randomBytes) {
    this.#random = random;
    this.#session = this.#fresh();
    this.call = this.#fresh();
  }

  #fresh(): string {
    return this.#random(32).toString('base64url');
  }

  /** A new token for an address; the one before it, used or not, stops working. */
  newEntry(): string {
    this.#entry = this.#fresh();
    return this.#entry;
  }

  /** Whether the token opens the app now; it will not do so again. */
  enter(token: string): 'yes' | 'used' | 'no' {
    if (this.#entry !== undefined && sameSecret(token, this.#entry)) {
      this.#lastEntry = this.#entry;
      this.#entry = undefined;
      return 'yes';
    }
    return this.#lastEntry !== undefined && sameSecret(token, this.#lastEntry) ? 'used' : 'no';
  }

  /** The cookie's name: cookies are not kept apart by port, so the port is in the name. */
  static cookieName(windowPort: number): string {
    return `stepwise-${windowPort}`;
  }

  /** The `Set-Cookie` value that lets a browser in. */
  cookie(windowPort: number): string {
    return `${Secrets.cookieName(windowPort)}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request's `Cookie` header holds the session. */
  knows(cookieHeader: string | undefined, windowPort: number): boolean {
    const name = Secrets.cookieName(windowPort);
    const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
    const values = pairs
      .filter((pair) => pair.startsWith(`${name}=`))
      .map((pair) => pair.slice(name.length + 1));
    return values.some((value) => sameSecret(value, this.#session));
  }
}

/** A line for the log without anything that could be a secret. */
export function redact(text: string): string {
  return text.replace(/[A-Za-z0-9_-]{32,}/g, '[redacted]');
}
