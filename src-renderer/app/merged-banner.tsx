/** After a lesson was updated: which cells both its author and the learner changed, and the choice in each. */
import { useState } from 'react';
import type { MergeConflict } from '#core/lesson/index.ts';
import { Button } from '../controls/button.tsx';
import { useStrings } from '../i18n/locale.tsx';
import { indexOf } from '../session/hooks.ts';
import type { OpenDocument } from '../session/open.ts';
import { Banner } from './banner.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { documentStrings } from './document-strings.ts';
import { readableCell } from './readable.ts';
import { appStrings } from './strings.ts';

/** The banner; the learner's text stands until they choose another. */
export function MergedBanner({ document: open }: { readonly document: OpenDocument }) {
  const { store } = open;
  const app = useStrings(appStrings);
  const words = useStrings(documentStrings);
  const [conflicts] = useState(open.conflicts);
  const [seen, setSeen] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  if (conflicts.length === 0 || seen) return null;

  const next = (from: number) => {
    open.settle(conflicts.slice(from, from + 1));
    if (from + 1 < conflicts.length) return setAt(from + 1);
    setAt(null);
    setSeen(true);
  };
  const take = ({ cell, theirs }: MergeConflict, from: number) => {
    const { notebook } = store.get();
    const index = indexOf(notebook, cell);
    if (index >= 0) {
      const cells = theirs ? notebook.cells.with(index, theirs) : notebook.cells.toSpliced(index, 1);
      store.dispatch({ type: 'replace', notebook: { ...notebook, cells } });
    }
    next(from);
  };
  const conflict = at === null ? undefined : conflicts[at];
  return (
    <>
      <Banner
        tone="note"
        actions={
          <>
            <Button onClick={() => setAt(0)}>{words.compare}</Button>
            <Button
              tone="quiet"
              onClick={() => {
                open.settle(conflicts);
                setSeen(true);
              }}
            >
              {app.dismiss}
            </Button>
          </>
        }
      >
        {app.merged(conflicts.length)}
      </Banner>
      {conflict && at !== null && (
        <CompareDialog
          key={at}
          title={words.mergedTitle(at + 1, conflicts.length)}
          before={readableCell(conflict.theirs)}
          after={readableCell(conflict.mine)}
          beforeLabel={words.lessonsNew}
          afterLabel={words.mine}
          onClose={() => setAt(null)}
        >
          <Button onClick={() => take(conflict, at)}>{words.takeLessons}</Button>
          <Button tone="primary" onClick={() => next(at)}>
            {app.keepMine}
          </Button>
        </CompareDialog>
      )}
    </>
  );
}
