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
  [/^'super' keyword outside a method$/, 'super 只能写在类的方法里', "'super' can only be used in a method"],
  [
    /^super\(\) call outside constructor of a subclass$/,
    'super(…) 只能写在子类的构造函数里',
    "'super(…)' can only be called in the constructor of a subclass",
  ],
  [
    /^'new\.target' can only be used in functions and class static block$/,
    'new.target 只能写在函数里',
    "'new.target' can only be used in a function",
  ],
  [/^'with' in strict mode$/, '单元里不能用 with', "'with' cannot be used in a cell"],
  [
    /^Deleting local variable in strict mode$/,
    '变量不能用 delete 删除，delete 只能删除对象的属性',
    "A variable cannot be deleted; 'delete' takes away an object's property",
  ],
  [
    /^Missing catch or finally clause$/,
    'try 后面缺少 catch 或 finally',
    "'try' needs a 'catch' or a 'finally'",
  ],
  [/^Label '(.+)' is already declared$/, '标签“$1”已经用过了', "The label '$1' is already used here"],
  [/^Multiple default clauses$/, 'switch 里只能有一个 default', "A 'switch' can have only one 'default'"],
  [
    /^Duplicate constructor in the same class$/,
    '一个类只能有一个 constructor',
    'A class can have only one constructor',
  ],
  [/^Argument name clash$/, '两个参数不能同名', 'Two parameters cannot have the same name'],
  [/^Duplicate export '(.+)'$/, '“$1”已经导出过了', "'$1' is already exported"],
  [
    /^Comma is not permitted after the rest element$/,
    '剩余元素（…）必须是最后一个，后面不能有逗号',
    'A rest element (…) must be the last one: no comma can follow it',
  ],
  [
    /^'import' and 'export' may only appear at the top level$/,
    'import 和 export 只能写在单元的最外层',
    "'import' and 'export' can only stand at the top level of a cell",
  ],
  [
    /^Shorthand property assignments are valid only in destructuring patterns$/,
    '对象里应写“名字: 值”，“=”只能用在解构里',
    "An object has 'name: value'; '=' belongs in destructuring only",
  ],
  [
    /^Logical expressions and coalesce expressions cannot be mixed\. Wrap either by parentheses$/,
    '?? 不能直接与 && 或 || 混用，请加括号',
    "'??' cannot be mixed with '&&' or '||' without parentheses",
  ],
  [
    /^Private field '(.+)' must be declared in an enclosing class$/,
    '私有成员“$1”没有在外层的类里声明',
    "The private member '$1' is not declared in a class around it",
  ],
  [/^Illegal newline after throw$/, 'throw 后面不能换行', "No line break can follow 'throw'"],
  [/^Invalid regular expression: (.+)$/s, '正则表达式写得不对：$1', 'Invalid regular expression: $1'],
  [/^Invalid regular expression flag$/, '正则表达式的标志不对', 'This regular expression has a wrong flag'],
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
