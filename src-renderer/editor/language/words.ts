/** The language that TypeScript's own messages are in. */
import type * as TS from 'typescript-language-service';

/** TypeScript's messages in another language, by its own keys. */
export type Messages = Readonly<Record<string, string>>;

/** What TypeScript offers to its own command line, and no type of it declares. */
interface Translatable {
  setLocalizedDiagnosticMessages?(messages: Messages | undefined): void;
}

/** From now on messages are made in this language; `null`: in English. */
export function speak(ts: typeof TS, messages: Messages | null): void {
  (ts as Translatable).setLocalizedDiagnosticMessages?.(messages ?? undefined);
}
