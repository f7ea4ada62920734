/** Hears the window's keys before anything in it does: a command's key means the same wherever the focus is. */
import { useEffect } from 'react';
import { commandOf } from '#core/commands/commands.ts';
import { createKeyReader, tableOf } from '#core/commands/keymap.ts';
import { spell } from '#core/commands/keys.ts';
import { useKeymap, useRegistry } from './context.tsx';

/** Listens while mounted. `onRefused` is told why a command could not be carried out. */
export function useWindowKeys(onRefused: (why: string) => void): void {
  const registry = useRegistry();
  const keymap = useKeymap();
  useEffect(() => {
    const read = createKeyReader(tableOf('window', keymap));
    const typed = createKeyReader(tableOf('command', keymap));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const at = event.target instanceof Element ? event.target : document.body;
      const layer = at.closest('dialog, [popover]');
      if (document.querySelector('dialog[open]') || layer?.matches(':popover-open')) return;
      // What was closed just now may have the focus still: nobody is in it any more.
      const target = layer ? document.body : at;
      const spelled = spell(event);
      // In the bar of find, Alt and a letter are its own switches.
      if (target.closest('search') && /^Alt\+\w$/.test(spelled)) return;
      const { command, begins } = read(spelled);
      if (begins) {
        // The editor has strokes of two that begin alike; the browser would leave the page.
        if (!target.closest('.monaco-editor')) event.preventDefault();
        return;
      }
      // Where nothing has the focus, keys that type are commands too, but for those of a cell.
      const loose = target === document.body ? typed(spelled).command : null;
      const id = command ?? (loose !== null && commandOf(loose).scope !== 'cell' ? loose : null);
      if (id === null) return;
      const ran = registry.run(id);
      if (ran.ran === 'absent') return;
      event.preventDefault();
      event.stopPropagation();
      if (ran.ran === 'disabled') onRefused(ran.why);
    };
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, [registry, keymap, onRefused]);
}
