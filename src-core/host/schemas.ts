/**
 * The host contract as schemas: what a host checks before it acts, and what
 * the window checks before it believes. The compiler proves at the end of this
 * file that each schema yields exactly the type `host.ts` declares.
 *
 * Objects are strict: an unknown key is refused, and what passes is rebuilt
 * without the sender's prototypes.
 */
import * as v from 'valibot';
import { isCommandId } from '../commands/commands.ts';
import { keymapFrom } from '../commands/keymap.ts';
import { isLocale, locales } from '../text/locale.ts';
import { documentSchemas, savedCopy } from './document-schemas.ts';
import { documentRef, fileName, lessonId, longText, name, timestamp } from './fields.ts';
import { defaultSettings, type HostCall, type HostCalls, type Reply, type Settings } from './host.ts';
import { keptTab, windowSchemas } from './windows.ts';

const localized = v.pipe(
  v.record(v.picklist(locales), v.pipe(v.string(), v.maxLength(10_000))),
  v.check((value) => Object.keys(value).some(isLocale), 'at least one language'),
);
const localizedText = v.union([v.string(), localized]);

/** Most commands the palette remembers. */
const mostRecent = 12;

const settings = v.strictObject({
  locale: v.picklist([...locales, 'system'] as const),
  theme: v.picklist(['light', 'dark', 'system'] as const),
  backend: v.picklist(['auto', 'webgl', 'wasm', 'cpu', 'webgpu'] as const),
  codeSize: v.pipe(v.number(), v.minValue(10), v.maxValue(24)),
  variables: v.exactOptional(v.boolean()),
  steps: v.exactOptional(v.boolean()),
  zoom: v.exactOptional(v.pipe(v.number(), v.minValue(50), v.maxValue(300))),
  autosave: v.exactOptional(v.nullable(v.pipe(v.number(), v.minValue(100), v.maxValue(600_000)))),
  reactive: v.exactOptional(v.boolean()),
  updates: v.exactOptional(v.picklist(['off', 'on'] as const)),
  toured: v.exactOptional(v.boolean()),
  // Commands that this version does not know are left out, and spoil nothing else.
  keymap: v.exactOptional(v.pipe(v.unknown(), v.transform(keymapFrom))),
  recentCommands: v.exactOptional(
    v.pipe(
      v.array(v.unknown()),
      v.transform((ids) => ids.filter(isCommandId).slice(0, mostRecent)),
    ),
  ),
});

const appInfo = v.strictObject({
  host: v.picklist(['desktop', 'browser', 'static'] as const),
  version: name,
  platform: name,
  kernelUrl: v.string(),
  automation: v.exactOptional(v.strictObject({ document: documentRef })),
  tabs: v.exactOptional(v.array(keptTab)),
});

const progress = v.strictObject({
  steps: v.number(),
  stepsDone: v.number(),
  exercises: v.number(),
  passed: v.number(),
  questions: v.number(),
  answered: v.number(),
});

const lessonSummary = v.strictObject({
  id: lessonId,
  number: v.number(),
  title: localizedText,
  summary: localizedText,
  minutes: v.number(),
  prerequisites: v.array(lessonId),
  objectives: v.array(localizedText),
  covers: v.array(v.string()),
  saved: v.exactOptional(
    v.strictObject({
      at: timestamp,
      progress,
      step: v.exactOptional(v.strictObject({ number: v.number(), title: localizedText })),
    }),
  ),
});

const exportedFile = v.strictObject({
  name: fileName,
  mime: name,
  content: longText,
  encoding: v.picklist(['utf-8', 'base64'] as const),
});

/** An https address, whole; anything else never leaves the app. */
const webAddress = v.pipe(
  v.string(),
  v.maxLength(2_048),
  v.regex(/^https:\/\/[^\s\\]+$/, 'an https address'),
);

/** For every call: what it takes, checked by the host, and what it gives, checked by the window. */
export const hostSchemas = {
  'app.info': { takes: v.null(), gives: appInfo },
  'settings.read': { takes: v.null(), gives: settings },
  'settings.write': { takes: settings, gives: v.null() },
  'lessons.list': { takes: v.null(), gives: v.array(lessonSummary) },
  ...documentSchemas,
  ...windowSchemas,
  'export.save': {
    takes: exportedFile,
    gives: v.strictObject({
      saved: v.boolean(),
      path: v.exactOptional(v.string()),
      bytes: v.exactOptional(v.number()),
    }),
  },
  'export.pdf': {
    takes: v.strictObject({ html: longText }),
    gives: v.strictObject({ pdf: v.nullable(longText) }),
  },
  'shell.open': {
    takes: v.strictObject({ url: webAddress }),
    gives: v.strictObject({ opened: v.boolean() }),
  },
} as const satisfies { [C in HostCall]: { takes: v.GenericSchema; gives: v.GenericSchema } };

/** The schema of a learner's copy as it lies on disk. */
export const savedCopySchema = savedCopy;

/** The schema of a lesson's line in the list, as a published site's index holds it. */
export const lessonSummarySchema = lessonSummary;

/**
 * The schema of settings as they lie on disk. Another version may have written them: each choice is taken by itself, and
 * one that is missing or means nothing here is as if it had not been made.
 */
export const settingsSchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((kept): Settings => {
    const chosen = Object.entries(settings.entries).flatMap(([key, schema]) => {
      const read = v.safeParse(schema, kept[key]);
      return Object.hasOwn(kept, key) && read.success ? [[key, read.output]] : [];
    });
    return { ...defaultSettings, ...Object.fromEntries(chosen) };
  }),
);

/** Whether a text names a call of the contract. */
export function isHostCall(text: string): text is HostCall {
  return Object.hasOwn(hostSchemas, text);
}

/** What a sender's payload becomes once checked, or one sentence that says what is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Checked<T> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const issue = parsed.issues[0];
  const where = v.getDotPath(issue);
  return { ok: false, message: where === null ? issue.message : `${where}: ${issue.message}` };
}

/** Checks what a call takes. */
export function checkTakes<C extends ProvedCall>(call: C, value: unknown): Checked<HostCalls[C]['takes']> {
  // The proof below is what makes this widening true.
  return check(hostSchemas[call].takes as v.GenericSchema<unknown, HostCalls[C]['takes']>, value);
}

const errorCodes = [
  'bad-request',
  'not-found',
  'not-allowed',
  'conflict',
  'exists',
  'read-only',
  'disk-full',
  'io',
  'unreachable',
  'elsewhere',
  'cancelled',
] as const;

/** Checks a host's whole reply to a call. */
export function checkReply<C extends ProvedCall>(
  call: C,
  value: unknown,
): Checked<Reply<HostCalls[C]['gives']>> {
  const gives = hostSchemas[call].gives as v.GenericSchema<unknown, HostCalls[C]['gives']>;
  const reply = v.variant('ok', [
    v.object({ ok: v.literal(true), value: gives }),
    v.object({ ok: v.literal(false), code: v.picklist(errorCodes), message: v.string() }),
  ]);
  return check(reply as v.GenericSchema<unknown, Reply<HostCalls[C]['gives']>>, value);
}

/** A type with every key required and marked, so that a key missing on one side at any depth tells two types apart. */
type Shape<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? { items: Shape<Item> }
    : {
        [K in keyof T]-?: [
          Shape<Exclude<T[K], undefined>>,
          Record<never, never> extends Pick<T, K> ? 'optional' : 'required',
        ];
      };
type Same<A, B> = [Shape<A>] extends [Shape<B>] ? ([Shape<B>] extends [Shape<A>] ? true : false) : false;

type Side = 'takes' | 'gives';
type Proof = {
  [C in HostCall]: { [S in Side]: Same<v.InferOutput<(typeof hostSchemas)[C][S]>, HostCalls[C][S]> };
};
type Proved<P extends { readonly [C in HostCall]: { readonly [S in Side]: true } }> = P;
/** A call whose schemas are proved; does not compile where a schema and the contract differ. */
type ProvedCall = keyof Proved<Proof>;
