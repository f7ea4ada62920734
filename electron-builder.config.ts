/** Packages the desktop app. Signing and notarising read the environment and are off without it. */
import type { Configuration } from 'electron-builder';

const config: Configuration = {
  appId: 'app.stepwise.desktop',
  productName: 'Stepwise',
  directories: { output: 'dist', buildResources: 'assets/build' },
  // What the app reads at run time and nothing else: everything is bundled, so no package comes along.
  files: [
    'package.json',
    'out/{main,preload,window,kernel}/**',
    '!out/**/*.map',
    'notebooks/**',
    '!**/node_modules/**',
  ],
  asar: true,
  npmRebuild: false,
  fileAssociations: [
    {
      ext: 'md',
      name: 'Markdown notebook',
      description: 'Markdown notebook',
      mimeType: 'text/markdown',
      role: 'Editor',
    },
    {
      ext: 'ipynb',
      name: 'Jupyter notebook',
      description: 'Jupyter notebook',
      mimeType: 'application/x-ipynb+json',
      role: 'Editor',
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
  },
  // The default AppImage tools start the app with `--no-sandbox`.
  toolsets: { appimage: '1.0.3' },
  linux: { target: ['AppImage', 'deb'], category: 'Education', maintainer: 'The Stepwise team' },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.education', hardenedRuntime: true },
  win: { target: ['nsis'] },
};

export default config;
