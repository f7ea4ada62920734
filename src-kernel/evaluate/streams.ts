/**
 * What cells print, gathered: neighbouring pieces go out together every 16 ms,
 * and a flood is thinned here, before it can reach the window.
 */
import type { RunId } from '#core/notebook/ids.ts';

/** One piece to send. `dropped` lines stood before it. */
export interface StreamPiece {
  readonly run: RunId;
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
  readonly dropped: number;
}

/** How streams are gathered. */
export interface StreamLimits {
  /** Milliseconds between pieces. */
  readonly interval: number;
  /** Lines that may go out at once, and how many more each second. */
  readonly burst: number;
  readonly perSecond: number;
  /** Last lines kept of what is over that. */
  readonly tail: number;
  /** Longest line, in UTF-16 units. */
  readonly lineLength: number;
}

/** The limits in use. */
export const streamLimits: StreamLimits = {
  interval: 16,
  burst: 5_000,
  perSecond: 2_000,
  tail: 500,
  lineLength: 20_000,
};

/** Gathers what is printed. */
export interface Streams {
  print(run: RunId, name: 'stdout' | 'stderr', text: string): void;
  /** Sends what waits, so that what comes after it stands after it. */
  flush(): void;
}

/** Streams that give their pieces to `send`. `later` calls back when this thread is free; `now` gives milliseconds. */
export function createStreams(
  send: (piece: StreamPiece) => void,
  later: (callback: () => void, delay: number) => void,
  now: () => number,
  limits: StreamLimits = streamLimits,
): Streams {
  let run: RunId | null = null;
  let name: 'stdout' | 'stderr' = 'stdout';
  let lines: string[] = [];
  let dropped = 0;
  let waiting = false;
  let sentAt = now();
  let tokens = limits.burst;
  let filledAt = now();

  function refill(): void {
    const time = now();
    tokens = Math.min(limits.burst, tokens + ((time - filledAt) / 1_000) * limits.perSecond);
    filledAt = time;
  }

  function flush(): void {
    if (run === null || lines.length === 0) return;
    const text = `${lines.join('\n')}\n`;
    tokens -= lines.length;
    const piece = { run, name, text, dropped };
    lines = [];
    dropped = 0;
    sentAt = now();
    send(piece);
  }

  function flushSome(): void {
    refill();
    if (lines.length <= tokens) flush();
    else if (lines.length > limits.tail) {
      dropped += lines.length - limits.tail;
      lines = lines.slice(-limits.tail);
    }
  }

  function onTime(): void {
    waiting = false;
    flushSome();
    if (lines.length > 0) wait(200);
  }

  function wait(delay: number): void {
    if (waiting) return;
    waiting = true;
    later(onTime, delay);
  }

  return {
    print(from, stream, text) {
      if (from !== run || stream !== name) {
        flush();
        run = from;
        name = stream;
      }
      const cut = text.split('\n');
      for (const line of cut) {
        lines.push(
          line.length > limits.lineLength
            ? `${line.slice(0, limits.lineLength)}… (+${line.length - limits.lineLength})`
            : line,
        );
      }
      // A loop that prints never frees the thread, so time is looked at here too; the array stays bounded.
      if (now() - sentAt > limits.interval || lines.length > limits.tail * 4) flushSome();
      if (lines.length > 0) wait(limits.interval);
    },
    flush,
  };
}
