/**
 * TypeScript's one file made a module, of which the bundler keeps what is used. As it comes, it is one function that
 * hands out everything, and a browser reads all of it twice before it can answer: half a second on a slow core.
 */
import type { Plugin } from 'vite';

/** Parts by the path of the source they were made from that a language service in a worker never reaches. */
const unreached = /^\/\/ src\/(?:server|typingsInstallerCore|typescript)\//;

/** Makers of JavaScript from TypeScript: nothing is ever emitted there. */
const emitting = /^function (getScriptTransformers|getDeclarationTransformers)\([\s\S]*?\n\}\n/gm;

const beginning = '"use strict";\n';
const exported = 'var typescript_exports = {};';
const handedOut = 'module.exports = __toCommonJS(typescript_exports);\n';
const ending = '// Annotate the CommonJS export names for ESM import in node:';
const define = '__defProp(target, name, { get: all[name], enumerable: true });\n};';

/** The module. Throws where the file is not as it was when this was written. */
export function asModule(code: string): string {
  const [, body = ''] = cut(cut(code, ending)[0], beginning);
  const [before, rest] = cut(body, exported);
  const [list, after] = cut(rest, handedOut);
  const helpers = cut(before, define).join(define.replace('\n}', '\n  return target;\n}'));
  const parts = after.split(/^(?=\/\/ src\/[\w./-]+$)/m).filter((part) => !unreached.test(part));
  if ((after.match(emitting) ?? []).length !== 2)
    throw new Error('TypeScript emits in another way than before');
  const kept = (helpers + parts.join(''))
    // A namespace that nobody uses is none.
    .replace(/^var (\w+) = \{\};\n__export\(\1, \{/gm, 'var $1 = /* @__PURE__ */ __export({}, {')
    .replace(emitting, 'function $1() { return emptyArray; }\n');
  const there = new Set(
    [...kept.matchAll(/^(?:async )?(?:function\*?|class|var|let|const) (\w+)/gm)].map(([, name]) => name),
  );
  const names = [...list.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)]
    .filter(([, , local]) => there.has(local))
    .map(([, name, local]) => `${local} as ${name}`);
  return `${kept}\nexport { ${names.join(', ')} };\n`;
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  if (place < 0) throw new Error(`TypeScript is not as expected: there is no ${at.trim()}`);
  return [text.slice(0, place), text.slice(place + at.length)];
}

/** Vite plugin for the language service's worker. */
export function typescriptModule(): Plugin {
  return {
    name: 'typescript-module',
    transform: {
      filter: { id: /[\\/]typescript-language-service[\\/]lib[\\/]typescript\.js$/ },
      handler: (code) => ({ code: asModule(code), map: null }),
    },
  };
}
