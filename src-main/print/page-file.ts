/** A page in a file of its own for as long as it is being printed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `print` with the path of a file that holds the page; the file is gone afterwards, however that ends. */
export async function withPageFile<T>(html: string, print: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-print-'));
  try {
    const path = join(folder, 'page.html');
    await writeFile(path, html, { mode: 0o600 });
    return await print(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
