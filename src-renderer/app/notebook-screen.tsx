/** The screen of an open document: bars, steps at the side, cells in the middle. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { resetCell } from '#core/lesson/index.ts';
import type { CellId } from '#core/notebook/ids.ts';
import type { MenuItem } from '../controls/menu.tsx';
import { useToast } from '../controls/toasts.tsx';
import { loadedEditor, whenEditor } from '../editor/load.ts';
import { FindBar } from '../find/find-bar.tsx';
import { useStrings, useText } from '../i18n/locale.tsx';
import { StepBar } from '../lesson/step-bar.tsx';
import { StepsRail } from '../lesson/steps-rail.tsx';
import { useSteps } from '../lesson/use-steps.ts';
import {
  type Focus,
  MemoryMeter,
  type NotebookHandle,
  NotebookProvider,
  NotebookView,
  type Scrolled,
  useCellCommands,
  useLanguage,
  useRunNotice,
  useVariables,
  VariablesPanel,
} from '../notebook/index.ts';
import { OutlineRail } from '../outline/outline-rail.tsx';
import { mayDrawCharts, OutputServicesProvider, warmCharts } from '../outputs/index.tsx';
import { whenIdle } from '../session/effects.ts';
import { cellOf, SessionProvider } from '../session/hooks.ts';
import type { OpenDocument } from '../session/open.ts';
import { useSubscribed } from '../session/subscribed.ts';
import { afterStart, whenNotebook } from '../session/when.ts';
import { DocumentBanners } from './document-banners.tsx';
import { NotebookBars } from './notebook-bars.tsx';
import styles from './notebook-screen.module.css';
import { useSettings } from './settings-provider.tsx';
import { appStrings } from './strings.ts';
import { useFileItems } from './use-file-items.tsx';
import { useFind } from './use-find.ts';
import { useGoTo } from './use-go-to.ts';
import { useNotebookParts } from './use-notebook-parts.tsx';
import { useOutputServices } from './use-output-services.ts';

/** Shows an open document. `onReopen` reads it from the host again. */
export function NotebookScreen(props: {
  readonly document: OpenDocument;
  /** The place in it that the address names. */
  readonly at: string | undefined;
  readonly focus: Focus;
  /** Where its screen was when it was last left. */
  readonly scrolled: Scrolled | null;
  readonly onReopen: () => void;
  readonly onLeft: (focus: Focus, scrolled: Scrolled) => void;
}) {
  const { document: open, at, focus, scrolled, onReopen, onLeft } = props;
  const { store, original } = open;
  const words = useStrings(appStrings);
  const text = useText();
  const toast = useToast();
  const scroller = useRef<HTMLElement>(null);
  const handle = useRef<NotebookHandle>(null);
  const before = useRef(scrolled);
  const [top, setTop] = useState<CellId | null>(null);

  const { settings, change } = useSettings();
  const variables = useVariables({
    open: settings.variables === true,
    onChange: (shown) => change({ variables: shown }),
    onClosed: () => {
      const { selected } = focus.get();
      if (selected) focus.select(selected, { grab: true });
    },
  });
  const lesson = open.ref.kind === 'lesson';
  const stepping = lesson && settings.steps !== false;
  const steps = useSteps(store, focus.get().selected ?? open.position, { lesson, stepping });
  const began = useRef(steps.cell);
  useEffect(() => {
    // Where a learner is goes with their copy, also where they only read.
    if (!lesson || steps.cell === began.current) return;
    began.current = steps.cell;
    open.saver.schedule();
  }, [lesson, steps.cell, open.saver]);
  const shown = useRef(steps.only);
  shown.current = steps.only;
  const isShown = useCallback((id: CellId) => shown.current?.has(id) ?? true, []);

  const services = useOutputServices(open, focus, handle);
  const format = useLanguage(store, services.reveal);
  const parts = useNotebookParts({
    store,
    focus,
    handle,
    toggleVariables: variables.toggle,
    format,
    isShown: stepping ? isShown : null,
  });

  const title = text(useSubscribed(store.subscribe, () => store.get().notebook.title)) || words.name;
  const notice = useRunNotice(store, title);
  useEffect(() => {
    document.title = `${notice}${title} · ${words.name}`;
  }, [notice, title, words.name]);

  useEffect(() => {
    let forget = () => {};
    const stop = afterStart(store, () => whenIdle(() => open.analyse()));
    // The editor comes with the types (`useLanguage`); charts after both.
    const leave = whenEditor(() => {
      forget = whenNotebook(store, mayDrawCharts, () => whenIdle(() => void warmCharts()));
    });
    return () => {
      stop();
      leave();
      forget();
    };
  }, [open, store]);
  useEffect(() => {
    if (before.current) {
      const { selected } = focus.get();
      if (selected) focus.select(selected, { grab: true });
    } else if (open.position) {
      focus.select(open.position);
      handle.current?.reveal(open.position, 'start');
    }
  }, [open.position, focus]);
  useLayoutEffect(() => {
    const list = handle.current;
    return () => {
      const now = list?.scrolled();
      if (now) onLeft(focus, now);
    };
  }, [focus, onLeft]);

  useEffect(() => {
    return () => {
      loadedEditor()?.keep(() => false);
    };
  }, []);

  const { request: finding, ...find } = useFind(focus, handle);
  const file = useFileItems(open);

  const reset = useCallback(
    (id: CellId) =>
      cellOf(original, id) === undefined
        ? null
        : () =>
            void store.dispatch(
              open.ref.kind === 'lesson'
                ? { type: 'reset-cells', cells: [id] }
                : { type: 'replace', notebook: resetCell(store.get().notebook, original, id) },
            ),
    [original, store, open.ref.kind],
  );
  const extra = useCallback(
    (id: CellId): readonly MenuItem[] => {
      const onSelect = reset(id);
      return onSelect ? [{ label: words.resetCell, icon: 'reset', onSelect }] : [];
    },
    [reset, words.resetCell],
  );
  useCellCommands(store, parts, reset);

  const openStep = useCallback(
    (cell: CellId) => {
      steps.go(cell);
      if (stepping) {
        scroller.current?.scrollTo({ top: 0 });
        focus.select(cell, { grab: true });
      } else handle.current?.reveal(cell, 'start');
      setTop(cell);
    },
    [steps, stepping, focus],
  );
  useGoTo(
    open,
    at,
    (cell) => {
      openStep(cell);
      // The step is drawn first; the place may be far down in it.
      requestAnimationFrame(() => handle.current?.reveal(cell, 'start'));
    },
    () => toast({ text: words.noSuchPlace }),
  );
  // Who changes from steps to the whole lesson, or back, stays at the step they were at.
  const keep = useRef<CellId | null>(null);
  const changeStepping = (on: boolean) => {
    if (on && top !== null) steps.go(top);
    keep.current = on ? top : steps.cell;
    change({ steps: on });
  };
  useEffect(() => {
    if (keep.current === null) return;
    if (stepping) scroller.current?.scrollTo({ top: 0 });
    else handle.current?.reveal(keep.current, 'start');
    keep.current = null;
  }, [stepping]);
  const moveStep = (by: 1 | -1) => {
    const cell = steps.move(by);
    if (cell) openStep(cell);
  };

  return (
    <SessionProvider value={store}>
      <NotebookProvider value={parts}>
        <OutputServicesProvider value={services}>
          <div className={styles.screen}>
            <NotebookBars
              document={open}
              title={title}
              onReopen={onReopen}
              onFind={find.open}
              reading={{ stepping, steps, changeStepping, moveStep }}
              panel={variables.open}
              file={file}
              meter={<MemoryMeter panel={variables.id} open={variables.open} />}
            />
            <DocumentBanners document={open} onReopen={onReopen} onSaveAs={file.saveAs} />
            <div className={styles.body}>
              {open.ref.kind === 'lesson' ? (
                <StepsRail
                  current={steps.only === null ? top : ([...steps.only].at(-1) ?? top)}
                  onOpen={openStep}
                  stepping={stepping}
                  onStepping={changeStepping}
                />
              ) : (
                <OutlineRail current={top} onOpen={openStep} />
              )}
              <div className={styles.page}>
                <main ref={scroller} className={styles.main}>
                  <NotebookView
                    scroller={scroller}
                    handle={handle}
                    extra={extra}
                    only={steps.only}
                    onElsewhere={steps.go}
                    from={open.position}
                    scrolled={before.current}
                    onTopCell={setTop}
                  />
                  {steps.only && steps.count > 1 && (
                    <StepBar
                      at={steps.at}
                      count={steps.count}
                      onMove={moveStep}
                      onRedo={() => store.dispatch({ type: 'reset-cells', cells: [...(steps.only ?? [])] })}
                      onFinish={() => {
                        steps.move(1);
                        location.hash = '#/';
                      }}
                    />
                  )}
                </main>
                {finding && (
                  <FindBar
                    request={finding}
                    scroller={scroller}
                    onReveal={find.onReveal}
                    onPattern={find.onPattern}
                    onClose={find.onClose}
                  />
                )}
              </div>
              {variables.open && (
                <VariablesPanel id={variables.id} filter={variables.filter} onClose={variables.toggle} />
              )}
            </div>
          </div>
        </OutputServicesProvider>
      </NotebookProvider>
    </SessionProvider>
  );
}
