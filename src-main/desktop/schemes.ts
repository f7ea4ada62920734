/** The desktop's two origins. Registered before Electron is ready; after that it is too late. */
import type { Site } from '../serve/headers.ts';
import type { Electron } from './electron.ts';

/** Origin of the window. */
export const windowOrigin = 'app://stepwise';
/** Origin of the kernel's frame. */
export const kernelOrigin = 'kernel://stepwise';

/** Both sites, as the walls are built around them. */
export const sites: Readonly<Record<'app' | 'kernel', Site>> = {
  app: { role: 'window', origin: windowOrigin, kernelOrigin },
  kernel: { role: 'kernel', origin: kernelOrigin, windowOrigin },
};

/** Declares the schemes: ordinary secure origins whose code is cached, ruled by their CSP. */
export function setupSchemes({ registerSchemes }: Pick<Electron, 'registerSchemes'>): void {
  registerSchemes(
    ['app', 'kernel'].map((scheme) => ({
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    })),
  );
}
