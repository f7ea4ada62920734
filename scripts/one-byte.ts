/**
 * Scripts written in ASCII alone. One letter of another alphabet makes V8 keep a whole script with two bytes for each letter: a
 * megabyte more to read for each megabyte, before anything runs. So those letters are written as escapes.
 */
import { type AnyNode, parse } from 'acorn';
import type { Plugin } from 'vite';
import { eachChild } from '../src-core/program/tree.ts';

const beyond = /[^\0-\x7f]/g;

/** The same script in ASCII; undefined where a template whose letters are read as they are written holds others. */
export function inAscii(code: string): string | undefined {
  if (holdsRaw(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), code)) return undefined;
  return code.replace(beyond, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function holdsRaw(node: AnyNode, code: string): boolean {
  if (node.type === 'TaggedTemplateExpression') {
    const { quasis } = node.quasi;
    if (quasis.some(({ start, end }) => code.slice(start, end).search(beyond) >= 0)) return true;
  }
  let holds = false;
  eachChild(node, (child) => {
    holds ||= holdsRaw(child, code);
  });
  return holds;
}

/** The plugin: every chunk that can be is written so. */
export function oneByte(): Plugin {
  return {
    name: 'stepwise-one-byte',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.code = inAscii(file.code) ?? file.code;
        }
      },
    },
  };
}
