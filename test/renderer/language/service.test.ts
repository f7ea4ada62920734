import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import chinese from 'typescript-language-service/lib/zh-cn/diagnosticMessages.generated.json' with {
  type: 'json',
};
import { beforeAll, describe, expect, it } from 'vitest';
import { collectDeclarations } from '../../../scripts/declarations.ts';
import { asModule } from '../../../scripts/typescript-module.ts';
import { graphicsLibrary } from '../../../src-renderer/editor/language/graphics-library.ts';
import { ProgramFiles } from '../../../src-renderer/editor/language/program-files.ts';
import { LanguageService } from '../../../src-renderer/editor/language/service.ts';
import type { TypeScript } from '../../../src-renderer/editor/language/typescript.ts';

const root = join(import.meta.dirname, '../../..');
const { files, comments } = collectDeclarations(root);

/** TypeScript as the build takes it, without the parts that are never reached. */
let typescript: TypeScript;
beforeAll(async () => {
  // Among the packages, where no test runner reads it first.
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'stepwise-typescript-'));
  const path = join(folder, 'typescript.mjs');
  const whole = join(root, 'node_modules/typescript-language-service/lib/typescript.js');
  await writeFile(path, asModule(await readFile(whole, 'utf8')));
  typescript = (await import(pathToFileURL(path).href)) as TypeScript;
  await rm(folder, { recursive: true });
});

/** A service over cells a, b, c… with these sources. */
function program(...sources: string[]): { service: LanguageService; sources: string[] } {
  const service = new LanguageService(typescript, files);
  service.setCells(
    sources.map((source, index) => ({ id: 'abcdefgh'[index] ?? 'z', source, language: 'ts' })),
  );
  return { service, sources };
}

/** Puts what declarations say in its places. */
const told = (service: LanguageService): void => {
  for (const _ of service.putComments(comments));
};

/** The messages of one cell. */
const messages = (service: LanguageService, cell: string): string[] =>
  service.problems(cell).map((problem) => problem.message);

/** The text a span covers. */
const covered = (sources: string[], span: { cell: string; start: number; length: number }): string =>
  (sources['abcdefgh'.indexOf(span.cell)] ?? '').slice(span.start, span.start + span.length);

describe('problems', () => {
  it('raises none for await, import and redefinition at top level', () => {
    const { service } = program(
      "import * as tf from '@tensorflow/tfjs';\nconst x = await Promise.resolve(1);",
      'const x = tf.tensor([x0()]); function x0() { return 1 }\nx.shape',
      'const x = "again"; x.length',
    );
    for (const cell of ['a', 'b', 'c']) expect(messages(service, cell)).toEqual([]);
  });

  it('knows the types of graphics once a cell speaks of them, and of canvases before', () => {
    const canvas =
      "const canvas = new OffscreenCanvas(1, 1);\nconst pen = canvas.getContext('2d');\npen?.fillRect(0, 0, 1, 1);";
    const { service } = program(canvas);
    expect(messages(service, 'a')).toEqual([]);
    const graphics =
      "const gl = canvas.getContext('webgl2');\nconst wrong: string = gl?.createShader(gl.VERTEX_SHADER);\nlet size: GLsizei = 1;\nconst adapter = await navigator.gpu.requestAdapter();\nadapter?.limits.nothing;";
    service.setCells([
      { id: 'a', source: canvas, language: 'ts' },
      { id: 'b', source: graphics, language: 'ts' },
    ]);
    expect(messages(service, 'a')).toEqual([]);
    expect(messages(service, 'b')).toEqual([
      expect.stringContaining("'WebGLShader | null | undefined'"),
      expect.stringContaining("'nothing' does not exist on type 'GPUSupportedLimits'"),
    ]);
    const at = graphics.indexOf('createShader') + 2;
    expect(JSON.stringify(service.hover('b', at))).toContain('MDN Reference');
  });

  it('reads the types of graphics where a cell speaks of them, and lets them stay', () => {
    const program = new ProgramFiles(typescript, files);
    const reads = (source: string): boolean => {
      program.setCells([{ id: 'a', source, language: 'ts' }]);
      return program.roots().includes(graphicsLibrary);
    };
    expect(reads("tf.initializers.glorotUniform({ seed: 1 }); canvas.getContext('2d')")).toBe(false);
    expect(reads("canvas.getContext('webgl2')")).toBe(true);
    expect(reads("canvas.getContext('2d')")).toBe(true);
  });

  it('knows what `using` lets go of', () => {
    const { service } = program(
      'using room = { size: 3, [Symbol.dispose]() {} };\nawait using later = { async [Symbol.asyncDispose]() {} };',
      'room.size.toFixed(); later',
      'using wrong = { size: 3 };',
    );
    for (const cell of ['a', 'b']) expect(messages(service, cell)).toEqual([]);
    expect(messages(service, 'c')).toHaveLength(1);
  });

  it('raises one for a use before any definition', () => {
    const { service } = program('later + 1', 'const later = 1');
    expect(messages(service, 'a')).toEqual(["Cannot find name 'later'."]);
  });

  it('carries types across cells and points at the right place', () => {
    const { service, sources } = program('const count: number = 3;', '\n\nconst text: string = count;');
    const [problem] = service.problems('b');
    expect(problem?.message).toBe("Type 'number' is not assignable to type 'string'.");
    expect(covered(sources, { cell: 'b', start: problem?.start ?? 0, length: problem?.length ?? 0 })).toBe(
      'text',
    );
  });

  it('allows a later cell to assign to a name of an earlier one', () => {
    const { service } = program('let total = 0;', 'total += 1; total');
    expect(messages(service, 'b')).toEqual([]);
  });

  it('sees types, classes and enums of earlier cells', () => {
    const { service } = program(
      'interface Point { x: number }\nclass Box<T> { constructor(readonly value: T) {} }\nenum Mode { On, Off }\ntype Pair<T> = [T, T];',
      'const p: Point = { x: 1 }; const b: Box<Point> = new Box(p); const m: Mode = Mode.On; const q: Pair<number> = [1, 2]; [b, m, q]',
    );
    expect(messages(service, 'b')).toEqual([]);
  });

  it('speaks the language of the window, at once when that changes', () => {
    const { service } = program('const text: string = 1;', 'const n = (;');
    expect(messages(service, 'a')).toEqual(["Type 'number' is not assignable to type 'string'."]);
    service.speak(chinese);
    try {
      expect(messages(service, 'a')).toEqual(['不能将类型“number”分配给类型“string”。']);
      expect(messages(service, 'b')).toEqual(['应为表达式。']);
    } finally {
      service.speak(null);
    }
    expect(messages(service, 'a')).toEqual(["Type 'number' is not assignable to type 'string'."]);
    expect(messages(service, 'b')).toContain('Expression expected.');
  });

  it('follows an edit', () => {
    const { service } = program('const a1 = 1;', 'a1.toFixed()');
    expect(messages(service, 'b')).toEqual([]);
    service.setCells([
      { id: 'a', source: 'const a1 = "text";', language: 'ts' },
      { id: 'b', source: 'a1.toFixed()', language: 'ts' },
    ]);
    expect(messages(service, 'b')[0]).toContain("'toFixed' does not exist on type '\"text\"'");
  });
});

describe('completion', () => {
  it("offers tfjs's members", () => {
    const { service, sources } = program("import * as tf from '@tensorflow/tfjs';", 'tf.layers.de');
    const names = service.complete('b', (sources[1] ?? '').length).map((entry) => entry.name);
    expect(names).toContain('dense');
  });

  it('offers names of earlier cells before they are mentioned, and none of later ones', () => {
    const { service } = program('const learningRate = 0.1;', 'lear', 'const learnedLater = 1;');
    const names = service.complete('b', 4).map((entry) => entry.name);
    expect(names).toContain('learningRate');
    expect(names).not.toContain('learnedLater');
  });

  it('imports by itself from modules a cell may import', () => {
    const { service } = program('digi');
    const found = service.complete('a', 4).find((entry) => entry.name === 'digits');
    expect(found).toBeDefined();
    const details = found && service.completionDetails('a', 4, found);
    expect(details?.edits).toEqual([
      { cell: 'a', start: 0, length: 0, text: "import { digits } from 'stepwise/learn';\n" },
    ]);
  });
});

describe('navigation', () => {
  it('goes to a definition in another cell', () => {
    const { service, sources } = program('const rate = 0.1;', 'const half = rate / 2;');
    const spans = service.definition('b', 15);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ cell: 'a' });
    expect(spans[0] && covered(sources, spans[0])).toBe('rate');
  });

  it('finds every use in all cells', () => {
    const { service, sources } = program('let rate = 0.1;', 'rate * 2', 'rate = 3');
    const spans = service.references('b', 1);
    expect(spans.map((span) => [span.cell, covered(sources, span)])).toEqual([
      ['a', 'rate'],
      ['b', 'rate'],
      ['c', 'rate'],
    ]);
  });

  it('renames in all cells', () => {
    const { service } = program('let rate = 0.1;', 'console.log({ rate })', 'rate = 3');
    const renamed = service.rename('a', 5, 'speed');
    expect('edits' in renamed && renamed.edits.map((edit) => [edit.cell, edit.text])).toEqual([
      ['a', 'speed'],
      ['b', 'rate: speed'],
      ['c', 'speed'],
    ]);
  });

  it('refuses a name that is none', () => {
    const { service } = program('let rate = 0.1;');
    expect(service.rename('a', 5, 'not a name')).toEqual({ refused: "'not a name' is not a name." });
  });
});

describe('help', () => {
  it('shows the type of a name of another cell', () => {
    const { service } = program('/** How fast. */\nconst rate = 0.1;', 'rate');
    expect(service.hover('b', 1)).toMatchObject({
      signature: 'const rate: 0.1',
      documentation: 'How fast.',
      start: 0,
      length: 4,
    });
  });

  it('shows the signature of a call', () => {
    const { service } = program('function add(a: number, b: number): number { return a + b }', 'add(1, ');
    const help = service.signatures('b', 7);
    expect(help).toMatchObject({ parameter: 1 });
    expect(help?.signatures[0]?.label).toBe('add(a: number, b: number): number');
  });

  it('says what an operation of tfjs is for, called or not', () => {
    const { service } = program("import * as tf from '@tensorflow/tfjs';", 'tf.matMul');
    told(service);
    expect(service.hover('b', 4)?.documentation).toContain('Computes the dot product of two matrices');
  });

  it('tells in words what declarations say, wherever they say it', () => {
    const { service, sources } = program(
      "import * as tf from '@tensorflow/tfjs';\nimport { plot } from 'stepwise/learn';",
      'tf.layers.dense({ units: 1 }); [1].at(0); crypto.randomUUID(); plot; tf.tidy(',
    );
    told(service);
    const at = (word: string): number => (sources[1] ?? '').indexOf(word) + 1;
    const documentation = (word: string) => service.hover('b', at(word))?.documentation;
    expect(documentation('dense')).toContain('Creates a dense (fully connected) layer.');
    expect(documentation('units')).toContain('Positive integer, dimensionality of the output space.');
    expect(documentation('at(')).toContain('*@param* index The zero-based index');
    expect(documentation('randomUUID')).toContain('MDN Reference');
    expect(documentation('plot')).not.toBe('');
    const [tidy] = service.signatures('b', (sources[1] ?? '').length)?.signatures ?? [];
    expect(tidy?.documentation).toContain('Executes the provided function');
    expect(tidy?.parameters[0]?.documentation).not.toBe('');
    const tensor = service.complete('b', 3).find(({ name }) => name === 'tensor2d');
    expect(tensor && service.completionDetails('b', 3, tensor)?.documentation).toContain('Creates rank-2');
  });

  it('marks what declarations call out of date, before they are told in words', () => {
    const { service } = program('"a".substr(0)', "import * as tf from '@tensorflow/tfjs'; tf.nope;");
    expect(service.problems('a')).toMatchObject([{ deprecated: true }]);
    expect(messages(service, 'b')).toHaveLength(1);
  });

  it('mends a misspelt name', () => {
    const { service } = program('const rate = 1;', 'rat + 1');
    const [problem] = service.problems('b');
    const fixes = service.fixes('b', 0, 3, [problem?.code ?? 0]);
    expect(fixes.some((fix) => fix.edits.some((edit) => edit.cell === 'b' && edit.text === 'rate'))).toBe(
      true,
    );
  });

  it('lays out a cell and touches nothing outside it', () => {
    const { service } = program('const a  =  1;', 'if(a){a}');
    const edits = service.format('b');
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.every((edit) => edit.cell === 'b')).toBe(true);
  });
});
