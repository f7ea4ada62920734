/** Draws any output. Small kinds at once; those that need a large library when it has come. */
import type { InputValue } from '#core/runtime/input.ts';
import type { Output } from '#core/runtime/output.ts';
import { textIn } from '#core/text/locale.ts';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { OutputBoundary } from './boundary.tsx';
import { ErrorOutput } from './error.tsx';
import { JsonOutput } from './json.tsx';
import styles from './output.module.css';
import { Prose } from './prose.tsx';
import { StreamOutput } from './stream.tsx';
import { outputStrings } from './strings.ts';
import { TextOutput } from './text.tsx';
import { ValueOutput } from './value.tsx';

export { Prose } from './prose.tsx';
export { type OutputServices, OutputServicesProvider } from './services.ts';

/** An output, and where it goes when it is a control. */
export interface OutputViewProps {
  readonly output: Output;
  /** Called with what a control now says; at most once per frame. */
  readonly onInput?: (value: InputValue) => void;
  /** What the control said last, so that it looks the same when it is mounted again. */
  readonly inputValue?: InputValue | undefined;
}

/** One output, whatever its kind. A failure to draw it stays within it. */
export function OutputView(props: OutputViewProps) {
  const words = useStrings(outputStrings);
  return (
    <div className={styles.output} data-mime={props.output.mime}>
      <OutputBoundary of={props.output} fallback={<p className={styles.note}>{words.broken}</p>}>
        <AnyOutput {...props} />
      </OutputBoundary>
    </div>
  );
}

function AnyOutput({ output }: OutputViewProps) {
  const locale = useLocale();
  switch (output.mime) {
    case 'application/vnd.stepwise.stream+json':
      return <StreamOutput data={output.data} />;
    case 'application/vnd.stepwise.error+json':
      return <ErrorOutput data={output.data} />;
    case 'application/vnd.stepwise.value+json':
      return <ValueOutput data={output.data} />;
    case 'text/plain':
      return <TextOutput data={output.data} />;
    case 'text/markdown':
      return <Prose markdown={textIn(output.data.text, locale)} />;
    case 'application/json':
      return <JsonOutput data={output.data} />;
    default:
      return <JsonOutput data={{ value: JSON.parse(JSON.stringify(output.data)) }} />;
  }
}
