/** Runs cells one at a time, and turns how each run ends into messages. */
import type { RunId } from '#core/notebook/ids.ts';
import type { CellProgram, CellRuntime } from '#core/program/runtime.ts';
import type { CompiledText } from '#core/program/written.ts';
import type { CheckLine } from '#core/runtime/check.ts';
import type { CellError, CellPosition } from '#core/runtime/error.ts';
import type { ExecuteRequest, RunOutcome } from '#core/runtime/messages.ts';
import type { Output } from '#core/runtime/output.ts';
import type { LocalizedText } from '#core/text/locale.ts';
import type { Background } from './background.ts';
import type { Scope } from './binding.ts';
import type { Check } from './checking.ts';
import { codeFrame } from './code-frame.ts';
import type { Recall } from './compile-for.ts';
import type { Compiler } from './compiler.ts';
import type { RunContext } from './context.ts';
import { type RanCode, toCellError } from './errors.ts';
import type { Held } from './held.ts';
import { inspect } from './inspect.ts';
import { Interrupted, type Interrupts } from './interrupt.ts';
import type { Streams } from './streams.ts';
import type { CellTimers } from './timers.ts';
import type { WorkerMessage } from './wire.ts';

/** What an executor works with. */
export interface ExecutorParts {
  readonly post: (message: WorkerMessage) => void;
  readonly compiler: Compiler;
  readonly scope: Scope;
  readonly runtime: CellRuntime;
  readonly context: RunContext;
  readonly interrupts: Interrupts;
  readonly streams: Streams;
  readonly timers: CellTimers;
  readonly background: Background;
  readonly held: Held;
  /** How the value of a cell's last expression is shown. */
  readonly draw: (value: unknown) => Output;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  /** Resolves when cells may begin; null where they may. */
  readonly settled: () => Promise<void> | null;
  /** Begins a check of an exercise. */
  readonly beginCheck: () => Check;
  /** Called when a run's code has ended, before that is said. */
  readonly beforeReply: (outcome: RunOutcome) => void;
  /** Called after each run. */
  readonly afterRun: () => void;
}

/** Runs cells. */
export interface Executor {
  execute(request: ExecuteRequest): void;
  interrupt(sequence: number): void;
  /** Adds a line to the check that is running; throws outside one. */
  addCheck(judge: () => Promise<CheckLine>): void;
  /** Shows an error under the cell it comes from: one that no run awaited. The same of the same run is shown once. */
  report(thrown: unknown, run: RunId | null): void;
  /** The cell's line that an error was made on; null where no cell is in its stack. */
  placeOf(error: Error): CellPosition | null;
  /** How the author of a cell wrote a function that reads so as it runs; undefined where no cell holds it. */
  written(text: string): string | undefined;
}

/** A cell that is no program. */
class NotAProgram extends Error {
  readonly error: CellError;
  constructor(error: CellError, source: string) {
    super('not a program');
    const code = error.position && codeFrame(source, error.position.line);
    this.error = code === undefined ? error : { ...error, code };
  }
}

/** `check` called in a cell that is no check. */
class OutsideCheck extends Error {
  override readonly name = 'CheckError';
  readonly localized: LocalizedText = {
    zh: 'check(…) 只能写在检查单元里：```ts {.check for=练习}。',
    en: 'check(…) belongs in a check cell: ```ts {.check for=exercise}.',
  };
}

/** Compiled runs whose places are remembered, for errors in callbacks that come later. */
const maxRan = 2_000;

/** Errors of callbacks that are remembered, so that a timer's is said once and not at every turn. */
const maxReported = 500;

type Evaluate = (code: string) => unknown;

/** An executor; `evaluate` is the global `eval`, taken before any cell could replace it. */
export function createExecutor(parts: ExecutorParts, evaluate: Evaluate): Executor {
  const {
    post,
    compiler,
    scope,
    runtime,
    context,
    interrupts,
    streams,
    timers,
    background,
    held,
    now,
    draw,
  } = parts;
  const queue: ExecuteRequest[] = [];
  const recall: Recall = new Map();
  const ran = new Map<string, RanCode & CompiledText>();
  const reported = new Set<string>();
  let busy = false;
  let stopRun: ((reason: Interrupted) => void) | null = null;
  let checking: Check | null = null;

  /** The value stays in its list: one that is a promise is shown, not waited for. */
  async function start(request: ExecuteRequest): Promise<readonly [unknown] | undefined> {
    const { compileFor } = compiler.use();
    const compiled = checking
      ? compileFor(checking.names, request, { assignable: checking.owns })
      : compileFor(scope, request, { recall });
    if (!compiled.ok) throw new NotAProgram(compiled.error, request.source);
    if (!checking) await held.release(request.cell, (error) => show(errorOf(error), request.run));
    ran.set(request.run, {
      source: request.source,
      language: request.language,
      code: compiled.code,
      map: compiled.map,
    });
    if (ran.size > maxRan) {
      const [oldest] = ran.keys();
      if (oldest !== undefined) ran.delete(oldest);
    }
    const cell = evaluate(`${compiled.code}\n//# sourceURL=cell:${request.run}`) as CellProgram;
    return cell(checking?.runtime ?? runtime)();
  }

  /** Runs an exercise's hidden code, then judges the lines it asked for. */
  async function startCheck(request: ExecuteRequest, check: Check): Promise<undefined> {
    await start(request);
    post({ type: 'check_result', run: request.run, lines: await check.judge() });
  }

  async function run(request: ExecuteRequest): Promise<void> {
    const startedAt = now();
    post({ type: 'execute_input', run: request.run });
    context.begin(request.run);
    let outcome: RunOutcome = 'ok';
    let shown: Output | undefined;
    checking = request.check === true ? parts.beginCheck() : null;
    try {
      const stopped = new Promise<never>((_, reject) => {
        stopRun = reject;
      });
      const running = checking ? startCheck(request, checking) : start(request);
      const value = (await Promise.race([running, stopped]))?.[0];
      if (value !== undefined) shown = value instanceof Promise ? await promiseOutput(value) : draw(value);
    } catch (thrown) {
      outcome = thrown instanceof Interrupted ? 'interrupted' : 'error';
      if (outcome === 'error') show(errorOf(thrown), request.run);
    }
    stopRun = null;
    checking?.end();
    checking = null;
    if (interrupts.requested() || outcome === 'interrupted') {
      outcome = 'interrupted';
      await halt();
    }
    parts.beforeReply(outcome);
    streams.flush();
    if (shown && outcome === 'ok') post({ type: 'execute_result', run: request.run, output: shown });
    context.end();
    post({ type: 'execute_reply', run: request.run, outcome, elapsed: now() - startedAt });
  }

  /** Ends all that a stopped run left behind. */
  async function halt(): Promise<void> {
    const sequence = interrupts.obey();
    timers.clear();
    await background.stopAll();
    post({ type: 'obeyed', sequence });
  }

  function errorOf(thrown: unknown): CellError {
    return thrown instanceof NotAProgram ? thrown.error : toCellError(thrown, (name) => ran.get(name));
  }

  function show(data: CellError, run: RunId): void {
    streams.flush();
    post({ type: 'error', run, output: { mime: 'application/vnd.stepwise.error+json', data } });
  }

  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    post({ type: 'status', kernel: { state: 'busy' } });
    while (queue.length > 0) {
      const settling = parts.settled() ?? compiler.coming();
      if (settling) {
        await settling;
        if (interrupts.requested()) await halt();
        continue;
      }
      const next = queue.shift();
      if (next === undefined) break;
      await run(next);
      parts.afterRun();
    }
    busy = false;
    post({ type: 'status', kernel: { state: 'idle' } });
  }

  return {
    execute(request) {
      queue.push(request);
      void drain();
    },
    interrupt(sequence) {
      if (!interrupts.note(sequence)) return;
      for (const waiting of queue.splice(0)) {
        post({ type: 'execute_reply', run: waiting.run, outcome: 'interrupted', elapsed: 0 });
      }
      if (stopRun) stopRun(new Interrupted());
      else if (!busy) void halt();
    },
    addCheck(judge) {
      if (checking === null) throw new OutsideCheck();
      checking.add(judge);
    },
    report(thrown, run) {
      if (thrown instanceof Interrupted || run === null) return;
      const data = errorOf(thrown);
      const known = JSON.stringify([run, data.name, data.message, data.position]);
      if (reported.has(known)) return;
      if (reported.size >= maxReported) reported.clear();
      reported.add(known);
      show(data, run);
    },
    written(text) {
      for (const cell of [...ran.values()].reverse()) {
        const found = compiler.loaded?.writtenAs(cell, text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    placeOf: (error) => errorOf(error).position ?? null,
  };
}

/** A promise as it stands: pending, or with what it came to. */
async function promiseOutput(promise: Promise<unknown>): Promise<Output> {
  const pending = Symbol('pending');
  let text = '<pending>';
  try {
    const value = await Promise.race([promise, Promise.resolve(pending)]);
    if (value !== pending) text = inspect(value).preview;
  } catch (reason) {
    text = `<rejected> ${inspect(reason).preview}`;
  }
  return {
    mime: 'application/vnd.stepwise.value+json',
    data: { kind: 'promise', preview: `Promise {${text}}` },
  };
}
