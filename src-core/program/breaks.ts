/** Which loops are left by a `break`. */
import type { AnyNode, Node } from 'acorn';
import { isLoop } from './pace.ts';
import { eachChild } from './tree.ts';

/** Whether a `break` in a loop's body leaves this loop and no more. `statement`: the loop with the labels before it. */
export function mayBreak(statement: Node): boolean {
  const labels = new Set<string>();
  let loop = statement as AnyNode;
  while (loop.type === 'LabeledStatement') {
    labels.add(loop.label.name);
    loop = loop.body as AnyNode;
  }
  const leaves = (node: AnyNode, within: boolean): boolean => {
    if (node.type === 'BreakStatement') return node.label ? labels.has(node.label.name) : !within;
    let found = false;
    eachChild(node, (child) => {
      found ||= leaves(child, within || isLoop(node) || node.type === 'SwitchStatement');
    });
    return found;
  };
  return isLoop(loop) && leaves(loop.body as AnyNode, false);
}
