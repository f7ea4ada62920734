/** Where the app keeps what is the learner's, by each platform's custom. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The environment the choice is made from. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** This process's own surroundings. */
export const surroundings = (): Surroundings => ({
  platform: process.platform,
  environment: process.env,
  home: homedir(),
});

/**
 * The data folder: `STEPWISE_DATA` where it is set, else `%APPDATA%\Stepwise`, `~/Library/Application Support/Stepwise`,
 * or `$XDG_DATA_HOME/stepwise` (`~/.local/share/stepwise`).
 */
export function dataFolder({ platform, environment, home }: Surroundings = surroundings()): string {
  const chosen = environment.STEPWISE_DATA;
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') {
    return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Stepwise');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Stepwise');
  const xdg = environment.XDG_DATA_HOME;
  // The XDG specification: a path that is not absolute is to be ignored.
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'stepwise');
}
