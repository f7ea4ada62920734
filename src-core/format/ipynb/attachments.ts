/** Pictures that an `.ipynb` keeps in its prose cells: `![…](attachment:name)` names them. */
import type { Cell } from '../../notebook/cell.ts';
import { cellIn, get, isObject, joined } from './cell.ts';

/** Kinds that are drawn, as outputs are. */
const drawn = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** Markdown of a cell with the pictures it holds in their places, as data addresses. One that is not there stays as it is. */
export function withAttachments(cell: Cell, markdown: string): string {
  if (!markdown.includes('attachment:')) return markdown;
  const held = cellIn(cell.written, '')?.json.attachments;
  return markdown.replace(/\]\(attachment:([^)\s]+)/g, (whole, name: string) => {
    const bundle = get(held, named(name)) ?? get(held, name);
    if (!isObject(bundle)) return whole;
    const mime = drawn.find((kind) => joined(bundle[kind]) !== '');
    return mime === undefined
      ? whole
      : `](data:${mime};base64,${joined(bundle[mime]).replace(/[^A-Za-z0-9+/=]/g, '')}`;
  });
}

function named(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
