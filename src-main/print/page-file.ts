/** A page in a file of its own for as long as it is being printed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What a page that is printed may do, whatever it is: it comes first, so it rules all that follows. No script, no frame,
 * and nothing that is not in the page; a page from a file could else bring other files along.
 */
const walls =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** Calls `print` with the path of a file that holds the page; the file is gone afterwards, however that ends. */
export async function withPageFile<T>(html: string, print: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-print-'));
  try {
    const path = join(folder, 'page.html');
    const head = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${walls}">`;
    await writeFile(path, `${head}\n${html}`, { mode: 0o600 });
    return await print(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
