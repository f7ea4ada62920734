/** An SVG document as an address an image can have. In an image no script of it runs and nothing of it loads. */
export function svgDataUrl(svg: string): string {
  const named = /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b(?![^>]*\bxmlns=)/i.test(
    svg,
  )
    ? svg.replace(/<svg\b/i, '<svg xmlns="http://www.w3.org/2000/svg"')
    : svg;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(named)}`;
}

/** Whether an address is a raster picture held in the address itself; any other would be fetched. */
export function isPictureUrl(url: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(url);
}
