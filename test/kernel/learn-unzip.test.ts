/** Files that unpack to more than anyone has room for: none is unpacked. */
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src-kernel/learn/file-error.ts';
import { unpacked } from '../../src-kernel/learn/gzip.ts';
import { loadModel } from '../../src-kernel/learn/load-model.ts';

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof FileError ? error.message : String(error)),
  );

/** A ZIP whose directory names another size for what is in it. */
function lying(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at + 46 < zip.length; at += 1) {
    // A header of the central directory, `PK\1\2`, has the unpacked size at 24.
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return zip;
}

describe('a ZIP', () => {
  const content = new TextEncoder().encode('{"modelTopology":{}}');
  it.each([
    ['that says it unpacks to gigabytes', lying(zipSync({ 'model.json': content }), 0xf000_0000)],
    [
      'of many large files',
      lying(
        zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}/model.json`, content]))),
        100_000_000,
      ),
    ],
    [
      'of thousands of files',
      zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`${n}`, new Uint8Array()]))),
    ],
  ])('%s is not unpacked', async (_, bytes) => {
    expect(await failure(loadModel({ name: 'a.zip', bytes }))).toMatch(
      /“a\.zip”: this ZIP would unpack to more/,
    );
  });

  it('that says it is small is unpacked no further than it says', async () => {
    const bytes = lying(zipSync({ 'model.json': new Uint8Array(50_000_000).fill(32) }), 100);
    expect(await failure(loadModel({ name: 'a.zip', bytes }))).toMatch(/no model\.json of TensorFlow\.js/);
  });

  it('whose names lead elsewhere writes nothing: a name is only compared', async () => {
    const bytes = zipSync({ '../../../etc/model.json': content, '/root/weights.bin': content });
    expect(await failure(loadModel({ name: 'a.zip', bytes }))).toMatch(/model\.json/);
  });
});

it('gzip data is unpacked no further than its limit', async () => {
  const bytes = gzipSync(new Uint8Array(5_000_000));
  expect(await failure(unpacked({ name: 'a.gz', bytes }, 1_000_000))).toMatch(
    /unpacks to more than 1000000 bytes/,
  );
  expect(await unpacked({ name: 'a.gz', bytes })).toHaveLength(5_000_000);
});
