/** Schemas of grids of small images. */
import * as v from 'valibot';
import { count, imageUrl, list, localized } from './common.ts';

/** Small images side by side. */
export const images = v.object({
  title: v.exactOptional(localized),
  alt: localized,
  images: list(
    v.object({ url: imageUrl, caption: localized, tone: v.exactOptional(v.picklist(['good', 'bad'])) }),
  ),
  width: count,
  height: count,
});
