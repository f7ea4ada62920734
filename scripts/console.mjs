// @ts-check
/** Lines that tell a person what a script is doing. */

const started = Date.now();

/** Seconds since the script began, as `12.3 s`. */
export function sinceStart() {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/** Says what is being done now. @param {string} line */
export function say(line) {
  process.stderr.write(`stepwise: ${line}\n`);
}

/**
 * The text of an error.
 * @param {unknown} error
 */
export function sentence(error) {
  return error instanceof Error ? error.message : String(error);
}
