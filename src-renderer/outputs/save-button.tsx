/** A button that hands the learner a file, and says so where that failed. */
import { useState } from 'react';
import type { ExportedFile } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './output.module.css';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** Makes the file when pressed, and saves it. */
export function SaveButton({ label, file }: { readonly label: string; readonly file: () => ExportedFile }) {
  const services = useOutputServices();
  const words = useStrings(outputStrings);
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        tone="quiet"
        icon="download"
        onClick={() => {
          setFailed(false);
          services.save(file()).catch(() => setFailed(true));
        }}
      >
        {label}
      </Button>
      {failed && (
        <span role="alert" className={styles.note}>
          {words.saveFailed}
        </span>
      )}
    </>
  );
}

/** A title as a file name: letters, digits and hyphens of any script. */
export function fileName(title: string, extension: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${name || 'stepwise'}.${extension}`;
}
