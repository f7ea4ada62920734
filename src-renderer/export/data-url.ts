/** One of the app's own files as a data address. Rejects where it cannot be read. */
export async function dataUrl(url: string, mime: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A file of the app could not be read (${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  }
  return `data:${mime};base64,${btoa(pieces.join(''))}`;
}
