/**
 * Parts of the window that come when they are first asked for. One that cannot be had (its host is gone, a file is missing)
 * says so where it would stand, and can be asked for again; all else goes on. What fails while it is drawn is another
 * matter, and goes to the boundary above.
 */
import { lazy, type ReactNode, startTransition, useEffect, useState } from 'react';

/** What the word of a missing part is given besides the part's own properties. */
export interface Missed {
  /** Asks for the part once more. */
  readonly onAgain: () => void;
}

type Component<Props> = (props: Props) => ReactNode;

/**
 * The component that `pick` takes from a module fetched when it is first drawn; `Missing` stands in its place where that
 * fails. Wants a `Suspense` above.
 */
export function late<Module, Props extends object>(
  load: () => Promise<Module>,
  pick: (module: Module) => Component<Props>,
  Missing: Component<Props & Missed>,
): Component<Props> {
  let failed = false;
  let tries = 0;
  const ask = () =>
    lazy(async (): Promise<{ readonly default: Component<Props & Missed> }> => {
      tries += 1;
      try {
        if (tries > 1) await mendStyles();
        return { default: pick(await (tries > 1 ? loadAgain(load, tries) : load())) };
      } catch (error) {
        failed = true;
        // The report of what went wrong has it.
        reportError(error);
        return { default: Missing };
      }
    });
  let current = ask();
  const renewed = () => {
    if (failed) current = ask();
    failed = false;
    return current;
  };
  return function Late(props: Props) {
    const [Part, setPart] = useState(() => current);
    // Who comes back asks again.
    useEffect(() => () => void renewed(), []);
    const again = () => {
      const fresh = renewed();
      startTransition(() => setPart(() => fresh));
    };
    return <Part {...props} onAgain={again} />;
  };
}

/** A browser remembers which modules it could not fetch, and asks for the same address no more: a new one is asked for instead. */
async function loadAgain<Module>(load: () => Promise<Module>, tries: number): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const [, address] = /dynamically imported module: (\S+)/.exec(String(error)) ?? [];
    if (address === undefined) throw error;
    return (await import(/* @vite-ignore */ `${address}?again=${tries}`)) as Module;
  }
}

/** Asks again for style sheets that did not come: a part's code would not, since it did so before. Rejects where one is missing still. */
async function mendStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(
    links
      .filter(({ sheet }) => sheet === null)
      .map((link) => {
        const fresh = link.cloneNode() as HTMLLinkElement;
        link.replaceWith(fresh);
        return new Promise<void>((resolve, reject) => {
          fresh.addEventListener('load', () => resolve());
          fresh.addEventListener('error', () =>
            reject(new Error('A style sheet of the app could not be read.')),
          );
        });
      }),
  );
}
