/** Files dragged onto the window: which of them are documents, and whether some are over it now. */
import { useEffect, useRef, useState } from 'react';

/** File names the app opens or imports. */
const opens = /\.(md|markdown|ipynb|ts|mts|js|mjs)$/i;

/** Calls `onFiles` with the documents among files that are dropped anywhere; true while files are over the window. */
export function useDrop(onFiles: (files: readonly File[], refused: readonly string[]) => void): boolean {
  const [over, setOver] = useState(false);
  const now = useRef(onFiles);
  now.current = onFiles;
  useEffect(() => {
    // A file dropped onto an input of a cell is that input's.
    const isOurs = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true &&
      !event.defaultPrevented &&
      !(event.target as Element | null)?.closest?.('[data-outputs]');
    const onOver = (event: DragEvent) => {
      const ours = isOurs(event);
      if (ours) event.preventDefault();
      setOver(ours);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      now.current(
        files.filter(({ name }) => opens.test(name)),
        files.filter(({ name }) => !opens.test(name)).map(({ name }) => name),
      );
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}

/** A file's bytes as base64. Rejects where it cannot be read. */
export function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}
