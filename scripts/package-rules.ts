/**
 * What may come along as a package: only what the registry signed for by content, under a licence that lets the app
 * be given away. Pure: the lockfile in, sentences about what is wrong with it out.
 */

/** One package of a lockfile (npm's version 3), as far as the rules look at it. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A lockfile. */
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** The project's own manifest. */
export type Manifest = Pick<LockedPackage, 'dependencies' | 'devDependencies'>;

/** Licences, by their SPDX names, under which a package may be used and given on. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages whose manifest names no allowed licence, and why they are here all the same. */
const exceptions: Readonly<Record<string, string>> = {
  'glsl-resolve/node_modules/xtend': 'MIT by its LICENCE file; used by Plotly’s build only',
  'stack-trace': 'MIT by its License file',
  khroma: 'MIT by its license file',
  elkjs: 'EPL-2.0; another layout of Mermaid’s, left out of the build (outputs/no-elk.ts)',
};

/** Packages with a script to run at installation. None is run but `node`’s; a new one is to be looked at first. */
const knownScripts: ReadonlySet<string> = new Set([
  '@swc/core',
  'core-js',
  'electron-winstaller',
  'es5-ext',
  'fsevents',
  'node',
]);

/** Whether an SPDX expression lets a package be used: of `OR` one side suffices, of `AND` both are needed. */
export function isAllowedLicence(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/\bOR\b/.test(bare)) return bare.split(/\bOR\b/).some(isAllowedLicence);
  if (/\bAND\b/.test(bare)) return bare.split(/\bAND\b/).every(isAllowedLicence);
  return allowed.has(bare.trim());
}

/** Everything that is wrong with a lockfile, one sentence each. */
export function faultsOf(lock: Lockfile, manifest: Manifest): readonly string[] {
  const faults: string[] = [];
  if (lock.lockfileVersion !== 3) faults.push('the lockfile is not of version 3');
  const root = lock.packages[''] ?? {};
  for (const kind of ['dependencies', 'devDependencies'] as const) {
    const [asked, locked] = [manifest[kind] ?? {}, root[kind] ?? {}];
    for (const name of new Set([...Object.keys(asked), ...Object.keys(locked)])) {
      if (asked[name] !== locked[name])
        faults.push(`${name}: package.json and the lockfile ask for different versions`);
      // An alias (npm:typescript@6.0.3) names its version too.
      if (!/^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(asked[name] ?? ''))
        faults.push(`${name}: a version is named exactly, not as ${asked[name]}`);
    }
  }
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === '') continue;
    const name = place.replace(/^node_modules\//, '');
    faults.push(...faultsIn(entry).map((fault) => `${name}: ${fault}`));
    if (!isAllowedLicence(entry.license ?? '') && exceptions[name] === undefined)
      faults.push(`${name}: its licence, ${entry.license ?? 'which it does not name'}, is not on the list`);
    if (entry.hasInstallScript === true && !knownScripts.has(name.replace(/^.*node_modules\//, '')))
      faults.push(`${name}: it has a script to run at installation that nobody has looked at`);
  }
  return faults;
}

function faultsIn({ link, resolved, integrity, optional }: LockedPackage): readonly string[] {
  const faults: string[] = [];
  if (link === true) faults.push('it is a link to a folder');
  if (resolved !== undefined) faults.push('it comes from an address of its own');
  // What other platforms need is named without its hash; npm takes it from the registry's own record.
  if (integrity === undefined ? optional !== true : !integrity.startsWith('sha512-'))
    faults.push('it has no SHA-512 of its content');
  return faults;
}
