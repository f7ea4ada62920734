/** An error about a file that the learner chose: it names the file, the field and the value, in both languages. */
import type { Localized } from '#core/text/locale.ts';

/** A chosen file is not what it should be. `localized` is shown in the reader's language. */
export class FileError extends Error {
  override readonly name = 'FileError';
  /** The file's name. */
  readonly file: string;
  /** What in the file is wrong: `magic number`, `count`, `data`… */
  readonly field: string;
  /** What stands there: a number, or a count of bytes. */
  readonly value: number;
  readonly localized: Localized;

  constructor(
    file: string,
    field: string,
    value: number,
    reason: { readonly zh: string; readonly en: string },
  ) {
    super(`“${file}”: ${reason.en}.`);
    this.file = file;
    this.field = field;
    this.value = value;
    this.localized = { zh: `“${file}”：${reason.zh}。`, en: this.message };
  }
}
