/** The rooms and arrows of ARCHITECTURE.md, as rules. */
const room = (name) => `^src-${name}/`;
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: room('core') },
      to: { path: '^src-(kernel|renderer|main)/' },
    },
    {
      name: 'core-has-no-platform',
      severity: 'error',
      from: { path: room('core') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-knows-core-only',
      severity: 'error',
      from: { path: room('kernel') },
      to: { path: '^src-(renderer|main)/' },
    },
    {
      name: 'renderer-knows-core-only',
      severity: 'error',
      from: { path: room('renderer') },
      to: { path: '^src-(kernel|main)/' },
    },
    {
      name: 'main-knows-core-only',
      severity: 'error',
      from: { path: room('main') },
      to: { path: '^src-(kernel|renderer)/' },
    },
    {
      name: 'renderer-features-apart',
      severity: 'error',
      comment: 'window: app -> features -> session -> core. Only notebook may use editor and outputs.',
      from: { path: '^src-renderer/(editor|outputs|lesson|library|export|find|outline|documents)/' },
      to: {
        path: '^src-renderer/(app|notebook|lesson|library|editor|export|find|outline|documents)/',
        pathNot: '^src-renderer/$1/',
      },
    },
    {
      name: 'notebook-feature',
      severity: 'error',
      from: { path: '^src-renderer/notebook/' },
      to: { path: '^src-renderer/(app|lesson|library|export|find|outline|documents)/' },
    },
    {
      name: 'session-below-features',
      severity: 'error',
      from: { path: '^src-renderer/(session|kernel|i18n)/' },
      to: {
        path: '^src-renderer/(app|notebook|editor|outputs|lesson|library|export|find|outline|documents)/',
      },
    },
    {
      name: 'commands-below-features',
      severity: 'error',
      from: { path: '^src-renderer/(commands|controls)/' },
      to: {
        path: '^src-renderer/(app|session|kernel|notebook|editor|outputs|lesson|library|export|find|outline|documents|site)/',
      },
    },
    {
      name: 'only-main-imports-electron',
      severity: 'error',
      from: { pathNot: '^src-main/(desktop|preload)/' },
      to: { path: '^(node_modules/)?electron($|/)' },
    },
    { name: 'not-to-test', severity: 'error', from: { path: '^src-' }, to: { path: '^test/' } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?|\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
