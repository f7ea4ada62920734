/** What the app is, and the licences of everything it is made of. */
import { useEffect, useMemo, useState } from 'react';
import type { AppInfo } from '#core/host/host.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useStrings } from '../i18n/locale.tsx';
import styles from './about.module.css';
import { aboutStrings } from './about-strings.ts';
import { type LicencedPackage, readLicences } from './licences.ts';
import { Mark } from './mark.tsx';
import { appStrings } from './strings.ts';

/** The dialog. */
export default function AboutDialog(props: { readonly info: AppInfo; readonly onClose: () => void }) {
  const { info, onClose } = props;
  const words = useStrings(aboutStrings);
  const app = useStrings(appStrings);
  const [packages, setPackages] = useState<readonly LicencedPackage[] | 'reading' | 'unreadable'>('reading');
  const [query, setQuery] = useState('');
  useEffect(() => {
    let left = false;
    void readLicences().then(
      (read) => left || setPackages(read),
      () => left || setPackages('unreadable'),
    );
    return () => {
      left = true;
    };
  }, []);
  const shown = useMemo(() => {
    if (typeof packages === 'string') return [];
    const looked = query.trim().toLowerCase();
    return packages.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(looked));
  }, [packages, query]);

  return (
    <Dialog title={words.about} onClose={onClose} wide>
      <div className={styles.head}>
        <Mark size={44} />
        <div>
          <p className={styles.name}>{app.name === 'Stepwise' ? 'Stepwise · 拾级' : '拾级 · Stepwise'}</p>
          <p className={styles.text}>
            {words.version(info.version)} · {info.host} · {info.platform}
          </p>
        </div>
      </div>
      <p className={styles.text}>{words.motto}</p>
      <p className={styles.text}>{words.licence}</p>
      {typeof packages === 'string' ? (
        <p role="status" className={styles.text}>
          {packages === 'reading' ? words.reading : words.unreadable}
        </p>
      ) : (
        <>
          <input
            className={styles.filter}
            type="search"
            value={query}
            placeholder={words.filter}
            aria-label={words.filter}
            spellCheck={false}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p role="status" className={styles.count}>
            {words.packages(shown.length)}
          </p>
          <ul className={styles.packages}>
            {shown.map(({ name, version, licence, text }) => (
              <li key={`${name} ${version}`}>
                <details>
                  <summary>
                    <span className={styles.package}>
                      {name} <small>{version}</small>
                    </span>
                    <span className={styles.licence}>{licence}</span>
                  </summary>
                  <pre lang="en">{text === '' ? words.noText : text}</pre>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.actions}>
        <p />
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
