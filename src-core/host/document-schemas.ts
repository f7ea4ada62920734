/** Schemas of the calls about documents; `schemas.ts` joins them to the rest and proves that they fit the contract. */
import * as v from 'valibot';
import { documentRef, fileName, longText, name, path, timestamp } from './fields.ts';

const ref = v.strictObject({ ref: documentRef });
const size = v.pipe(v.number(), v.minValue(0));

const copyFields = {
  text: longText,
  outputs: longText,
  position: v.exactOptional(name),
  work: v.exactOptional(longText),
  savedAt: timestamp,
};
/** A learner's copy, on the wire and on disk. */
export const savedCopy = v.strictObject({ base: longText, ...copyFields });
const copyToSave = v.strictObject({ base: v.exactOptional(longText), ...copyFields });

const rawReason = v.strictObject({
  code: v.picklist(['damaged', 'too-old', 'too-new'] as const),
  why: v.exactOptional(v.picklist(['no-json', 'too-deep', 'no-notebook', 'no-cells'] as const)),
  message: v.string(),
  line: v.exactOptional(v.number()),
  column: v.exactOptional(v.number()),
});

const openedDocument = v.strictObject({
  ref: documentRef,
  name: v.string(),
  format: v.picklist(['markdown', 'ipynb'] as const),
  text: longText,
  copy: v.exactOptional(savedCopy),
  version: name,
  raw: v.exactOptional(rawReason),
  encoding: v.exactOptional(v.picklist(['utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const)),
  readOnly: v.exactOptional(v.literal(true)),
  untrusted: v.exactOptional(v.literal(true)),
  recovery: v.exactOptional(v.strictObject({ at: timestamp })),
});

const folder = v.strictObject({ path, name: v.string() });

const folderEntry = v.strictObject({
  path,
  name: v.string(),
  kind: v.picklist(['folder', 'file'] as const),
  opens: v.boolean(),
  size,
  modified: v.number(),
});

const watched = v.strictObject({ ref: documentRef, version: name });

const recent = v.strictObject({
  ref: documentRef,
  name: v.string(),
  folder: v.string(),
  at: timestamp,
  found: v.boolean(),
});

/** For every call about documents: what it takes and what it gives. */
export const documentSchemas = {
  'document.open': {
    takes: v.strictObject({ ref: documentRef, peek: v.exactOptional(v.literal(true)) }),
    gives: openedDocument,
  },
  'document.save': {
    takes: v.strictObject({
      ref: documentRef,
      copy: copyToSave,
      version: name,
      keep: v.exactOptional(v.literal(true)),
      convert: v.exactOptional(v.literal(true)),
    }),
    gives: v.strictObject({ version: name }),
  },
  'document.trust': { takes: v.strictObject({ ref: documentRef, version: name }), gives: v.null() },
  'document.reset': { takes: ref, gives: v.null() },
  'document.choose': { takes: v.null(), gives: v.strictObject({ ref: v.nullable(documentRef) }) },
  'document.create': {
    takes: v.strictObject({
      folder: v.nullable(path),
      name: fileName,
      text: longText,
      reactive: v.exactOptional(v.boolean()),
    }),
    gives: ref,
  },
  'document.upload': { takes: v.strictObject({ name: fileName, content: longText }), gives: ref },
  'document.saveas': {
    takes: v.strictObject({
      ref: documentRef,
      copy: copyToSave,
      to: v.nullable(v.strictObject({ folder: path, name: fileName })),
      replace: v.exactOptional(v.literal(true)),
    }),
    gives: v.strictObject({ ref: documentRef, name: v.string(), version: name }),
  },
  'document.duplicate': { takes: ref, gives: ref },
  'document.rename': { takes: v.strictObject({ ref: documentRef, name: fileName }), gives: ref },
  'document.trash': { takes: ref, gives: v.strictObject({ undo: v.nullable(v.string()) }) },
  'document.untrash': { takes: v.strictObject({ undo: name }), gives: ref },
  'document.backup': {
    takes: v.strictObject({ ref: documentRef, copy: copyToSave, version: name }),
    gives: v.null(),
  },
  'document.watch': {
    takes: v.strictObject({
      documents: v.pipe(v.array(watched), v.maxLength(200)),
      folders: v.pipe(v.array(v.strictObject({ path, stamp: name })), v.maxLength(200)),
      wait: v.boolean(),
    }),
    gives: v.strictObject({ documents: v.array(watched), folders: v.array(path) }),
  },
  'workspace.read': { takes: v.null(), gives: v.strictObject({ folder: v.nullable(folder) }) },
  'workspace.choose': {
    takes: v.strictObject({ path: v.nullable(path) }),
    gives: v.strictObject({ folder }),
  },
  'workspace.list': {
    takes: v.strictObject({ path }),
    gives: v.strictObject({ entries: v.array(folderEntry), more: size, stamp: name }),
  },
  'workspace.files': {
    takes: v.null(),
    gives: v.strictObject({
      files: v.array(v.strictObject({ path, name: v.string(), folder: v.string() })),
      complete: v.boolean(),
    }),
  },
  'workspace.folder': {
    takes: v.strictObject({ folder: path, name: fileName }),
    gives: v.strictObject({ path }),
  },
  'recent.list': { takes: v.null(), gives: v.array(recent) },
  'recent.forget': { takes: ref, gives: v.null() },
  'recovery.list': {
    takes: v.null(),
    gives: v.array(v.strictObject({ ref: documentRef, name: v.string(), at: timestamp, size })),
  },
  'recovery.read': { takes: ref, gives: v.strictObject({ copy: savedCopy, version: name }) },
  'recovery.discard': { takes: ref, gives: v.null() },
  'history.list': { takes: ref, gives: v.array(v.strictObject({ id: name, at: timestamp, size })) },
  'history.read': {
    takes: v.strictObject({ ref: documentRef, id: name }),
    gives: v.strictObject({ text: longText }),
  },
} as const;
