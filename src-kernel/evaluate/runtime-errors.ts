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
  [/^Invalid count value: (.+)$/, '重复次数 $1 无效'],
  [/^Reduce of empty array with no initial value$/, '空数组不能 reduce：请给出初始值'],
  [
    /^Cannot mix BigInt and other types, use explicit conversions$/,
    '大整数（BigInt）不能和别的类型一起运算，请先转换',
  ],
  [
    /^The number (.+) cannot be converted to a BigInt because it is not an integer$/,
    '$1 不是整数，不能转换成大整数（BigInt）',
  ],
  [/^Cannot convert a Symbol value to a (string|number)$/, '符号（Symbol）不能自动转换，请用 String(…)'],
  [/^Cannot convert undefined or null to object$/, 'undefined 和 null 不能当作对象'],
  [/^Class constructor (.+) cannot be invoked without 'new'$/, '$1 是类，要用 new $1(…) 来创建'],
  [/^Cannot assign to read only property '(.+)' of object .+$/s, '属性“$1”是只读的，不能赋值'],
  [/^Cannot add property (.+), object is not extensible$/, '对象已被冻结，不能添加属性“$1”'],
  [
    /^Cannot read private member (#.+) from an object whose class did not declare it$/,
    '$1 是私有成员，这个对象的类没有声明它',
  ],
  [/^Right-hand side of 'instanceof' is not (?:callable|an object)$/, 'instanceof 右边应当是类'],
  [/^Cannot use 'in' operator to search for '(.+)' in (.+)$/, 'in 右边应当是对象，而 $2 不是'],
  [/^Converting circular structure to JSON[\s\S]*$/, '对象里有循环引用，不能转换成 JSON'],
  [/^(?:Unexpected|Expected|Unterminated|Bad|No number after).* JSON.*$/s, '这段文字不是合法的 JSON'],
  [/^Generator is already running$/, '生成器正在运行，不能再次进入'],
  [
    /^Must call super constructor in derived class before accessing 'this' or returning from derived constructor$/,
    '子类的构造函数要先调用 super(…)，才能使用 this',
  ],
  [/^Array buffer allocation failed$/, '内存不够，不能分配这么大的数组'],
];

/** The message in both languages where it is known, else as it is. */
export function describeRuntimeError(message: string): LocalizedText {
  const undefinedName = /^([\w$]+) is not defined$/.exec(message)?.[1];
  const missing = undefinedName === undefined ? undefined : nameMissing(undefinedName);
  if (missing) return missing.message;
  for (const [pattern, zh] of sentences) {
    if (pattern.test(message)) return { zh: message.replace(pattern, zh), en: message };
  }
  return message;
}
