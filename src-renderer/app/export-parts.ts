/** What an export is given of an open document and of the host. */
import type { Host } from '#core/host/host.ts';
import type { Locale } from '#core/text/locale.ts';
import type { ExportParts } from '../export/index.ts';
import type { OpenDocument } from '../session/open.ts';

/** The document as it stands now. */
export function exportParts(open: OpenDocument, locale: Locale, host: Host): ExportParts {
  const { notebook, states, inputs } = open.store.get();
  return {
    notebook,
    states,
    inputs,
    locale,
    source: { ending: open.format === 'ipynb' ? 'ipynb' : 'md', text: open.copy().text },
    models: (signal) => open.models({ signal }),
    async print(html) {
      const reply = await host.call('export.pdf', { html });
      if (!reply.ok || reply.value.pdf === null) return null;
      return Uint8Array.from(atob(reply.value.pdf), (digit) => digit.charCodeAt(0));
    },
  };
}
