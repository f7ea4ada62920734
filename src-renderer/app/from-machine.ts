/** What the desktop gives this window beside answers: what it tells unasked, and the files dropped on it. */
import * as v from 'valibot';
import { documentRef } from '#core/host/fields.ts';
import type { DocumentRef } from '#core/host/host.ts';
import { type Told, toldSchema } from '#core/host/windows.ts';

/** Has a function called with what the machine tells this window unasked; only the desktop does. */
export function listenToMachine(listener: (told: Told) => void): void {
  globalThis.stepwiseHost?.listen((told) => {
    const parsed = v.safeParse(toldSchema, told);
    if (parsed.success) listener(parsed.output);
  });
}

/** The document a dropped file is, where the host opens it where it lies; null where its bytes have to be uploaded. */
export async function documentDropped(file: File): Promise<DocumentRef | null> {
  const reply = await globalThis.stepwiseHost?.dropped(file).catch(() => undefined);
  const parsed = v.safeParse(v.object({ ok: v.literal(true), value: v.object({ ref: documentRef }) }), reply);
  return parsed.success ? parsed.output.value.ref : null;
}
