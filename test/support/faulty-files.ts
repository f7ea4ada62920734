/** A file system on the real disk whose calls can be made to fail, and which counts them. */
import { diskFiles, type FileSystem, type OpenFile } from '../../src-main/library/files.ts';

/** What happens to each changing call: its verb and number (from 1), before it is done. Throw to make it fail. */
export type Interference = (verb: string, number: number) => void | Promise<void>;

/** An operating system's error. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The disk, with every call that takes part in a write going through `interfere` first. */
export function faultyFiles(
  interfere: Interference,
): FileSystem & { readonly calls: () => readonly string[] } {
  const calls: string[] = [];
  const step = async (verb: string): Promise<void> => {
    calls.push(verb);
    await interfere(verb, calls.length);
  };
  const wrap = (file: OpenFile): OpenFile => ({
    async write(bytes) {
      // A full disk takes a part of what it is given.
      try {
        await step('write');
      } catch (error) {
        await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
        throw error;
      }
      await file.write(bytes);
    },
    async setMode(mode) {
      await step('setMode');
      await file.setMode(mode);
    },
    async sync() {
      await step('sync');
      await file.sync();
    },
    async close() {
      await file.close();
      await step('close');
    },
  });
  return {
    calls: () => calls,
    async read(path) {
      await step('read');
      return diskFiles.read(path);
    },
    async facts(path) {
      await step('facts');
      return diskFiles.facts(path);
    },
    async realPath(path) {
      await step('realPath');
      return diskFiles.realPath(path);
    },
    async readLink(path) {
      await step('readLink');
      return diskFiles.readLink(path);
    },
    async create(path, mode) {
      await step('create');
      return wrap(await diskFiles.create(path, mode));
    },
    async rename(from, to) {
      await step('rename');
      await diskFiles.rename(from, to);
    },
    async remove(path) {
      await step('remove');
      await diskFiles.remove(path);
    },
    async makeFolder(path) {
      await step('makeFolder');
      await diskFiles.makeFolder(path);
    },
    async list(path) {
      await step('list');
      return diskFiles.list(path);
    },
    mayWrite: (path) => diskFiles.mayWrite(path),
    async syncFolder(path) {
      await step('syncFolder');
      await diskFiles.syncFolder(path);
    },
  };
}
