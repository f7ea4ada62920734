/**
 * Writes the licences of everything the app is made of into `out/window/licences.json`: the packages that the builds took
 * code, styles or fonts from (as `bundled.ts` noted), and Electron, in whose window the desktop app runs.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFolder } from './bundled.ts';

/** One package, as the app's list shows it. */
export interface LicencedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence's own words; '' where the package brings none. */
  readonly text: string;
}

/** Files of a package that say under which terms it is given. */
const licenceFile = /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:[.-].*)?$/i;

/** Reads a package's terms from its folder. */
export function readPackage(root: string, folder: string): LicencedPackage {
  const path = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type: string };
  };
  const texts = readdirSync(path)
    .filter((file) => licenceFile.test(file) && !/\.(?:json|js|ts)$/.test(file))
    .sort()
    .map((file) => readFileSync(join(path, file), 'utf8').trim());
  const { license = '' } = manifest;
  return {
    name: manifest.name,
    version: manifest.version,
    licence: typeof license === 'string' ? license || nameOf(texts[0] ?? '') : license.type,
    text: texts.join('\n\n'),
  };
}

/** What a licence that its package does not name is called, by its first words. */
function nameOf(text: string): string {
  return /\bMIT\b|Permission is hereby granted, free of charge/.test(text) ? 'MIT' : '';
}

/** Every package noted by a build, and Electron; once each, by name. */
export function licencedPackages(root: string): readonly LicencedPackage[] {
  const notes = join(root, bundledFolder);
  const folders = new Set(['node_modules/electron']);
  for (const file of existsSync(notes) ? readdirSync(notes) : []) {
    for (const folder of JSON.parse(readFileSync(join(notes, file), 'utf8')) as string[]) folders.add(folder);
  }
  const read = [...folders]
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => readPackage(root, folder));
  const once = new Map(read.map((each) => [`${each.name} ${each.version}`, each]));
  // The words of this licence are the same for all, and TypeScript brings them bare; its other packages leave them out.
  const apache = read.find(({ name }) => name === 'typescript')?.text ?? '';
  return [...once.values()]
    .map((each) =>
      each.text === '' && each.licence.startsWith('Apache-2.0') ? { ...each, text: apache } : each,
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** Writes the list into the window's files. */
export function writeLicences(root: string): void {
  writeFileSync(join(root, 'out/window/licences.json'), `${JSON.stringify(licencedPackages(root))}\n`);
}
