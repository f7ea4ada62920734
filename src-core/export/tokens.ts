/** Design tokens of one theme, read from their style sheet: for drawings made for a theme that is not the current one. */
export function tokensOf(css: string, theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  const matching: { readonly specific: boolean; readonly body: string }[] = [];
  for (const [, selectors = '', body = ''] of rules) {
    const names = selectors.split(',').map((selector) => selector.trim().replaceAll("'", '"'));
    const specific = names.includes(`:root[data-theme="${theme}"]`);
    if (specific || names.includes(':root')) matching.push({ specific, body });
  }
  // The theme's own rule is the more specific and wins wherever it stands.
  for (const wanted of [false, true]) {
    for (const { specific, body } of matching) {
      if (specific !== wanted) continue;
      for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)) {
        tokens.set(name, value.trim().replace(/\s+/g, ' '));
      }
    }
  }
  return tokens;
}
