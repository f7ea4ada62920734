/** The kernel's randomness, restarted. */
import { kernel } from '../evaluate/services.ts';

/**
 * Restarts `Math.random`, and with it tfjs's shuffling, initial weights and dropout,
 * from a whole number: cells run after it repeat exactly.
 */
export function seed(number: number): void {
  kernel().seed(number);
}
