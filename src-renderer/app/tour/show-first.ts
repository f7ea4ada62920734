/** Brings something of a long page into view, of which only what is near the view has been built. */

/** The longest way, in pages of the window. */
const pages = 60;

/** How long a page that is still on its way is waited for, in pictures. */
const patience = 600;

/** Scrolls until the first element that matches is in the middle, once there are cells; gives whether there is one. */
export async function showFirst(selector: string): Promise<boolean> {
  for (let pictures = 0; pictures < patience && !document.querySelector('main [data-cell]'); pictures += 2)
    await nextPicture();
  const main = document.querySelector('main');
  for (let page = 0; main && page < pages; page++) {
    const found = document.querySelector(selector);
    if (found) {
      found.scrollIntoView({ block: 'center' });
      return true;
    }
    const before = main.scrollTop;
    main.scrollBy(0, main.clientHeight);
    if (main.scrollTop === before) return false;
    await nextPicture();
  }
  return false;
}

/** When what was scrolled to has been built and drawn. */
function nextPicture(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
