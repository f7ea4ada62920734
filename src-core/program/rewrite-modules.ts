/** Imports become assignments to live bindings; of exports only what they declare is left. */
import type {
  AnyNode,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  ImportExpression,
} from 'acorn';
import type { Draft } from './draft.ts';

/** An import; one that stands below other statements is moved before them. `read`: names the cell reads. */
export function rewriteImport(
  draft: Draft,
  node: ImportDeclaration,
  mustMove: boolean,
  read: ReadonlySet<string>,
): void {
  const { text, runtime, module, value } = draft;
  const from = JSON.stringify(node.source.value);
  const taken = node.specifiers.map((specifier) => {
    const { name } = specifier.local;
    if (specifier.type === 'ImportNamespaceSpecifier') return `${value(name)} = ${module};`;
    const imported = specifier.type === 'ImportSpecifier' ? specifier.imported : undefined;
    const wanted =
      imported === undefined ? 'default' : imported.type === 'Literal' ? imported.value : imported.name;
    return `${value(name)} = ${runtime}.pick(${module}, ${from}, ${JSON.stringify(wanted)}, ${read.has(name)});`;
  });
  text.update(
    node.start,
    node.end,
    `{ const ${module} = ${runtime}.after(${runtime}.generation, await ${runtime}.load(${from})); ${taken.join(' ')} }`,
  );
  if (mustMove) text.move(node.start, node.end, 0);
}

/** `import(name)` */
export function rewriteImportCall({ text, runtime }: Draft, node: ImportExpression): void {
  text.update(node.start, node.source.start, `${runtime}.load(`);
  text.update(node.source.end, node.end, ')');
}

/** An export of whatever kind. */
export function rewriteExport(
  draft: Draft,
  node: ExportAllDeclaration | ExportNamedDeclaration | ExportDefaultDeclaration,
): void {
  const { text, runtime } = draft;
  const load = (from: unknown) => `await ${runtime}.load(${JSON.stringify(from)})`;
  if (node.type === 'ExportAllDeclaration') {
    text.update(node.start, node.end, `${load(node.source.value)};`);
  } else if (node.type === 'ExportDefaultDeclaration') {
    exportDefault(draft, node.start, node.end, node.declaration as AnyNode);
  } else if (node.declaration) text.update(node.start, node.declaration.start, ' ');
  else text.update(node.start, node.end, `${node.source ? load(node.source.value) : ''};`);
}

function exportDefault({ code, text, wrap, value }: Draft, start: number, end: number, node: AnyNode): void {
  if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) {
    text.update(start, node.start, ' ');
    if (node.type === 'ClassDeclaration') wrap(node.start, `${value(node.id.name)} = `, node.end, ';');
  } else {
    text.update(start, node.start, '(');
    text.prependLeft(code[end - 1] === ';' ? end - 1 : end, code[end - 1] === ';' ? ')' : ');');
  }
}
