/** A button that hands the learner a file, and says so where that failed. */
import { useState } from 'react';
import type { LocalizedText } from '#core/text/locale.ts';
import { Button } from '../controls/button.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import styles from './output.module.css';
import { type FileOrReason, useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** Makes the file when pressed, and saves it. */
export function SaveButton({
  label,
  file,
}: {
  readonly label: string;
  readonly file: () => FileOrReason | Promise<FileOrReason>;
}) {
  const services = useOutputServices();
  const words = useStrings(outputStrings);
  const text = useText();
  const [state, setState] = useState<'ready' | 'working' | { readonly failed: LocalizedText | null }>(
    'ready',
  );
  const save = async () => {
    setState('working');
    try {
      const made = await file();
      if ('missing' in made) return setState({ failed: made.missing });
      await services.save(made);
      setState('ready');
    } catch {
      setState({ failed: null });
    }
    return undefined;
  };
  return (
    <>
      <Button
        tone="quiet"
        icon="download"
        aria-disabled={state === 'working'}
        onClick={() => {
          if (state !== 'working') void save();
        }}
      >
        {state === 'working' ? words.saving : label}
      </Button>
      {typeof state === 'object' && (
        <span role="alert" className={styles.note}>
          {state.failed === null ? words.saveFailed : text(state.failed)}
        </span>
      )}
    </>
  );
}

/** A title as a file name: letters, digits and hyphens of any script. */
export function fileName(title: string, extension: string): string {
  return `${fileStem(title) || 'stepwise'}.${extension}`;
}

/** The same without an ending; '' where nothing of the title is left. */
export function fileStem(title: string): string {
  return title
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
