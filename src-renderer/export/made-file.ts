/** A file an export has made, not yet handed to anyone. */
export interface MadeFile {
  /** A name, or a relative path with `/` where it belongs into a folder. */
  readonly path: string;
  readonly mime: string;
  readonly content: string | Uint8Array;
}
