/** Two small buttons under a picture: it as PNG, it as SVG. Files are on white, whatever the theme. */
import type { ExportedFile } from '#core/host/host.ts';
import { useStrings } from '../../i18n/locale.tsx';
import { fileName, SaveButton } from '../save-button.tsx';
import { outputStrings } from '../strings.ts';
import { bytesToBase64 } from './base64.ts';
import styles from './save-picture.module.css';

/** The buttons. `name` names the files; `svg` draws the picture. */
export function SavePicture({
  name,
  svg,
}: {
  readonly name: string;
  readonly svg: () => string | Promise<string>;
}) {
  const words = useStrings(outputStrings);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form.
    <div className={styles.save} role="group" aria-label={words.savePicture(name)}>
      <SaveButton label="PNG" file={() => pngFile(name, svg)} />
      <SaveButton
        label="SVG"
        file={async () => ({
          name: fileName(name, 'svg'),
          mime: 'image/svg+xml',
          content: await svg(),
          encoding: 'utf-8',
        })}
      />
    </div>
  );
}

async function pngFile(name: string, svg: () => string | Promise<string>): Promise<ExportedFile> {
  const { svgPng } = await import('./png.ts');
  const bytes = await svgPng(await svg());
  return {
    name: fileName(name, 'png'),
    mime: 'image/png',
    content: bytesToBase64(bytes),
    encoding: 'base64',
  };
}
