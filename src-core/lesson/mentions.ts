/**
 * Where a lesson speaks of the article it remakes: the steps that name one of its sections, and the corrections,
 * which are quotations that begin with **更正。** (**Correction.**) and name the section they correct.
 */
import { proseIn } from '../format/markdown/index.ts';
import type { Cell } from '../notebook/cell.ts';
import type { CellId } from '../notebook/ids.ts';
import type { LocalizedText } from '../text/locale.ts';
import { articleSections } from './article.ts';
import { type Step, stepOf, stepsOf } from './steps.ts';

/** A step, or a correction in it, that is about a section of the article. */
export interface ArticleMention {
  /** The section's number; undefined for a correction that names none. */
  readonly section: string | undefined;
  readonly kind: 'about' | 'correction';
  readonly step: Step;
  readonly cell: CellId;
  /** What a correction says, as Markdown. */
  readonly text?: LocalizedText;
}

const known = new Set(articleSections.map(({ number }) => number));

/** A section named in Chinese prose, such as “文章 4.2 节”. Other works have numbered sections too: what is before tells. */
const named = /(.{0,8})(?<![\d.])(\d+(?:\.\d+)*)\s*节/gsu;

/** Every mention in these cells; `covers`: the sections that the lesson says it covers, named with or without the article. */
export function articleMentions(
  cells: readonly Cell[],
  covers: readonly string[],
): readonly ArticleMention[] {
  const steps = stepsOf(cells);
  const mentions: ArticleMention[] = [];
  for (const cell of cells) {
    const step = stepOf(steps, cell.id);
    if (cell.kind !== 'markdown' || step === undefined) continue;
    const prose = proseIn(cell.source, 'zh');
    const english = corrections(proseIn(cell.source, 'en'));
    for (const [index, zh] of corrections(prose).entries()) {
      const section = sectionsIn(zh, covers)[0];
      const text = { zh, en: english[index] ?? zh };
      mentions.push({ section, kind: 'correction', step, cell: cell.id, text });
    }
    for (const section of sectionsIn(prose, covers)) {
      const before = mentions.some((each) => each.section === section && each.step.cell === step.cell);
      if (!before) mentions.push({ section, kind: 'about', step, cell: cell.id });
    }
  }
  return mentions;
}

function sectionsIn(text: string, covers: readonly string[]): readonly string[] {
  return [
    ...new Set(
      Array.from(text.matchAll(named), ([, before = '', number = '']) =>
        known.has(number) && (covers.includes(number) || before.includes('文章')) ? number : '',
      ).filter((number) => number !== ''),
    ),
  ];
}

/** The quotations (`> …`) of a text that are corrections, each as one text without its marks. */
function corrections(prose: string): readonly string[] {
  return Array.from(prose.matchAll(/(?:^ {0,3}>.*(?:\n|$))+/gm), ([text]) =>
    text.replace(/^ {0,3}> ?/gm, '').trim(),
  ).filter((text) => /^\*\*(?:更正|Correction)/.test(text));
}
