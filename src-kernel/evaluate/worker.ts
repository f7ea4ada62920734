/** The worker in which cells run: puts the kernel's parts together and listens to its frame. */
import { CellId, DisplayId, type RunId } from '#core/notebook/ids.ts';
import type { Output } from '#core/runtime/output.ts';
import { placeOfLayer } from '../backend/layer-places.ts';
import { modelsIn, nameOf, saveModels } from '../backend/save-models.ts';
import { type BackendService, createBackendService } from '../backend/service.ts';
import { createHandWritten } from '../backend/training-by-hand.ts';
import { createTrainings } from '../backend/training-display.ts';
import { passed } from '../frame/weight.ts';
import { createBackground } from './background.ts';
import { createScope } from './binding.ts';
import { createCellRuntime } from './cell-runtime.ts';
import { beginCheck } from './checking.ts';
import { createCompiler } from './compiler.ts';
import { createConsole } from './console.ts';
import { createContext } from './context.ts';
import { type DisplayOptions, toOutput, toOutputOf, withId } from './display.ts';
import { runOf } from './errors.ts';
import { createExecutor, type Executor } from './executor.ts';
import { installFrames } from './frames.ts';
import { showWrittenFunctions } from './function-text.ts';
import { createHeld } from './held.ts';
import { createInputs } from './inputs.ts';
import { createInterrupts, Interrupted } from './interrupt.ts';
import { seedRandom, startSeed } from './random.ts';
import { installServices, type KernelServices } from './services.ts';
import { createShownModels } from './shown-models.ts';
import { createStreams } from './streams.ts';
import { deepenStacks } from './thrown.ts';
import { createTimers, type PlatformTimers } from './timers.ts';
import { watchVariables } from './variables.ts';
import type { WorkerMessage, WorkerRequest, WorkerStart } from './wire.ts';

type SaveModels = Extract<WorkerRequest, { type: 'save_models' }>;

/** The cell of a run. */
function cellOf(run: RunId | null): CellId | null {
  return (run === null ? undefined : CellId.parse(run.split('@')[0] ?? '')) ?? null;
}

function startKernel({ port, interrupts: shared, software }: WorkerStart): void {
  deepenStacks();
  // Cells may replace any global; the kernel keeps the originals.
  const platform: PlatformTimers = {
    setTimeout: setTimeout.bind(globalThis),
    clearTimeout: clearTimeout.bind(globalThis),
    setInterval: setInterval.bind(globalThis),
    clearInterval: clearInterval.bind(globalThis),
  };
  const send = port.postMessage.bind(port);
  // What is too large is refused here, where it costs no copy; the frame, which a cell cannot reach, weighs it again.
  const post = (message: WorkerMessage): void => {
    const fit = passed(message);
    if (fit !== undefined) send(fit);
  };
  const now = performance.now.bind(performance);
  const nextFrame = installFrames();

  const context = createContext();
  const interrupts = createInterrupts(shared);
  const inputs = createInputs(() => scope);
  const scope = createScope(
    (name) => inputs.forget(name),
    () => cellOf(context.running),
  );
  const variables = watchVariables(
    scope,
    (list) => post({ type: 'variables', variables: list }),
    platform.setTimeout,
  );
  const held = createHeld();
  const runtime = createCellRuntime(scope, inputs, interrupts, held);
  const background = createBackground();
  const streams = createStreams(
    ({ run, name, text, dropped }) =>
      post({ type: 'stream', run, name, text, ...(dropped > 0 ? { dropped } : {}) }),
    platform.setTimeout,
    now,
  );
  const timers = createTimers(platform, context, (thrown) => executor.report(thrown, context.current()));
  const trainings = createTrainings(() => services);
  const handWritten = createHandWritten(trainings, () => services, background);
  const backend: BackendService = createBackendService({
    software,
    announce: (info) => post({ type: 'backend', backend: info }),
    trainings,
    background,
    services: () => services,
    memoryChanged: sayMemory,
  });

  function sayMemory(): void {
    const memory = backend.memory();
    if (memory) post({ type: 'memory', ...memory });
  }

  function emit(output: Output): void {
    const run = context.current();
    if (run === null) return;
    streams.flush();
    post({ type: 'display_data', run, output });
  }

  let displays = 0;
  let controls = 0;
  const services: KernelServices = {
    emit,
    update(display, output) {
      streams.flush();
      post({ type: 'update_display_data', display, output: withId(output, display) });
    },
    nextDisplayId: () => DisplayId.of(`${context.current() ?? 'kernel'}/${displays++}`),
    currentRun: () => context.current(),
    isRunning: () => context.running !== null,
    nextInputId: () => inputs.nextId(`${context.current()?.split('@')[0] ?? 'kernel'}-${controls++}`),
    inputValue: inputs.value,
    bindInput: inputs.bind,
    isInterrupted: () => interrupts.requested(),
    checkInterrupt() {
      if (interrupts.requested()) throw new Interrupted();
    },
    async yieldToMessages() {
      const { generation } = interrupts;
      await nextFrame();
      runtime.after(generation, undefined);
    },
    async sleep(time) {
      const { generation } = interrupts;
      await new Promise<void>((resolve) => platform.setTimeout(resolve, time));
      runtime.after(generation, undefined);
    },
    tensorflow: backend.load,
    loadedTensorflow: backend.loaded,
    seed: seedRandom,
    madeAt(layer) {
      const stack = placeOfLayer(layer);
      return stack === undefined ? null : executor.placeOf(stack);
    },
    trainingRun: handWritten.open,
    addCheck: (judge) => executor.addCheck(judge),
  };

  const models = createShownModels(services.nextDisplayId);
  async function sendModels({ request, display }: SaveModels): Promise<void> {
    const tf = backend.loaded();
    const asked = display === undefined ? undefined : models.at(display);
    const wanted =
      display === undefined ? modelsIn(scope.variables()) : asked ? nameOf(asked, scope.variables()) : [];
    post({ type: 'models', request, models: tf ? await saveModels(tf, wanted) : [] });
  }

  const compiler = createCompiler();
  const executor: Executor = createExecutor(
    {
      post,
      compiler,
      draw: (value) => models.remember(value, toOutput(value)),
      scope,
      runtime,
      context,
      interrupts,
      streams,
      timers,
      background,
      held,
      now,
      settled: backend.settled,
      beginCheck: () => beginCheck(scope, inputs, interrupts),
      beforeReply(outcome) {
        handWritten.endAll(outcome === 'error' ? 'failed' : 'stopped');
      },
      afterRun() {
        controls = 0;
        variables.changed();
        backend.runEnded(context.current());
        sayMemory();
      },
    },
    // biome-ignore lint/security/noGlobalEval: running the author's code is what this worker is for
    eval,
  );
  showWrittenFunctions(executor.written);

  const shownIds = new Map<string, string>();
  function display(value: unknown, options: DisplayOptions = {}): void {
    const output = options.mime === undefined ? toOutput(value) : toOutputOf(value, options.mime);
    if (options.id === undefined) {
      emit(models.remember(value, output));
      return;
    }
    const run = String(context.current());
    const id = DisplayId.of(`${run.split('@')[0]}:${options.id}`);
    const shown = models.remember(value, withId(output, id));
    if (shownIds.get(id) === run) services.update(id, shown);
    else emit(shown);
    shownIds.set(id, run);
  }

  installServices(services);
  seedRandom(startSeed);
  Object.assign(
    console,
    createConsole({
      print(name, text) {
        const run = context.current();
        if (run !== null) streams.print(run, name, text);
      },
      emit,
      now,
    }),
  );
  for (const [name, value] of Object.entries({ ...timers.functions, display })) {
    scope.declare(name, false).set(value);
  }

  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    executor.report(event.reason, runOf(event.reason) ?? context.current());
  });
  addEventListener('error', (event) => {
    event.preventDefault();
    executor.report(event.error ?? event.message, runOf(event.error) ?? context.current());
  });

  port.onmessage = (event: MessageEvent<WorkerRequest>) => {
    const request = event.data;
    switch (request.type) {
      case 'execute':
        return executor.execute(request.request);
      case 'interrupt':
        return executor.interrupt(request.sequence);
      case 'set_input':
        inputs.set(request.input, request.value);
        return variables.changed();
      case 'set_backend':
        return void backend.choose(request.choice);
      case 'training_control':
        return trainings.obey(request.display, request.command);
      case 'save_models':
        return void sendModels(request);
    }
  };
  post({ type: 'status', kernel: { state: 'idle' } });
  // A little later, when the window around has come to rest; who runs a cell at once asks for it then.
  platform.setTimeout(() => compiler.prefetch(), 400);
  // The first cell comes before the prefetch; on a free kernel tfjs is ready before it is asked for. On a machine of two cores
  // the types of the cells come first: nobody waits for tfjs before a cell is read.
  platform.setTimeout(() => void backend.load().catch(() => {}), 3_000);
}

addEventListener(
  'message',
  (event: MessageEvent<WorkerStart>) => {
    if (event.data.type === 'start') startKernel(event.data);
  },
  { once: true },
);
