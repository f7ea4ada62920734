/**
 * Packages the desktop app. Signing and notarising read the environment and are off without it: `CSC_LINK` and
 * `CSC_KEY_PASSWORD` (a certificate; on Windows also `WIN_CSC_LINK`), `APPLE_API_KEY`, `APPLE_API_KEY_ID` and
 * `APPLE_API_ISSUER` (Apple's notary). `STEPWISE_UPDATES_URL`, an https address of a plain server, or `GITHUB_REPOSITORY` says
 * where updates are looked for; without either a build has no address, and its menu says so.
 */
import type { Configuration } from 'electron-builder';

const { env } = process;
const signsForApple = env.CSC_LINK !== undefined && env.CSC_LINK !== '';
const notarises = signsForApple && env.APPLE_API_KEY !== undefined && env.APPLE_API_KEY !== '';
const [owner, repo] = (env.GITHUB_REPOSITORY ?? '').split('/');
const updatesUrl = env.STEPWISE_UPDATES_URL ?? '';
if (updatesUrl !== '' && !/^https:\/\/[^\s]+$/.test(updatesUrl))
  throw new Error('STEPWISE_UPDATES_URL is not an https address');

const config: Configuration = {
  appId: 'app.stepwise.desktop',
  productName: 'Stepwise',
  executableName: 'stepwise',
  copyright: 'The Stepwise team',
  // Installer names without spaces, so that checksums and updates name them alike on every system.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
  artifactName: 'stepwise-${version}-${os}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'assets/build' },
  // What the app reads at run time and nothing else: everything is bundled, so no package comes along.
  files: [
    'package.json',
    'out/{main,preload,window,kernel,first}/**',
    '!out/**/*.map',
    'notebooks/**',
    // The icon of windows, and of what is dragged out of them.
    'assets/build/icons/{64x64,256x256}.png',
    '!**/node_modules/**',
  ],
  asar: true,
  npmRebuild: false,
  // Two of Chromium's languages are enough: its own words appear in few places.
  electronLanguages: ['en-US', 'zh-CN'],
  publish:
    updatesUrl !== ''
      ? { provider: 'generic', url: updatesUrl }
      : owner && repo
        ? { provider: 'github', owner, repo }
        : null,
  fileAssociations: [
    {
      ext: 'md',
      name: 'Markdown notebook',
      description: 'Markdown notebook',
      mimeType: 'text/markdown',
      role: 'Editor',
      // Offered for Markdown, not taking it over.
      rank: 'Alternate',
    },
    {
      ext: 'ipynb',
      name: 'Jupyter notebook',
      description: 'Jupyter notebook',
      mimeType: 'application/x-ipynb+json',
      role: 'Editor',
      rank: 'Default',
    },
  ],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    // Left on, it breaks cross-origin isolation of our own schemes.
    grantFileProtocolExtraPrivileges: false,
    // An unsigned arm64 program does not start; changing fuses takes its signature away.
    resetAdHocDarwinSignature: true,
  },
  // The default AppImage tools start the app with `--no-sandbox`.
  toolsets: { appimage: '1.0.3' },
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'Education',
    synopsis: 'A notebook for learning how large AI models work',
    maintainer: 'The Stepwise team',
    icon: 'icons',
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    icon: 'assets/build/icon.icns',
    category: 'public.app-category.education',
    hardenedRuntime: true,
    notarize: notarises,
    // Signed for this machine only where there is no certificate.
    ...(signsForApple ? {} : { identity: '-' }),
  },
  win: { target: ['nsis', 'portable'], icon: 'assets/build/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
  portable: { artifactName: 'stepwise-${version}-win-${arch}-portable.${ext}' },
};

export default config;
