/**
 * A declaration file in two parts: its types, without a comment, and its comments, each with the place of the node that
 * it describes. TypeScript reads the first in half the time, so types are known sooner; what is told of a name
 * is put back behind that (`src-renderer/editor/language/comments.ts`).
 */
import ts from 'typescript-language-service';

/** Descriptions of one file: which nodes have one, counted from the file itself as a reader meets them, and their texts. */
export interface FileComments {
  readonly at: readonly number[];
  readonly texts: readonly string[];
}

/** What the language service reads. */
export interface BareFile {
  readonly text: string;
  readonly comments: FileComments;
}

const deprecated = /\*\s*@deprecated\b/;

/** Parts a declaration file. */
export function bareFile(path: string, text: string): BareFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  let bare = '';
  const token = (node: ts.Node): void => {
    const start = node.getStart(file, false);
    bare += between(text.slice(node.pos, start), node.pos === 0) + text.slice(start, node.end);
  };
  const write = (node: ts.Node): void => {
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    if (children.length === 0) token(node);
    else for (const child of children) write(child);
  };
  write(file);
  return { text: bare, comments: commentsOf(file) };
}

/** What stands between two tokens, as short as it can be: a line break may end a statement, and what is deprecated stays so. */
function between(text: string, first: boolean): string {
  const references = first ? (text.match(/^\/\/\/ <reference .*$/gm) ?? []) : [];
  const mark = (text.match(/\/\*\*(?:[^*]|\*(?!\/))*\*\//g) ?? []).some((each) => deprecated.test(each))
    ? '/** @deprecated */'
    : '';
  const space = text.includes('\n') && !first ? '\n' : text === '' || first ? '' : ' ';
  return `${references.map((each) => `${each}\n`).join('')}${space}${mark}`;
}

function commentsOf(file: ts.SourceFile): FileComments {
  const at: number[] = [];
  const texts: string[] = [];
  let count = 0;
  const visit = (node: ts.Node): void => {
    const own = ts.getJSDocCommentsAndTags(node).findLast((each) => each.parent === node);
    if (own && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      at.push(count);
      texts.push(own.getText(file).replace(/^\s+\*/gm, ' *'));
    }
    count += 1;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { at, texts };
}
