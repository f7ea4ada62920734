/** Outputs that an untrusted document brought along: none of what can dress up as something else, and no live control. */
import { type ReactNode, useMemo } from 'react';
import type { OutputMime } from '#core/runtime/output.ts';
import { useStrings } from '../i18n/locale.tsx';
import styles from './output.module.css';
import { OutputServicesProvider, useOutputServices } from './services.ts';
import { outputStrings } from './strings.ts';

/** Kinds that are not shown until the document is trusted: free layout, drawings, links. */
const dressed: ReadonlySet<OutputMime> = new Set<OutputMime>([
  'text/html',
  'text/markdown',
  'text/vnd.mermaid',
  'image/svg+xml',
  'application/vnd.plotly.v1+json',
]);

/** Whether an output of this kind is held back where its document is not trusted. */
export function isWithheld(mime: OutputMime): boolean {
  return dressed.has(mime);
}

/** Says what stood here. */
export function WithheldOutput({ mime }: { readonly mime: OutputMime }) {
  const words = useStrings(outputStrings);
  return (
    <p className={styles.note} data-withheld={mime}>
      {words.withheld(mime)}
    </p>
  );
}

/** Takes from the outputs inside what would let them run something. */
export function WithoutControls({ children }: { readonly children: ReactNode }) {
  const services = useOutputServices();
  const still = useMemo(() => {
    const { inputs: _inputs, control: _control, ...rest } = services;
    return rest;
  }, [services]);
  return <OutputServicesProvider value={still}>{children}</OutputServicesProvider>;
}
