/** A text in parts that need not be put together to be written: strings, and bytes in UTF-8. */
export type TextPart = string | Uint8Array<ArrayBuffer>;
