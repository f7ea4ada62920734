/**
 * The window's side of the language service: questions as promises. The worker starts
 * when it is first wanted; an answer that is no longer wanted is dropped by the
 * asker, who holds a version.
 */

import { comments, declarations } from 'virtual:declarations';
import chinese from 'typescript-language-service/lib/zh-cn/diagnosticMessages.generated.json?url';
import type { Locale } from '#core/text/locale.ts';
import { appFile } from '../../session/app-files.ts';
import type { SourceCell } from './cell-modules.ts';
import type { LanguageBeginning, LanguageCall, LanguageCalls, LanguageReply } from './protocol.ts';
import type { Messages } from './words.ts';

/** Where TypeScript's messages lie; it speaks English by itself. */
const messagesIn: Readonly<Record<Locale, string | null>> = {
  zh: appFile(chinese).href,
  en: null,
};

async function fetchMessages(address: string): Promise<Messages | undefined> {
  try {
    return (await (await fetch(address)).json()) as Messages;
  } catch {
    return undefined;
  }
}

interface Waiting {
  readonly resolve: (gives: never) => void;
  readonly reject: (reason: Error) => void;
}

/** A running language service. */
export class LanguageClient {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'language',
  });
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  #next = 0;
  #cells: readonly SourceCell[] = [];
  #locale: Locale = 'en';

  /** Called when messages come in another language than before. */
  onWords: () => void = () => {};

  constructor() {
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.onmessage = (event: MessageEvent<LanguageReply>) => {
        const reply = event.data;
        if ('ready' in reply) return resolve();
        const waiting = this.#waiting.get(reply.id);
        this.#waiting.delete(reply.id);
        if (reply.ok) waiting?.resolve(reply.gives as never);
        else waiting?.reject(new Error(reply.message));
      };
      this.#worker.onerror = (event) => {
        reject(new Error(event.message));
        for (const waiting of this.#waiting.values()) waiting.reject(new Error(event.message));
        this.#waiting.clear();
      };
    });
    this.#ready.catch(() => {});
    const beginning: LanguageBeginning = {
      declarations: appFile(declarations).href,
      comments: appFile(comments).href,
    };
    this.#worker.postMessage(beginning);
  }

  /** Settles when the service can answer; rejects where it could not start. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Gives the program as it stands; nothing is sent while it is the same. */
  setProgram(cells: readonly SourceCell[]): void {
    const same =
      cells.length === this.#cells.length &&
      cells.every((cell, index) => {
        const before = this.#cells[index];
        return before?.id === cell.id && before.source === cell.source && before.language === cell.language;
      });
    if (same) return;
    this.#cells = cells;
    void this.ask('program', { cells }).catch(() => {});
  }

  /** Messages come in this language from now on; its words are fetched when they are first wanted. */
  async speak(locale: Locale): Promise<void> {
    if (locale === this.#locale) return;
    this.#locale = locale;
    const address = messagesIn[locale];
    const messages = address === null ? null : await fetchMessages(address);
    // Where they cannot be had, English stays.
    if (this.#locale !== locale || messages === undefined) return;
    await this.ask('speak', { messages });
    this.onWords();
  }

  /** Asks one question. Rejects where the service failed at it. */
  ask<C extends LanguageCall>(call: C, takes: LanguageCalls[C]['takes']): Promise<LanguageCalls[C]['gives']> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, takes });
    });
  }

  /** Ends the service. */
  dispose(): void {
    this.#worker.terminate();
    for (const waiting of this.#waiting.values())
      waiting.reject(new Error('The language service was ended.'));
    this.#waiting.clear();
  }
}
