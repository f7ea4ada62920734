/** Shows the diagnostics report as it would be copied, and copies it. */
import { useEffect, useRef, useState } from 'react';
import type { AppInfo, Settings } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './about.module.css';
import { aboutStrings } from './about-strings.ts';
import { lookAround, type OpenNow, writeReport } from './diagnostics.ts';
import { keptErrors } from './errors-kept.ts';

/** The dialog. */
export default function DiagnosticsDialog(props: {
  readonly info: AppInfo;
  readonly settings: Settings;
  readonly open: OpenNow;
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const words = useStrings(aboutStrings);
  const given = useRef(props);
  const [report, setReport] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    let left = false;
    void lookAround().then((around) => {
      const { info, settings, open } = given.current;
      if (!left)
        setReport(writeReport({ info, settings, open, around, errors: keptErrors(), at: Date.now() }));
    });
    return () => {
      left = true;
    };
  }, []);
  const copy = async () => {
    if (report === null) return;
    await navigator.clipboard.writeText(report).then(
      () => setSaid(words.copied),
      () => setSaid(words.copyFailed),
    );
  };
  return (
    <Dialog title={words.diagnostics} onClose={onClose} wide>
      <p className={styles.text}>{words.diagnosticsText}</p>
      <textarea
        className={styles.report}
        aria-label={words.report}
        readOnly
        rows={18}
        spellCheck={false}
        value={report ?? words.gathering}
      />
      <div className={styles.actions}>
        <p role="status">{said}</p>
        <Button onClick={onClose}>{words.close}</Button>
        <Button tone="primary" icon="copy" disabled={report === null} onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
    </Dialog>
  );
}
