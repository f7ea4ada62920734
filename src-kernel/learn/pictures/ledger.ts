/** The books of backpropagation: each quantity, its value, the rule for its gradient, and the gradient itself. */
import type { SceneMark } from '#core/runtime/scene.ts';
import { type Locale, type LocalizedText, textIn } from '#core/text/locale.ts';
import { type Drawing, t } from '../output.ts';
import { draw } from '../scene/draw.ts';
import { panel, scene } from '../scene/scene.ts';
import { brief } from './plane.ts';

/** One line of the ledger. */
export interface LedgerRow {
  readonly label: LocalizedText;
  readonly value: number;
  /** How its gradient comes from the lines above: `∂L/∂ŷ · h_{1}`. */
  readonly rule?: LocalizedText;
  /** d loss / d this quantity. */
  readonly gradient: number;
  /** What the learner has entered: it is then shown, and judged, in place of the gradient. NaN: nothing yet. */
  readonly yours?: number;
}

/** What `gradientLedger` is told beside the rows. */
export interface LedgerOptions {
  readonly title?: LocalizedText;
  /** How far an entry may be off, in proportion where the gradient is above 1 (default 0.001). */
  readonly within?: number;
  /** Milliseconds of a line when played (default 700); 0 shows all lines at once, to stand beside other panels. */
  readonly pace?: number;
}

type Verdict = 'right' | 'wrong' | 'open' | 'given';

const verdictMarks = {
  right: { sign: '✓', color: 'good' },
  wrong: { sign: '✗', color: 'bad' },
  open: { sign: '…', color: 'muted' },
  given: { sign: '', color: 'ink' },
} as const;

/** Where the columns stand, of a width of 100. */
const columns = { label: 3, value: 24, rule: 31, gradient: 86, sign: 93 };

function verdictOf({ gradient, yours }: LedgerRow, within: number): Verdict {
  if (yours === undefined) return 'given';
  if (Number.isNaN(yours)) return 'open';
  return Math.abs(yours - gradient) <= within * Math.max(1, Math.abs(gradient)) ? 'right' : 'wrong';
}

/**
 * A ledger of gradients, in the order in which backpropagation fills it: the first row is nearest to the loss. It
 * can be played, a line at a time. Rows with `yours` show what the learner entered and whether it is right,
 * by sign as well as by colour, and keep the answer and its rule to themselves until it is.
 */
export function gradientLedger(
  rows: readonly LedgerRow[],
  options: LedgerOptions = {},
): Drawing<'application/vnd.stepwise.scene+json'> {
  const { title, within = 1e-3, pace = 700 } = options;
  const verdicts = rows.map((row) => verdictOf(row, within));
  const judged = verdicts.some((verdict) => verdict !== 'given');
  const last = Math.max(0, rows.length - 1);
  const played = !judged && pace > 0 && last > 0;
  const marks: (SceneMark | readonly SceneMark[])[] = [
    head(),
    draw.line([0, 100], [-0.5, -0.5], { color: 'line', width: 1 }),
    rows.flatMap((row, at) => lineOf(row, verdicts[at] ?? 'given', at, played ? last : undefined)),
  ];
  return scene({
    ...(title === undefined ? {} : { title }),
    size: 'medium',
    alt: judged ? judgedAlt(rows, verdicts) : plainAlt(rows),
    panels: [
      panel(
        {
          aspect: Math.max(0.8, 24 / (rows.length + 1)),
          x: { min: 0, max: 100, ticks: 'none' },
          y: { min: -rows.length - 0.5, max: 0.5, ticks: 'none' },
        },
        marks,
      ),
    ],
    ...(!played
      ? {}
      : {
          timeline: {
            count: rows.length,
            pace,
            labels: rows.map(({ label }) => t(`∂L/∂${textIn(label, 'zh')}`, `∂L/∂${textIn(label, 'en')}`)),
          },
        }),
  });
}

function head(): readonly SceneMark[] {
  const look = { color: 'soft', size: 'small', bare: true } as const;
  return [
    draw.text(columns.label, 0, t('量', 'quantity'), { ...look, anchor: 'start' }),
    draw.text(columns.value, 0, t('值', 'value'), { ...look, anchor: 'end' }),
    draw.text(columns.rule, 0, t('规则', 'rule'), { ...look, anchor: 'start' }),
    draw.text(columns.gradient, 0, t('梯度', 'gradient'), { ...look, anchor: 'end' }),
  ];
}

/** A row's marks; with `last`, the last frame of its film, what is worked out comes in frame `at`. */
function lineOf(row: LedgerRow, verdict: Verdict, at: number, last?: number): readonly SceneMark[] {
  const y = -at - 1;
  const { sign, color } = verdictMarks[verdict];
  const shown = row.yours ?? row.gradient;
  const frames = last === undefined ? {} : { frames: [at, last] as const };
  // A rule would tell the answer: it comes with a right entry.
  const rule = verdict === 'given' || verdict === 'right' ? (row.rule ?? '') : '';
  return [
    ...(at % 2 === 1 ? [draw.rects([0], [y - 0.5], [100], [1], { color: 'muted', fill: 0.07 })] : []),
    draw.text(columns.label, y, row.label, { anchor: 'start', strong: true, bare: true }),
    draw.text(columns.value, y, brief(row.value), { anchor: 'end', color: 'positive', bare: true }),
    draw.text(columns.rule, y, rule, { anchor: 'start', color: 'soft', bare: true, ...frames }),
    ...(verdict === 'open'
      ? []
      : [
          draw.text(columns.gradient, y, brief(shown), {
            anchor: 'end',
            color: verdict === 'given' ? 'negative' : color,
            strong: true,
            bare: true,
            ...frames,
          }),
        ]),
    ...(sign === '' ? [] : [draw.text(columns.sign, y, sign, { color, strong: true, bare: true })]),
  ];
}

function plainAlt(rows: readonly LedgerRow[]): LocalizedText {
  const said = (locale: Locale): string =>
    rows
      .map(({ label, value, gradient }) =>
        locale === 'zh'
          ? `${textIn(label, locale)} = ${brief(value)}，梯度 ${brief(gradient)}`
          : `${textIn(label, locale)} = ${brief(value)}, gradient ${brief(gradient)}`,
      )
      .join(locale === 'zh' ? '；' : '; ');
  return t(`梯度账本，从损失往回：${said('zh')}`, `Ledger of gradients, from the loss back: ${said('en')}`);
}

function judgedAlt(rows: readonly LedgerRow[], verdicts: readonly Verdict[]): LocalizedText {
  const names = (wanted: Verdict, locale: Locale): string =>
    rows
      .filter((_, at) => verdicts[at] === wanted)
      .map(({ label }) => textIn(label, locale))
      .join(locale === 'zh' ? '、' : ', ');
  const right = verdicts.filter((verdict) => verdict === 'right').length;
  const asked = verdicts.filter((verdict) => verdict !== 'given').length;
  const said = (locale: Locale): string =>
    (
      [
        ['wrong', locale === 'zh' ? '填错：' : 'wrong: '],
        ['open', locale === 'zh' ? '还没填：' : 'still open: '],
      ] as const
    )
      .map(([verdict, title]) => [title, names(verdict, locale)] as const)
      .filter(([, list]) => list !== '')
      .map(([title, list]) => title + list)
      .join(locale === 'zh' ? '；' : '; ');
  const rest = { zh: said('zh'), en: said('en') };
  return t(
    `梯度账本：${asked} 项里填对 ${right} 项${rest.zh ? `；${rest.zh}` : ''}`,
    `Ledger of gradients: ${right} of ${asked} entries are right${rest.en ? `; ${rest.en}` : ''}`,
  );
}
