/**
 * The machine: answers every call of the host contract, for whichever host
 * carries it. What arrives is checked before anything is done, and no error
 * leaves as anything but a reply.
 */
import type { AppInfo, ExportedFile, Host, HostCall, HostCalls, Reply } from '#core/host/host.ts';
import { checkTakes, isHostCall } from '#core/host/schemas.ts';
import type { WindowCalls } from '#core/host/windows.ts';
import { asFailure } from './library/failure.ts';
import type { Library } from './library/library.ts';

/** What a host adds to the library: how a file is handed over and how a page is opened where it runs. */
export interface MachineParts {
  /** What the window is told of where it runs; asked anew each time where it changes. */
  readonly info: AppInfo | (() => AppInfo);
  readonly library: Library;
  /** Hands a file to the learner; where a host cannot, the window offers a download. */
  readonly saveExport?: (file: ExportedFile) => Promise<HostCalls['export.save']['gives']>;
  /** Prints a page for paper; null where nothing here can. */
  readonly printPdf?: (html: string) => Promise<Uint8Array | null>;
  /** Opens a page outside the app, already known to be an https address; gives whether it did. */
  readonly openPage?: (url: string) => Promise<boolean>;
  /** The app's windows, and what of the desktop around them the window may use. */
  readonly windows?: WindowHandlers;
  /** Told of every call that failed, for the log: the call and the code, nothing of the payload. */
  readonly onFailure?: (call: string, code: string, message: string) => void;
}

/** Calls about windows, where the host has any. */
export type WindowHandlers = {
  readonly [C in keyof WindowCalls]: (takes: WindowCalls[C]['takes']) => Promise<WindowCalls[C]['gives']>;
};

/** What is answered where there are no windows but the browser's own. */
const noWindows: WindowHandlers = {
  'window.tabs': async () => null,
  'window.commands': async () => null,
  'window.open': async () => ({ opened: false }),
  'shell.browser': async () => ({ opened: false }),
  'updates.check': async () => ({ looked: false }),
  'export.drag': async () => ({ dragged: false }),
  'export.reveal': async () => ({ revealed: false }),
};

/** A host that can also be asked by someone it does not trust. */
export interface Machine extends Host {
  /** Answers a call whose name and payload came from outside. */
  answer(call: unknown, takes: unknown): Promise<Reply<unknown>>;
}

type Handlers = { [C in HostCall]: (takes: HostCalls[C]['takes']) => Promise<HostCalls[C]['gives']> };

/** Builds the machine of a host. */
export function createMachine(parts: MachineParts): Machine {
  const { library } = parts;
  const handlers: Handlers = {
    'app.info': async () => (typeof parts.info === 'function' ? parts.info() : parts.info),
    'settings.read': () => library.readSettings(),
    'settings.write': async (settings) => {
      await library.writeSettings(settings);
      return null;
    },
    'lessons.list': () => library.lessons(),
    ...library.documents,
    ...(parts.windows ?? noWindows),
    'export.save': async (file) => (await parts.saveExport?.(file)) ?? { saved: false },
    'export.pdf': async ({ html }) => {
      const pdf = await parts.printPdf?.(html);
      return { pdf: pdf ? Buffer.from(pdf).toString('base64') : null };
    },
    'shell.open': async ({ url }) => ({ opened: (await parts.openPage?.(url)) ?? false }),
  };

  async function call<C extends HostCall>(
    name: C,
    takes: HostCalls[C]['takes'],
  ): Promise<Reply<HostCalls[C]['gives']>> {
    const checked = checkTakes(name, takes);
    if (!checked.ok) return fail(name, 'bad-request', checked.message);
    try {
      return { ok: true, value: await handlers[name](checked.value) };
    } catch (error) {
      const failure = asFailure(error);
      return fail(name, failure.code, failure.message);
    }
  }

  function fail(name: string, code: Extract<Reply<never>, { ok: false }>['code'], message: string) {
    parts.onFailure?.(name, code, message);
    return { ok: false, code, message } as const;
  }

  return {
    call,
    async answer(name, takes) {
      if (typeof name !== 'string' || !isHostCall(name))
        return fail('?', 'bad-request', 'There is no such call.');
      // The name is only known to be some call; `call` checks the payload against that very call.
      return call<HostCall>(name, takes as HostCalls[HostCall]['takes']);
    },
  };
}
