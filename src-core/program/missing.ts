/**
 * What a program written for another TypeScript kernel (Deno, tslab,
 * itypescript) needs that this one has not: a sentence for each, before it runs.
 */
import type { Localized } from '../text/locale.ts';

/** Something a cell needs and will not find. */
export interface Missing {
  /** What: `Deno`, `npm:lodash`, `fs`… */
  readonly name: string;
  readonly message: Localized;
}

/** The modules the kernel has; no other is looked for. */
const offered = new Set(['@tensorflow/tfjs', 'stepwise/learn', 'stepwise/check']);

/** What a name of another kernel's surroundings lacks here; nothing for any other name. */
export function nameMissing(name: string): Missing | undefined {
  if (name === 'Deno') {
    return {
      name,
      message: {
        zh: '这个单元用到了 Deno.*（读写文件、环境变量等）。拾级的代码在浏览器里运行，没有这些；文件请用文件输入控件读取，显示请用 display。',
        en: 'This cell uses Deno.* (files, environment and such). Code here runs in a browser, which has none of them; read files with a file input, and show things with display.',
      },
    };
  }
  if (name === 'require' || name === 'process' || name === 'Buffer' || name === '__dirname') {
    return {
      name,
      message: {
        zh: `这个单元用到了 Node.js 的 ${name}。拾级的代码在浏览器里运行，没有它。`,
        en: `This cell uses ${name} of Node.js. Code here runs in a browser, which has no such thing.`,
      },
    };
  }
  if (name === '$TS' || name === '$$') {
    return {
      name,
      message: {
        zh: `这个单元用到了 itypescript 的 ${name}，它只在那个内核里有；在拾级里，显示请用 display。`,
        en: `This cell uses ${name} of the itypescript kernel, which only that kernel has; here, show things with display.`,
      },
    };
  }
  return undefined;
}

/** What an import lacks here; nothing for a module there is. */
export function importMissing(from: string): Missing | undefined {
  if (offered.has(from)) return undefined;
  const tfjs = /^npm:(@tensorflow\/tfjs)(?:-[a-z]+)?(?:@[^/]*)?$/.exec(from);
  if (tfjs !== null) {
    return {
      name: from,
      message: {
        zh: `“${from}”的写法只有 Deno 认识；这里直接写 import ... from '@tensorflow/tfjs' 就行。`,
        en: `Only Deno knows “${from}”; here, write import … from '@tensorflow/tfjs' instead.`,
      },
    };
  }
  if (from === 'tslab') {
    return {
      name: from,
      message: {
        zh: '“tslab”是 tslab 内核自己的模块，拾级没有它；显示请用 display，不用导入什么。',
        en: '“tslab” is a module of the tslab kernel, which is not here; show things with display, which needs no import.',
      },
    };
  }
  const kind = /^(npm|jsr|node):/.exec(from)?.[1] ?? '';
  const what = kind === '' ? { zh: '模块', en: 'module' } : { zh: `${kind}: 包`, en: `${kind}: package` };
  return {
    name: from,
    message: {
      zh: `这里没有${what.zh}“${from}”，拾级也不会联网去取。能用的有 '@tensorflow/tfjs' 和 'stepwise/learn'。`,
      en: `There is no ${what.en} “${from}” here, and none is fetched from the network. There are '@tensorflow/tfjs' and 'stepwise/learn'.`,
    },
  };
}
