/** The parsers' complaints in the reader's language. What has no translation stays as the parser said it. */
import type { LocalizedText } from '../text/locale.ts';

/** Patterns of messages, and the Chinese and English sentences for them; `$1` is what the pattern caught. */
const sentences: readonly (readonly [RegExp, string, string])[] = [
  [/^Unexpected token$/, '这里的写法不合语法：出现了意料之外的符号', 'Unexpected token'],
  [
    /^Unexpected character '@'$/,
    '装饰器（@…）只能写在类、方法、访问器或字段的前面',
    'A decorator (@…) can only stand before a class, a method, an accessor or a field',
  ],
  [
    /^namespace$/,
    '单元里不能运行 namespace。请改用对象：const 名字 = { … }，或者直接写在单元的最外层',
    'A namespace does not run in a cell. Use an object, const Name = { … }, or the top level of a cell',
  ],
  [
    /^Unexpected token, expected "(.+)"$/,
    '这里的写法不合语法：应当是“$1”',
    'Unexpected token: expected “$1” here',
  ],
  [
    /^Identifier '(.+)' has already been declared$/,
    '名字“$1”在这个单元里已经声明过了',
    "'$1' is already declared in this cell",
  ],
  [
    /^Unterminated string constant$/,
    '字符串没有结束：缺少后引号',
    'This string is never closed: a quote is missing',
  ],
  [
    /^Unterminated template$/,
    '模板字符串没有结束：缺少反引号',
    'This template string is never closed: a backtick is missing',
  ],
  [/^Unterminated comment$/, '注释没有结束：缺少 */', 'This comment is never closed: */ is missing'],
  [/^Unterminated regular expression$/, '正则表达式没有结束', 'This regular expression is never closed'],
  [
    /^Assigning to rvalue$/,
    '等号左边不能被赋值',
    'The left-hand side of this assignment cannot be assigned to',
  ],
  [/^'return' outside of function$/, 'return 只能写在函数里', "'return' can only be used inside a function"],
  [/^Unsyntactic break$/, 'break 只能写在循环或 switch 里', "'break' can only be used in a loop or switch"],
  [/^Unsyntactic continue$/, 'continue 只能写在循环里', "'continue' can only be used in a loop"],
  [
    /^Cannot use keyword 'await' outside an async function$/,
    'await 只能写在单元的最外层或 async 函数里',
    "'await' can be used at the top level of a cell or in an async function",
  ],
  [/^Invalid number$/, '这个数字写得不对', 'This number is not written correctly'],
  [/^Identifier directly after number$/, '名字不能紧跟在数字后面', 'A name cannot directly follow a number'],
  [
    /^Complex binding patterns require an initialization value$/,
    '解构声明需要初始值',
    'A destructuring declaration needs a value',
  ],
  [
    /^The keyword '(.+)' is reserved$/,
    '“$1”是保留字，不能作名字',
    "'$1' is a reserved word and cannot be a name",
  ],
];

/** The sentence for a parser's message. */
export function describeSyntaxError(message: string): LocalizedText {
  for (const [pattern, zh, en] of sentences) {
    if (pattern.test(message)) return { zh: message.replace(pattern, zh), en: message.replace(pattern, en) };
  }
  return message;
}
