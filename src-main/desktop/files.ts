/** Files that come and go through the system's own boxes, and those the system asks us to open. */
import { basename, join, resolve } from 'node:path';
import { documentExtensions } from '#core/format/names.ts';
import type { ExportedFile, HostCalls } from '#core/host/host.ts';
import { writeWhole } from '../library/atomic.ts';
import type { Boxes } from '../library/cabinet.ts';
import { Failure } from '../library/failure.ts';
import { diskFiles, type FileSystem } from '../library/files.ts';
import { opens } from '../library/kinds.ts';
import type { Electron } from './electron.ts';
import type { Window } from './electron-pages.ts';

/** Exports, from writing them to handing them on to other programs. */
export interface Exporter {
  readonly save: (file: ExportedFile) => Promise<HostCalls['export.save']['gives']>;
  /** Whether a file was written by `save` since the app was started: no other may be handed on. */
  readonly wrote: (path: string) => boolean;
}

/** Asks where to put an export, and writes it there, whole or not at all. */
export function createExporter(
  { dialog, documents, words }: Pick<Electron, 'dialog' | 'documents' | 'words'>,
  window: () => Window | undefined,
  files: FileSystem = diskFiles,
): Exporter {
  let folder: string | undefined;
  const written = new Set<string>();
  const save: Exporter['save'] = async (file) => {
    const owner = window();
    if (owner === undefined) throw new Failure('cancelled', 'The window has closed.');
    // A box without a folder opens in Downloads, whatever was chosen last.
    const options = { defaultPath: join(folder ?? documents(), file.name), title: words.now.save };
    const { canceled, filePath } = await dialog.showSaveDialog(owner, options);
    if (canceled || filePath === undefined || filePath === '')
      throw new Failure('cancelled', 'No place was chosen.');
    const bytes = Buffer.from(file.content, file.encoding === 'base64' ? 'base64' : 'utf8');
    await writeWhole(files, filePath, bytes);
    folder = resolve(filePath, '..');
    written.add(filePath);
    return { saved: true, path: filePath, bytes: bytes.byteLength };
  };
  return { save, wrote: (path) => written.has(path) };
}

/** The system's boxes for documents and folders, owned by the window there is. */
export function createBoxes(
  electron: Pick<Electron, 'dialog' | 'documents' | 'words' | 'trash'>,
  window: () => Window | undefined,
): Boxes {
  const { dialog, documents, words } = electron;
  const owner = () => {
    const found = window();
    if (found === undefined) throw new Failure('cancelled', 'The window has closed.');
    return found;
  };
  const choose = async (
    properties: ('openFile' | 'openDirectory' | 'createDirectory')[],
    filters: { readonly name: string; readonly extensions: string[] }[],
  ) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(owner(), {
      defaultPath: documents(),
      filters,
      properties,
    });
    return canceled ? undefined : filePaths[0];
  };
  return {
    chooseFile: () =>
      choose(['openFile'], [{ name: words.now.notebooks, extensions: [...documentExtensions] }]),
    chooseFolder: () => choose(['openDirectory', 'createDirectory'], []),
    async choosePlace(name) {
      const options = { defaultPath: join(documents(), name), title: words.now.save };
      const { canceled, filePath } = await dialog.showSaveDialog(owner(), options);
      return canceled || filePath === undefined || filePath === '' ? undefined : filePath;
    },
    trash: (path) => electron.trash(path),
  };
}

/** The documents a command line names, as absolute paths. The program itself and options are skipped. */
export function documentsIn(argv: readonly string[], folder: string): readonly string[] {
  return argv
    .slice(1)
    .filter((arg) => !arg.startsWith('-'))
    .filter((arg) => opens(basename(arg)))
    .map((arg) => resolve(folder, arg));
}
