/** Hands a file to the learner: the host asks where to put it, or the browser downloads it. */
import type { ExportedFile, Host, Reply } from '#core/host/host.ts';

/** Saves a file; gives where it went, if that is known, or why not. */
export async function saveFile(host: Host, file: ExportedFile): Promise<Reply<{ readonly path?: string }>> {
  const reply = await host.call('export.save', file);
  if (!reply.ok) {
    if (reply.code !== 'unreachable') return reply;
    // With the host gone, the browser is the only way out for what is in the window.
    download(file);
    return { ok: true, value: {} };
  }
  if (reply.value.saved) {
    return { ok: true, value: reply.value.path === undefined ? {} : { path: reply.value.path } };
  }
  download(file);
  return { ok: true, value: {} };
}

function download(file: ExportedFile): void {
  const content =
    file.encoding === 'base64'
      ? Uint8Array.from(atob(file.content), (digit) => digit.charCodeAt(0))
      : file.content;
  const url = URL.createObjectURL(new Blob([content], { type: file.mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
