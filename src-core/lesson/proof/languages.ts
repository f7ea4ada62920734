/** Whether what a lesson says, it says in both languages, with the same formulas and the same values in it. */
import type { AnyNode, CallExpression } from 'acorn';
import { proseIn } from '../../format/markdown/index.ts';
import type { CodeCell, MarkdownCell } from '../../notebook/cell.ts';
import { parseCell } from '../../program/parse.ts';
import { isLocalized, type Locale } from '../../text/locale.ts';

/** Something wrong in a cell: the place is a line of its source, from 1. */
export interface CellFinding {
  readonly code: string;
  readonly message: string;
  readonly line: number;
}

const ideograph = /\p{Script=Han}/gu;
const latinWord = /\p{Script=Latin}{2,}/gu;

/** What is left of prose once code, formulas, addresses and markup are taken out. */
function wordsOf(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1[`~]*[ \t]*$/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/(`+)[\s\S]*?\1/g, '')
    .replace(/\$[^$\n]+\$/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\/\/\S+/g, '');
}

/** Formulas of a text, sorted; spaces in them do not matter. */
function formulasOf(markdown: string): readonly string[] {
  const text = markdown
    .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1[`~]*[ \t]*$/gm, '')
    .replace(/(`+)[\s\S]*?\1/g, '');
  return Array.from(text.matchAll(/\$\$([\s\S]+?)\$\$|\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/g), (found) =>
    // Words inside a formula are translated like any others.
    (found[1] ?? found[2] ?? '').replace(/\\text\{[^}]*\}/g, '\\text{}').replace(/\s+/g, ''),
  ).sort();
}

/** Formulas that one side has and the other has not. */
function unmatched(left: readonly string[], right: readonly string[]): readonly string[] {
  const rest = [...right];
  const missing = left.filter((formula) => {
    const at = rest.indexOf(formula);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...new Set([...missing, ...rest])];
}

/** What is wrong with the languages of a prose cell. */
export function proseLanguages(cell: MarkdownCell): readonly CellFinding[] {
  const findings: CellFinding[] = [];
  const seen = (locale: Locale) => proseIn(cell.source, locale);
  const [zh, en] = [wordsOf(seen('zh')), wordsOf(seen('en'))];
  const count = (text: string, of: RegExp) => text.match(of)?.length ?? 0;
  const add = (code: string, message: string) => findings.push({ code, message, line: 1 });
  if (count(zh, ideograph) === 0 && count(zh, latinWord) > 3) {
    add('missing-translation', 'This prose has no Chinese text.');
  }
  if (count(en, ideograph) > count(en, latinWord)) {
    add('missing-translation', 'This prose has no English text.');
  }
  const different = unmatched(formulasOf(seen('zh')), formulasOf(seen('en')));
  if (different.length > 0) findings.push(formulasDiffer(different));
  return findings;
}

/** What is wrong with the texts that a code cell gives in two languages: `t(zh, en)` and `{ zh, en }`. */
export function codeLanguages(cell: CodeCell): readonly CellFinding[] {
  const parsed = parseCell(cell.source, cell.language);
  if (!parsed.ok) return [];
  const findings: CellFinding[] = [];
  const lineOf = (offset: number) => {
    const before = parsed.code.slice(0, offset);
    const line = before.split('\n').length;
    return parsed.map({ line, column: 1 })?.line ?? line;
  };
  for (const { zh, en, at } of pairsIn(parsed.program as AnyNode, parsed.code)) {
    const add = (code: string, message: string) => findings.push({ code, message, line: lineOf(at) });
    if (zh === null || en === null) {
      add('missing-translation', `A text lacks its ${zh === null ? 'Chinese' : 'English'}.`);
      continue;
    }
    const values = unmatched(zh.values, en.values);
    if (values.length > 0) {
      add('values-differ', `Chinese and English do not show the same values: ${values.join(', ')}.`);
    }
    const formulas = unmatched(formulasOf(zh.text), formulasOf(en.text));
    if (formulas.length > 0) findings.push({ ...formulasDiffer(formulas), line: lineOf(at) });
  }
  return findings;
}

/** Texts of a question's, or of other data, whose formulas are not the same in both languages. */
export function dataLanguages(value: unknown): readonly CellFinding[] {
  if (isLocalized(value)) {
    const different = unmatched(formulasOf(value.zh ?? ''), formulasOf(value.en ?? ''));
    return different.length === 0 ? [] : [formulasDiffer(different)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each) => dataLanguages(each));
}

function formulasDiffer(different: readonly string[]): CellFinding {
  const message = `Chinese and English do not have the same formulas: $${different.join('$, $')}$.`;
  return { code: 'formulas-differ', message, line: 1 };
}

interface SideText {
  readonly text: string;
  /** Names that the expressions in a template use, sorted. */
  readonly values: readonly string[];
}

interface Pair {
  readonly zh: SideText | null;
  readonly en: SideText | null;
  readonly at: number;
}

function* pairsIn(root: AnyNode, code: string): Generator<Pair> {
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'CallExpression' && isT(node)) {
      const [zh, en] = node.arguments.map((argument) => textOf(argument as AnyNode, code));
      // What is worked out elsewhere cannot be looked at here.
      if (zh !== undefined && (en !== undefined || node.arguments.length < 2)) {
        yield { zh, en: en ?? null, at: node.start };
      }
    }
    if (node.type === 'ObjectExpression') {
      const texts = new Map<string, SideText | undefined>();
      for (const property of node.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        const { name } = property.key;
        if (name === 'zh' || name === 'en') texts.set(name, textOf(property.value as AnyNode, code));
      }
      const [zh, en] = [texts.get('zh'), texts.get('en')];
      if ((zh !== undefined || en !== undefined) && texts.size === node.properties.length) {
        if ((zh !== undefined || !texts.has('zh')) && (en !== undefined || !texts.has('en'))) {
          yield { zh: zh ?? null, en: en ?? null, at: node.start };
        }
      }
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child === 'object' && child !== null && typeof Reflect.get(child, 'type') === 'string') {
          open.push(child as AnyNode);
        }
      }
    }
  }
}

function isT(call: CallExpression): boolean {
  return call.callee.type === 'Identifier' && call.callee.name === 't' && call.arguments.length > 0;
}

/**
 * The names a value is made from. How it is made may differ: Chinese counts in ten thousands, and joins with
 * other signs.
 */
function namesIn(expression: string): readonly string[] {
  const names = expression.replace(/'[^']*'|"[^"]*"/g, "''").match(/(?<![.\w$])[A-Za-z_$][\w$]*/g) ?? [];
  return [...new Set(names.filter((name) => !/^(?:Math|Number|String|Intl)$/.test(name)))].sort();
}

/** The text that an expression spells; undefined where it is worked out otherwise. */
function textOf(node: AnyNode, code: string): SideText | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return { text: node.value, values: [] };
  if (node.type === 'TemplateLiteral') {
    const values = node.expressions.flatMap((each) => namesIn(code.slice(each.start, each.end)));
    return { text: node.quasis.map((each) => each.value.cooked ?? '').join('\uFFFC'), values: values.sort() };
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [textOf(node.left as AnyNode, code), textOf(node.right, code)];
    if (!left || !right) return undefined;
    return { text: left.text + right.text, values: [...left.values, ...right.values].sort() };
  }
  return undefined;
}
