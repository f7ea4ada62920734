/** One of the app's own files as a data address. */
import { bytesToBase64 } from './base64.ts';

/** The file's content in an address. Rejects where it cannot be read. */
export async function dataUrl(url: string, mime: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A file of the app could not be read (${response.status}).`);
  return `data:${mime};base64,${bytesToBase64(new Uint8Array(await response.arrayBuffer()))}`;
}
