/** The text of a cell's function as its author wrote it, types taken away: what runs also asks whether to stop. */
import { type AnyNode, type Node, parse } from 'acorn';
import type { CodeLanguage } from '../notebook/cell.ts';
import { parseCell } from './parse.ts';
import { eachChild } from './tree.ts';

/** A cell that was compiled. */
export interface CompiledText {
  readonly source: string;
  readonly language: CodeLanguage;
  readonly code: string;
}

/** How the author wrote a function or class that reads `text` in the compiled cell; undefined where it is not of this cell. */
export function writtenAs({ source, language, code }: CompiledText, text: string): string | undefined {
  if (!code.includes(text)) return undefined;
  const parsed = parseCell(source, language);
  if (!parsed.ok) return undefined;
  const compiled = parse(code, { ecmaVersion: 'latest', sourceType: 'script' });
  // Compiling adds none but the two that all of the cell stands in, and changes no order.
  const [, , ...running] = functionsIn(compiled, code);
  const written = functionsIn(parsed.program, parsed.code);
  if (running.length !== written.length) return undefined;
  const found = written[running.findIndex(({ start, end }) => code.slice(start, end) === text)];
  return found && parsed.code.slice(found.start, found.end);
}

type Part = Pick<Node, 'start' | 'end'>;

/** Functions, methods and classes in the order of the text, each as far as its own text reaches. */
function functionsIn(root: Node, code: string): readonly Part[] {
  const found: Part[] = [];
  const visit = (node: AnyNode): void => {
    const method =
      (node.type === 'MethodDefinition' ||
        (node.type === 'Property' && (node.method || node.kind !== 'init'))) &&
      node.value.type === 'FunctionExpression';
    if (method) {
      const { value, key, computed } = node;
      const keyword = node.type === 'MethodDefinition' && node.static ? /^static\s*/ : /^/;
      const start = node.start + (keyword.exec(code.slice(node.start, node.end))?.[0].length ?? 0);
      found.push({ start, end: node.end });
      if (computed) visit(key as AnyNode);
      eachChild(value as AnyNode, visit);
      return;
    }
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassDeclaration':
      case 'ClassExpression':
        found.push(node);
    }
    eachChild(node, visit);
  };
  visit(root as AnyNode);
  return found;
}
