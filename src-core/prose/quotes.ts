/**
 * Chinese quotation marks beside other punctuation. Each is as wide as an ideograph and half of it is empty, so `”，`
 * gapes. Browsers close the gap themselves where both stand in one font file; a Chinese web font is many files.
 */

const closingBefore = /[”’](?=[，。、；：！？）》」])/g;
const openingAfter = /(?<=[，。、；：（《「])[“‘]/g;

/** HTML whose quotation marks lose their empty half before and after Chinese punctuation. */
export function squeezed(html: string): string {
  return html.replace(closingBefore, half).replace(openingAfter, half);
}

const half = (mark: string): string => `<span class="half">${mark}</span>`;
