/** Where the window begins: ask the host what is needed at once, start the kernel beside it, draw. */
import '../styles/base.css';
import { createRoot } from 'react-dom/client';
import { defaultSettings } from '#core/host/host.ts';
import { loadHighlighter } from '../editor/highlight.ts';
import { App } from './app.tsx';
import { BootFailure } from './boot-failure.tsx';
import { createHostClient } from './host-client.ts';
import { warmKernel } from './kernel.ts';
import { applySettings } from './settings.tsx';

const host = createHostClient();
const root = createRoot(document.getElementById('root') ?? document.body);

async function boot(): Promise<void> {
  const [info, settings] = await Promise.all([host.call('app.info', null), host.call('settings.read', null)]);
  const chosen = settings.ok ? settings.value : defaultSettings;
  applySettings(chosen);
  if (!info.ok) {
    root.render(<BootFailure settings={chosen} code={info.code} onRetry={() => void boot()} />);
    return;
  }
  warmKernel(info.value.kernelUrl);
  root.render(<App host={host} info={info.value} settings={chosen} />);
}

void loadHighlighter();
void boot();
