/** Makes a lesson report and hands it to its learner, by the same ways as any other export. */
import type { Host } from '#core/host/host.ts';
import { lessonReport, type ReportParts } from '#core/lesson/report.ts';
import type { Locale } from '#core/text/locale.ts';
import { saveFile } from './save-file.ts';

/** What became of it: handed over, called off, nothing here prints, or why it failed. */
export type SavedReport = 'saved' | 'cancelled' | 'no-printer' | { readonly failed: string };

/** Makes and saves a report; HTML holds both languages, a PDF the one asked for. */
export async function saveReport(
  host: Host,
  format: 'html' | 'pdf',
  locale: Locale,
  parts: ReportParts,
): Promise<SavedReport> {
  const { exportFile, NoPrinterError } = await import('../export/index.ts');
  try {
    const file = await exportFile(format, {
      notebook: lessonReport(parts),
      states: new Map(),
      inputs: new Map(),
      locale,
      async print(html) {
        const reply = await host.call('export.pdf', { html });
        if (!reply.ok || reply.value.pdf === null) return null;
        return Uint8Array.from(atob(reply.value.pdf), (digit) => digit.charCodeAt(0));
      },
    });
    const reply = await saveFile(host, file);
    if (reply.ok) return 'saved';
    return reply.code === 'cancelled' ? 'cancelled' : { failed: reply.message };
  } catch (error) {
    if (error instanceof NoPrinterError) return 'no-printer';
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
