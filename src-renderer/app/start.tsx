/** Draws the window once the host has said what it is and what was chosen. */
import { createRoot, type Root } from 'react-dom/client';
import { loadHighlighter } from '../editor/highlight.ts';
import { App } from './app.tsx';
import type { Beginning } from './begin.ts';
import { BootFailure } from './boot-failure.tsx';
import type { HostClient } from './host-client.ts';

let root: Root | null = null;

/** Draws the window; `again` begins anew where the host did not answer. */
export async function start(host: HostClient, beginning: Beginning, again: () => void): Promise<void> {
  void loadHighlighter();
  root ??= createRoot(document.getElementById('root') ?? document.body);
  const [info, settings] = await Promise.all([beginning.info, beginning.settings]);
  root.render(
    info.ok ? (
      <App host={host} info={info.value} settings={settings} first={beginning.document} />
    ) : (
      <BootFailure settings={settings} code={info.code} onRetry={again} />
    ),
  );
}
