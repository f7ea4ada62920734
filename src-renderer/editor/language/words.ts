/** The language that TypeScript's own messages are in. */
import type { TypeScript } from './typescript.ts';

/** TypeScript's messages in another language, by its own keys. */
export type Messages = Readonly<Record<string, string>>;

/** From now on messages are made in this language; `null`: in English. */
export function speak(ts: TypeScript, messages: Messages | null): void {
  ts.setLocalizedDiagnosticMessages(messages ?? undefined);
}
