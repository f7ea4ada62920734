/** What the packaging configuration promises; the rest only a packaged app can show. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import config from '../../electron-builder.config.ts';
import { icnsTypes, sizes } from '../../scripts/icon-files.ts';
import { findLayout } from '../../src-main/layout.ts';

const { root } = findLayout(import.meta.dirname);
const asset = (...parts: string[]) => readFileSync(join(root, 'assets', ...parts));

test('the fuses close every door into the packaged app', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(config.asar).toBe(true);
});

test('only what the app reads is packed, by an allow-list', () => {
  const files = [config.files].flat();
  expect(files).toEqual(
    expect.arrayContaining(['package.json', 'out/{main,preload,window,kernel,first}/**', 'notebooks/**']),
  );
  expect(files).not.toContain('**/*');
});

test('the AppImage is not made by the tools that start it without a sandbox', () => {
  expect(config.toolsets?.appimage).not.toBe('0.0.0');
  expect(config.toolsets?.appimage).toBeDefined();
  expect(JSON.stringify(config)).not.toContain('no-sandbox');
});

test('Windows knows the running app and its installer by one name, or it would show no notification', () => {
  const main = readFileSync(join(root, 'src-main', 'desktop', 'main.ts'), 'utf8');
  expect(main).toContain(`const appId = '${config.appId}';`);
});

test('there are installers for three systems, and each has its icon', () => {
  expect(config.linux?.target).toEqual(['AppImage', 'deb', 'tar.gz']);
  expect(config.mac?.target).toMatchObject([
    { target: 'dmg', arch: ['arm64', 'x64'] },
    { target: 'zip', arch: ['arm64', 'x64'] },
  ]);
  expect(config.win?.target).toEqual(['nsis', 'portable']);
  for (const icon of [config.mac?.icon, config.win?.icon])
    expect(existsSync(join(root, `${icon}`))).toBe(true);
  expect(existsSync(join(root, 'assets', 'build', `${config.linux?.icon}`))).toBe(true);
});

test('notebooks are opened by it: Markdown is offered, and never taken over', () => {
  const found = [config.fileAssociations ?? []].flat();
  expect(found.map(({ ext, rank }) => [ext, rank])).toEqual([
    ['md', 'Alternate'],
    ['ipynb', 'Default'],
  ]);
  // Linux knows files by their media type only.
  for (const { mimeType } of found) expect(mimeType).toMatch(/^\w+\/[\w+.-]+$/);
});

test('without certificates nothing is signed for others, and nothing is sent to a notary', () => {
  expect(process.env.CSC_LINK).toBeUndefined();
  expect(config.mac).toMatchObject({ identity: '-', notarize: false, hardenedRuntime: true });
  expect(config.publish).toBeNull();
});

test('updates are looked for where the build was told, over https, and nowhere else', async () => {
  const built = async (environment: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    vi.resetModules();
    try {
      return (await import('../../electron-builder.config.ts')).default.publish;
    } finally {
      vi.unstubAllEnvs();
    }
  };
  expect(await built({ STEPWISE_UPDATES_URL: 'https://example.org/stepwise' })).toEqual({
    provider: 'generic',
    url: 'https://example.org/stepwise',
  });
  expect(await built({ GITHUB_REPOSITORY: 'ada/stepwise' })).toEqual({
    provider: 'github',
    owner: 'ada',
    repo: 'stepwise',
  });
  await expect(built({ STEPWISE_UPDATES_URL: 'http://example.org' })).rejects.toThrow('https');
});

/** Width and height a PNG says it has. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the icons of the three systems hold the drawing in every size they want', () => {
  for (const size of sizes.linux) {
    expect(sizeOf(asset('build', 'icons', `${size}x${size}.png`))).toEqual([size, size]);
  }
  const ico = asset('build', 'icon.ico');
  expect(ico.readUInt16LE(4)).toBe(sizes.ico.length);
  sizes.ico.forEach((size, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    expect(sizeOf(ico.subarray(offset, offset + length))).toEqual([size, size]);
  });
  const icns = asset('build', 'icon.icns');
  expect(icns.readUInt32BE(4)).toBe(icns.byteLength);
  let at = 8;
  for (const [type, size] of icnsTypes) {
    expect(icns.subarray(at, at + 4).toString('latin1')).toBe(type);
    expect(sizeOf(icns.subarray(at + 8))).toEqual([size, size]);
    at += icns.readUInt32BE(at + 4);
  }
  expect(at).toBe(icns.byteLength);
});

test('the release is built on three systems with no more rights than it needs, and asks only for scripts there are', () => {
  const text = readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8');
  const workflow = parse(text);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs.package.strategy.matrix.os.map((os: string) => os.split('-')[0])).toEqual([
    'ubuntu',
    'macos',
    'windows',
  ]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The suite runs on both hosts, on each of the three systems.
  const runs = workflow.jobs.package.steps.map(({ run = '' }) => run);
  for (const suite of ['npm test', 'npm test -- desktop'])
    expect(runs.filter((run: string) => run.replace(/^xvfb-run \S+ /, '') === suite)).toHaveLength(2);
  const asked = [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(asked).toEqual(expect.arrayContaining(['check', 'package:check', 'package']));
  for (const name of asked) expect(Object.keys(scripts)).toContain(name);
  // What somebody else can choose never becomes part of a command.
  const commands = Object.values<{ steps: { run?: string }[] }>(workflow.jobs).flatMap(({ steps }) =>
    steps.map(({ run }) => run ?? ''),
  );
  for (const command of commands) expect(command).not.toContain('${{');
  expect(text).toContain('npm ci --ignore-scripts');
  expect(text).toContain('npm sbom');
  expect(text).toContain('SHA256SUMS');
});
