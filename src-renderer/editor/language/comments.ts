/**
 * What declarations say in comments. They are read without, so that types are known sooner; the comments come behind
 * and are put where the compiler would have put them, so that all it tells of a name is there.
 */
import type * as TS from 'typescript-language-service';
import type { CellProgram } from './cell-program.ts';
import type { TypeScript } from './typescript.ts';

/** Comments by path, as the build collected them: which nodes of a file have one, counted as a reader meets them, and their texts. */
export type Comments = Readonly<
  Record<string, { readonly at: readonly number[]; readonly texts: readonly string[] }>
>;

/** Comments that are put in their places in one go. */
const many = 400;

/** Where the compiler itself keeps the comments of a node; no type of its tells. */
interface Commented {
  jsDoc?: readonly TS.Node[];
}

/** Puts comments in their places, many with each step. */
export function* putComments({ ts, service }: CellProgram, comments: Comments): Generator<void> {
  let put = 0;
  for (const [path, { at, texts }] of Object.entries(comments)) {
    const file = service.getProgram()?.getSourceFile(path);
    if (!file) continue;
    const nodes = nodesOf(ts, file);
    for (let from = 0; from < at.length; from += many) {
      const some = texts.slice(from, from + many);
      // Each comment before a statement of its own, in a file that is nothing else.
      const text = some.map((each) => `${each};`).join('\n');
      const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
      for (const [index, statement] of statements.entries()) {
        const node: (TS.Node & Commented) | undefined = nodes[at[from + index] ?? -1];
        if (node)
          node.jsDoc = ts.getJSDocCommentsAndTags(statement).filter((each) => each.parent === statement);
      }
      put += some.length;
      if (put < many) continue;
      put = 0;
      yield;
    }
  }
}

/** The nodes of a file as a reader meets them. */
function nodesOf(ts: TypeScript, file: TS.SourceFile): TS.Node[] {
  const nodes: TS.Node[] = [];
  const visit = (node: TS.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}
