/** What the packaging configuration promises; the rest only a packaged app can show. */
import { expect, test } from 'vitest';
import config from '../../electron-builder.config.ts';

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
    expect.arrayContaining(['package.json', 'out/{main,preload,window,kernel}/**', 'notebooks/**']),
  );
  expect(files).not.toContain('**/*');
});

test('the AppImage is not made by the tools that start it without a sandbox', () => {
  expect(config.toolsets?.appimage).not.toBe('0.0.0');
  expect(config.toolsets?.appimage).toBeDefined();
  expect(JSON.stringify(config)).not.toContain('no-sandbox');
});
