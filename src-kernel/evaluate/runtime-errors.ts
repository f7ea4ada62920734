/** The engine's most common complaints in Chinese, beside its own English. */
import { nameMissing } from '#core/program/missing.ts';
import type { LocalizedText } from '#core/text/locale.ts';

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^(.+) is not defined$/, '名字 $1 还没有定义。是不是还没有运行定义它的单元？'],
  [
    /^Cannot access '(.+)' before initialization$/,
    '名字 $1 声明了，但还没有值：它的声明在后面，或者上次没有运行到',
  ],
  [/^Assignment to constant variable: (.+)$/, '$1 是用 const 声明的常量，不能再赋值'],
  [/^(.+) is not a function$/, '$1 不是函数，不能调用'],
  [/^(.+) is not a constructor$/, '$1 不是类，不能用 new 创建'],
  [/^(.+) is not async iterable$/, '$1 不能用 for await 逐个遍历'],
  [/^(.+) is not iterable$/, '$1 不能逐个遍历'],
  [
    /^Cannot read properties of (undefined|null) \(reading '(.+)'\)$/,
    '不能读取 $1 的属性“$2”：前面的值不存在',
  ],
  [
    /^Cannot set properties of (undefined|null) \(setting '(.+)'\)$/,
    '不能给 $1 的属性“$2”赋值：前面的值不存在',
  ],
  [/^Maximum call stack size exceeded$/, '函数调用得太深：递归没有停下来'],
  [/^Invalid array length$/, '数组长度无效'],
  [/^Array buffer allocation failed$/, '内存不够，不能分配这么大的数组'],
];

/** The message in both languages where it is known, else as it is. */
export function describeRuntimeError(message: string): LocalizedText {
  const undefinedName = /^(\w+) is not defined$/.exec(message)?.[1];
  const missing = undefinedName === undefined ? undefined : nameMissing(undefinedName);
  if (missing) return missing.message;
  for (const [pattern, zh] of sentences) {
    if (pattern.test(message)) return { zh: message.replace(pattern, zh), en: message };
  }
  return message;
}
