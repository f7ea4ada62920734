/** An SVG document as an address an image can have. In an image no script of it runs and nothing of it loads. */
export function svgDataUrl(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(named(svg))}`;
}

/** The document with SVG's namespace, which a page may leave out and a file may not. */
function named(svg: string): string {
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b(?![^>]*\bxmlns=)/i.test(svg)
    ? svg.replace(/<svg\b/i, '<svg xmlns="http://www.w3.org/2000/svg"')
    : svg;
}

/** An SVG element of a page as a document of its own: on the surface's colour, every design token (`var(--…)`) given as its value. */
export function standaloneSvg(svg: string, token: (name: string) => string): string {
  const ground = '<rect width="100%" height="100%" fill="var(--surface)"/>';
  return named(svg)
    .replace(/<svg\b[^>]*>/i, (head) => head + ground)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => token(name).replaceAll('"', "'"));
}

/** Whether an address is a raster picture held in the address itself; any other would be fetched. */
export function isPictureUrl(url: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(url);
}
