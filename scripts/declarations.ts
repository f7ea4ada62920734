/**
 * Collects every declaration a cell's types can come from: the standard library, tfjs, the learn library and
 * the core modules it names. One JSON file is the file system of the window's language service; what the declarations
 * say in comments is another, read later.
 */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript-language-service';
import { graphicsLibrary } from '../src-renderer/editor/language/graphics-library.ts';
import { bareFile, type FileComments } from './bare-declarations.ts';

const libFolder = 'node_modules/typescript-language-service/lib/';

/** Where a file of the repository stands in the service's file system; `undefined` where it is not needed there. */
function virtualPath(root: string, path: string): string {
  const inside = relative(root, path).split(sep).join('/');
  return inside.startsWith(libFolder) ? `/lib/${inside.slice(libFolder.length)}` : `/${inside}`;
}

/** The folder of the package that holds a file, or `undefined` outside `node_modules`. */
function packageFolder(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.split(sep).join('/'))?.[0];
}

/**
 * A declaration file without what says nothing of types: licences (an eighth of all text), and the reference to
 * types of WebGPU, which the standard library has itself.
 */
function lean(text: string): string {
  return text
    .replace(/\/\*(?:[^*]|\*(?!\/))*\*\//g, (comment) => (/@license|Copyright/.test(comment) ? '' : comment))
    .replace(/^\/\/\/ <(?:amd-module|reference types="@webgpu\/types).*$/gm, '')
    .trimStart()
    .replace(described, describeOperation);
}

/** An operation of tfjs: its description stands before a function that is not exported, and the constant that is has none. */
const described =
  /(\/\*\*(?:[^*]|\*(?!\/))*\*\/)\s*(declare function (\w+)_\b[\s\S]*?)(export declare const \3: typeof \3_;)/g;

/** Gives the constant what the description says before its examples and parameters. */
function describeOperation(
  all: string,
  comment: string,
  between: string,
  _name: string,
  constant: string,
): string {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));
  const end = lines.findIndex((line) => /^(?:```|@)/.test(line.trim()));
  const words = lines
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .trim();
  if (words === '') return all;
  return `${comment}\n${between}/**\n${words.replace(/^/gm, ' * ')}\n */\n${constant}`;
}

/** Names of WebGL's and WebGPU's types: a seventh of all declarations, which few notebooks need. */
const ofGraphics = /^(?:WebGL|GPU|GL[a-z0-9]+$|(?:ANGLE|EXT|KHR|OES|OVR|WEBGL)_)/;

/** The library of workers in two: what every program needs, and the types of graphics, with what they say in comments. */
function partGraphics({ statements, text }: ts.SourceFile): {
  readonly rest: string;
  readonly graphics: string;
} {
  let rest = '';
  let graphics = '';
  for (const statement of statements) {
    const [variable] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const { name } = (variable ?? statement) as { readonly name?: ts.Node };
    const own = text.slice(statement.pos, statement.end);
    if (name && ts.isIdentifier(name) && ofGraphics.test(name.text)) graphics += own;
    else rest += own;
  }
  return { rest, graphics: graphics.trimStart() };
}

/** What there is to be read, by path. */
export interface Collected {
  /** The text of every declaration file and library source, without comments, and the manifests that name their types. */
  readonly files: Record<string, string>;
  /** What their comments say. */
  readonly comments: Record<string, FileComments>;
}

/** Collects from a checkout, given its root folder. */
export function collectDeclarations(root: string): Collected {
  const globals = join(root, 'src-kernel/evaluate/cell-globals.d.ts');
  const roots = [
    join(root, 'src-kernel/learn/index.ts'),
    join(root, 'src-kernel/learn/check/index.ts'),
    globals,
  ];
  const entry = join(root, 'src-kernel/learn/declarations-entry.ts');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.webworker.d.ts'],
    types: [],
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
  };
  const host = ts.createCompilerHost(options);
  const source = host.getSourceFile.bind(host);
  /** Texts that stand in for what is on disk. */
  const made = new Map([[entry, "import '@tensorflow/tfjs';"]]);
  host.getSourceFile = (path, ...rest) => {
    const text = made.get(path) ?? (path.endsWith('.d.ts') ? lean(host.readFile(path) ?? '') : undefined);
    return text === undefined
      ? source(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023);
  };
  const exists = host.fileExists.bind(host);
  host.fileExists = (path) => made.has(path) || exists(path);

  // Our own sources stand there as declarations, under their own names: the service reads no function's body,
  // and of what only bodies need it reads nothing.
  const sources = ts.createProgram([...roots, entry], options, host);
  sources.emit(undefined, (_path, text, _mark, _error, of) => {
    const [file] = of ?? [];
    if (file && file.fileName !== entry) made.set(file.fileName, text);
  });
  const program = ts.createProgram([...roots, entry], options, host);

  // What a cell may import is part of every program, so that it can be offered before it is imported.
  const files: Record<string, string> = {
    '/globals/modules.ts': "import '@tensorflow/tfjs';\nimport 'stepwise/learn';\n",
  };
  const comments: Record<string, FileComments> = {};
  for (const file of program.getSourceFiles()) {
    if (file.fileName === entry) continue;
    const path = file.fileName === globals ? '/globals/cell-globals.d.ts' : virtualPath(root, file.fileName);
    let { text } = file;
    if (path === '/lib/lib.webworker.d.ts') {
      const parted = partGraphics(file);
      text = parted.rest;
      files[graphicsLibrary] = parted.graphics;
    }
    const bare = bareFile(path, text);
    files[path] = bare.text;
    if (bare.comments.at.length > 0) comments[path] = bare.comments;
    const folder = packageFolder(file.fileName);
    if (!folder || file.fileName.includes(libFolder)) continue;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const { name, version, types, typings } = manifest;
    files[virtualPath(root, join(folder, 'package.json'))] = JSON.stringify({
      name,
      version,
      types,
      typings,
    });
  }
  return { files, comments };
}

/** Vite plugin: `virtual:declarations` gives the addresses of the collected files and of their comments. */
export function declarations(root: string): {
  name: string;
  resolveId(id: string): string | undefined;
  load(
    this: { emitFile(file: { type: 'asset'; name: string; source: string }): string },
    id: string,
  ): string | undefined;
} {
  return {
    name: 'stepwise-declarations',
    resolveId: (id) => (id === 'virtual:declarations' ? '\0declarations' : undefined),
    load(id) {
      if (id !== '\0declarations') return undefined;
      const { files, comments } = collectDeclarations(root);
      const [declared, said] = [
        { name: 'declarations.json', source: JSON.stringify(files) },
        { name: 'declared-comments.json', source: JSON.stringify(comments) },
      ].map((file) => this.emitFile({ type: 'asset', ...file }));
      return `export const declarations = import.meta.ROLLUP_FILE_URL_${declared};
export const comments = import.meta.ROLLUP_FILE_URL_${said};`;
    },
  };
}
