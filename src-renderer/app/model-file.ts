/** The model behind a display, as a file to save. */
import type { DisplayId } from '#core/notebook/ids.ts';
import type { FileOrReason } from '../outputs/services.ts';
import type { OpenDocument } from '../session/open.ts';

/** A ZIP of `model.json` and weights, or why there is none. */
export async function modelFileOf(open: OpenDocument, display: DisplayId): Promise<FileOrReason> {
  const { modelZip, NoModelError } = await import('../export/models.ts');
  try {
    return await modelZip(await open.models({ display }));
  } catch (error) {
    if (error instanceof NoModelError) return { missing: error.said };
    throw error;
  }
}
