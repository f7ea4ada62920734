/** Serves the commands of a lesson: from step to step, and how it is read. */
import { useCommands } from '../commands/context.tsx';
import { useStrings } from '../i18n/locale.tsx';
import type { StepPlace } from '../lesson/use-steps.ts';
import { commandStrings } from './command-strings.ts';

/** How a lesson is read: a step at a time or whole, and at which step. */
export interface Reading {
  readonly stepping: boolean;
  readonly steps: Pick<StepPlace, 'at' | 'count'>;
  readonly changeStepping: (on: boolean) => void;
  readonly moveStep: (by: 1 | -1) => void;
}

/** `onReset` asks before it resets the lesson. Nothing of it is served where the document is no lesson. */
export function useLessonCommands(
  options: Reading & { readonly lesson: boolean; readonly onReset: () => void },
): void {
  const { lesson, stepping, steps, changeStepping, moveStep, onReset } = options;
  const words = useStrings(commandStrings);
  useCommands('lesson', () => {
    const many = lesson && steps.count > 1;
    return {
      'reset-lesson': lesson ? onReset : null,
      'reading-mode': many ? { run: () => changeStepping(!stepping), checked: !stepping } : null,
      'next-step': many
        ? { run: () => moveStep(1), disabled: steps.at < steps.count - 1 ? undefined : words.noNextStep }
        : null,
      'previous-step': many
        ? { run: () => moveStep(-1), disabled: steps.at > 0 ? undefined : words.noPreviousStep }
        : null,
    };
  });
}
