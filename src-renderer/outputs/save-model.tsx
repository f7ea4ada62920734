/** Saves the model behind a picture of it. */
import type { DisplayId } from '#core/notebook/ids.ts';
import { useStrings } from '../i18n/locale.tsx';
import styles from './model.module.css';
import { SaveButton } from './save-button.tsx';
import { useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** A button, where the display may still have its model. */
export function SaveModel({ display }: { readonly display: DisplayId | undefined }) {
  const { modelFile } = useOutputServices();
  const words = useStrings(outputStrings);
  if (!modelFile || display === undefined) return null;
  return (
    <div className={styles.save}>
      <SaveButton label={words.saveModel} file={() => modelFile(display)} />
    </div>
  );
}
