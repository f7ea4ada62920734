/** Draws any output. Small kinds at once; those that bring a larger piece of the window when it has come. */
import { Suspense } from 'react';
import type { Notebook } from '#core/notebook/notebook.ts';
import type { InputValue } from '#core/runtime/input.ts';
import type { Output, OutputMime } from '#core/runtime/output.ts';
import { textIn } from '#core/text/locale.ts';
import { Button } from '../controls/button.tsx';
import { late, type Missed } from '../controls/late.tsx';
import { useLocale, useStrings } from '../i18n/locale.tsx';
import { OutputBoundary } from './boundary.tsx';
import { ErrorOutput } from './error.tsx';
import { HtmlOutput } from './html.tsx';
import { ImageOutput } from './image.tsx';
import { ImageGridOutput } from './image-grid.tsx';
import { JsonOutput } from './json.tsx';
import { LatexOutput } from './latex.tsx';
import { MermaidOutput } from './mermaid-output.tsx';
import { ModelOutput } from './model.tsx';
import styles from './output.module.css';
import { ProbabilitiesOutput } from './probabilities.tsx';
import { ProgressOutput } from './progress.tsx';
import { Prose } from './prose.tsx';
import { StreamOutput } from './stream.tsx';
import { outputStrings } from './strings.ts';
import { SvgOutput } from './svg.tsx';
import { TextOutput } from './text.tsx';
import { ValueOutput } from './value.tsx';

export { keepProse, Prose } from './prose.tsx';
export { ProseSketch } from './prose-sketch.tsx';
export { drawnByHost } from './sanitize.ts';
export { type OutputServices, OutputServicesProvider, useOutputServices } from './services.ts';
export { isWithheld, WithheldOutput, WithoutControls } from './withheld.tsx';

const ConfusionOutput = late(
  () => import('./confusion.tsx'),
  (module) => module.ConfusionOutput,
  MissingOutput,
);
const InputOutput = late(
  () => import('./input/input-output.tsx'),
  (module) => module.InputOutput,
  MissingOutput,
);
const NetworkOutput = late(
  () => import('./network.tsx'),
  (module) => module.NetworkOutput,
  MissingOutput,
);
const PlotlyOutput = late(
  () => import('./plotly-output.tsx'),
  (module) => module.PlotlyOutput,
  MissingOutput,
);
const SceneOutput = late(
  () => import('./scene/scene.tsx'),
  (module) => module.SceneOutput,
  MissingOutput,
);
const TableOutput = late(
  () => import('./table.tsx'),
  (module) => module.TableOutput,
  MissingOutput,
);
const TensorOutput = late(
  () => import('./tensor.tsx'),
  (module) => module.TensorOutput,
  MissingOutput,
);
const TrainingOutput = late(
  () => import('./training.tsx'),
  (module) => module.TrainingOutput,
  MissingOutput,
);

/** Loads and rehearses what charts need, so that the first one does not stall the window. Call it when idle. */
export async function warmCharts(): Promise<void> {
  const { warm } = await import('./warm.ts');
  await warm();
}

/** Whether a program may draw a chart, by what it says: Plotly is not brought into a window that will have none. */
export function mayDrawCharts(notebook: Notebook): boolean {
  return notebook.cells.some(
    (cell) => cell.kind === 'code' && /fit|train|plot|compareRuns/i.test(cell.source),
  );
}

/** Roughly how high, in CSS pixels, the kinds that come later will be, so that nothing jumps. */
const expectedHeight: Partial<Record<OutputMime, number>> = {
  'application/vnd.plotly.v1+json': 380,
  'application/vnd.stepwise.training+json': 520,
  'application/vnd.stepwise.confusion+json': 460,
  'application/vnd.stepwise.tensor+json': 160,
  'application/vnd.stepwise.scene+json': 400,
};

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
  const height = expectedHeight[props.output.mime];
  return (
    <div className={styles.output} data-mime={props.output.mime}>
      <OutputBoundary of={props.output} fallback={<p className={styles.note}>{words.broken}</p>}>
        <Suspense
          fallback={
            <p className={styles.note} style={height === undefined ? undefined : { minHeight: height }}>
              {words.loading}
            </p>
          }
        >
          <AnyOutput {...props} />
        </Suspense>
      </OutputBoundary>
    </div>
  );
}

/** In the place of an output whose renderer could not be fetched. */
function MissingOutput({ onAgain }: Missed) {
  const words = useStrings(outputStrings);
  return (
    <p className={styles.note}>
      {words.broken} <Button onClick={onAgain}>{words.tryAgain}</Button>
    </p>
  );
}

function AnyOutput({ output, onInput, inputValue }: OutputViewProps) {
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
    case 'text/latex':
      return <LatexOutput data={output.data} />;
    case 'text/vnd.mermaid':
      return <MermaidOutput data={output.data} />;
    case 'text/html':
      return <HtmlOutput data={output.data} />;
    case 'image/svg+xml':
      return <SvgOutput data={output.data} />;
    case 'image/png':
      return <ImageOutput data={output.data} />;
    case 'application/json':
      return <JsonOutput data={output.data} />;
    case 'application/vnd.stepwise.images+json':
      return <ImageGridOutput data={output.data} />;
    case 'application/vnd.stepwise.table+json':
      return <TableOutput data={output.data} />;
    case 'application/vnd.plotly.v1+json':
      return <PlotlyOutput data={output.data} />;
    case 'application/vnd.stepwise.tensor+json':
      return <TensorOutput data={output.data} />;
    case 'application/vnd.stepwise.model+json':
      return <ModelOutput data={output.data} display={output.id} />;
    case 'application/vnd.stepwise.network+json':
      return <NetworkOutput data={output.data} display={output.id} />;
    case 'application/vnd.stepwise.training+json':
      return <TrainingOutput data={output.data} display={output.id} />;
    case 'application/vnd.stepwise.progress+json':
      return <ProgressOutput data={output.data} />;
    case 'application/vnd.stepwise.confusion+json':
      return <ConfusionOutput data={output.data} />;
    case 'application/vnd.stepwise.probabilities+json':
      return <ProbabilitiesOutput data={output.data} />;
    case 'application/vnd.stepwise.scene+json':
      return <SceneOutput data={output.data} />;
    case 'application/vnd.stepwise.input+json':
      return <InputOutput control={output.data} onInput={onInput} value={inputValue} />;
    default:
      return unknown(output);
  }
}

/** Does not compile when a kind above is missing; a document from a later version shows nothing here. */
function unknown(_output: never): null {
  return null;
}
