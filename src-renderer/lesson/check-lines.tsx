/** What a check found, line by line: what was expected, what came, and a hint. */
import type { CheckLine } from '#core/runtime/check.ts';
import { Icon, type IconName } from '../controls/icon.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import styles from './exercise.module.css';
import { lessonStrings } from './strings.ts';

const icons: Readonly<Record<CheckLine['outcome'], IconName>> = {
  passed: 'check',
  wrong: 'close',
  'not-attempted': 'more',
};

/** The lines of a check. */
export function CheckLines({ lines }: { readonly lines: readonly CheckLine[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a check's lines are in the order of its code.
        <Line key={index} line={line} />
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: CheckLine }) {
  const words = useStrings(lessonStrings);
  const text = useText();
  const stands = {
    passed: words.linePassed,
    wrong: words.lineWrong,
    'not-attempted': words.lineNotAttempted,
  };
  return (
    <li className={styles.line} data-outcome={line.outcome}>
      <span className={styles.mark}>
        <Icon name={icons[line.outcome]} size={14} />
        <span className="visually-hidden">{stands[line.outcome]}</span>
      </span>
      <div>
        <span>{text(line.title)}</span>
        {line.outcome !== 'passed' && (
          <dl className={styles.facts}>
            <dt>{words.expected}</dt>
            <dd>
              <code>{text(line.expected)}</code>
            </dd>
            {line.actual !== undefined && (
              <>
                <dt>{words.actual}</dt>
                <dd>
                  <code>{text(line.actual)}</code>
                </dd>
              </>
            )}
            {line.error !== undefined && (
              <>
                <dt>{words.threw}</dt>
                <dd>{text(line.error)}</dd>
              </>
            )}
            {line.hint !== undefined && line.outcome === 'wrong' && (
              <>
                <dt>{words.hint}</dt>
                <dd>{text(line.hint)}</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </li>
  );
}
