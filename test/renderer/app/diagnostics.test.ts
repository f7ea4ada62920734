import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/host/host.ts';
import { writeReport } from '../../../src-renderer/app/diagnostics.ts';
import { sayable, withoutSecrets } from '../../../src-renderer/app/errors-kept.ts';

const around = {
  userAgent: 'Mozilla/5.0 Chrome/150.0.1.2 Electron/45.4.1',
  languages: ['zh-CN'],
  cores: 4,
  memory: 8,
  heap: 50 * 1024 * 1024,
  isolated: true,
  renderer: 'ANGLE (Google, Vulkan 1.3 (SwiftShader Device))',
  webgpu: false,
  screen: [1920, 1080],
  window: [1280, 800],
  scale: 2,
  prefers: ['prefers-reduced-motion: reduce'],
  storage: undefined,
} as const;

describe('the diagnostics report', () => {
  const report = writeReport({
    info: { host: 'desktop', version: '1.2.3', platform: 'linux', kernelUrl: 'kernel://kernel/index.html' },
    settings: { ...defaultSettings, keymap: { save: ['Mod+j'] }, recentCommands: ['save'] },
    around,
    open: { tabs: 2, kinds: ['lesson', 'file'], backend: null },
    errors: [{ at: 0, text: 'TypeError: no\n    at start.js:1:2' }],
    at: 0,
  });

  it('says what the app is and on what it runs', () => {
    for (const line of [
      'Stepwise: 1.2.3',
      'Host: desktop',
      'Electron: 45.4.1',
      'Chromium: 150.0.1.2',
      'Cross-origin isolated: yes',
      'WebGL renderer: ANGLE (Google, Vulkan 1.3 (SwiftShader Device))',
      'Open: 2 (lesson, file)',
      'Keys changed: 1',
      '- 1970-01-01T00:00:00.000Z TypeError: no',
    ]) {
      expect(report).toContain(line);
    }
    expect(report).toContain('"backend":"auto"');
  });

  it('has no address of the kernel, nor what was chosen in the palette', () => {
    expect(report).not.toMatch(/kernel:|recentCommands/);
  });
});

describe('what is left out of a report', () => {
  it.each([
    ['at f (http://127.0.0.1:41234/assets/start-Bx2.js:10:20)', 'at f (start-Bx2.js:10:20)'],
    ['at g (app://stepwise/assets/a.js:1:2)', 'at g (a.js:1:2)'],
    ['fetch https://example.org/x?token=abc failed', 'fetch <address> failed'],
    ['ENOENT /home/ada/notes/my secret.md', 'ENOENT <path> secret.md'],
    ['C:\\Users\\Ada\\notes.md is gone', '<path> is gone'],
    ['open #/file/%2Fhome%2Fada%2Fa.md', 'open <document>'],
    ['token 4f1c9aa07be24bb18f6ad0c2e3cc8911', 'token <key>'],
  ])('takes what is private out of “%s”', (text, left) => {
    expect(withoutSecrets(text)).toBe(left);
    expect(left).not.toMatch(/ada|127\.0\.0\.1/i);
  });

  it.each([
    [
      `Unexpected token 'h', "hello world is my text" is not valid JSON`,
      `Unexpected token 'h', <text> is not valid JSON`,
    ],
    ['KaTeX parse error at position 3: \\frac{my}{formula}', 'KaTeX parse error at position 3'],
    [
      "Cannot read properties of undefined (reading 'cells')",
      "Cannot read properties of undefined (reading 'cells')",
    ],
    ['first line\nsecond line with text', 'first line'],
  ])('says “%s” without what it quotes of a document', (message, said) => {
    expect(sayable(message)).toBe(said);
  });
});
