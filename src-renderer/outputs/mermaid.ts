/**
 * Mermaid, loaded when the first diagram appears. Strict, and the keys that
 * would loosen it are locked against directives in the diagram. Diagrams are
 * drawn one after another: Mermaid keeps global state while it draws.
 */
import type { MermaidConfig } from 'mermaid';
import { type SafeHtml, sanitizeDrawing } from './sanitize.ts';
import { type Theme, token } from './theme.ts';

/** A drawing, or why there is none. */
export type Drawing = { readonly svg: SafeHtml } | { readonly problem: string };

let queue: Promise<unknown> = Promise.resolve();
let count = 0;
const cache = new Map<string, Drawing>();

/** The configuration for a theme; colours come from `colour`, which names design tokens. */
export function mermaidConfig(theme: Theme, colour: (name: `--${string}`) => string): MermaidConfig {
  const ink = colour('--ink');
  const surface = colour('--surface');
  const line = colour('--ink-faint');
  const soft = colour('--accent-soft');
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    suppressErrorRendering: true,
    maxTextSize: 50_000,
    maxEdges: 500,
    logLevel: 'fatal',
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'suppressErrorRendering',
      'htmlLabels',
      'themeCSS',
      'themeVariables',
      'theme',
      'look',
      'layout',
      'fontFamily',
      'dompurifyConfig',
      'logLevel',
      'arrowMarkerAbsolute',
      'deterministicIds',
    ],
    theme: 'base',
    look: 'classic',
    layout: 'dagre',
    fontFamily: colour('--font-prose'),
    // Close together, so that a wide chart need not shrink until its labels cannot be read.
    flowchart: {
      nodeSpacing: 26,
      rankSpacing: 40,
      padding: 10,
      diagramPadding: 4,
      minNodeWidth: 30,
      wrappingWidth: 200,
    },
    themeVariables: {
      darkMode: theme === 'dark',
      background: surface,
      fontSize: '15px',
      primaryColor: soft,
      primaryTextColor: ink,
      primaryBorderColor: colour('--accent'),
      secondaryColor: colour('--warn-soft'),
      secondaryTextColor: ink,
      secondaryBorderColor: colour('--warn'),
      tertiaryColor: colour('--surface-sunken'),
      tertiaryTextColor: ink,
      tertiaryBorderColor: colour('--line-strong'),
      lineColor: line,
      textColor: ink,
      titleColor: ink,
      nodeTextColor: ink,
      edgeLabelBackground: surface,
      clusterBkg: colour('--surface-sunken'),
      clusterBorder: colour('--line-strong'),
      noteBkgColor: colour('--warn-soft'),
      noteTextColor: ink,
      noteBorderColor: colour('--warn'),
    },
  };
}

/** Draws a diagram in a theme. Never rejects; identical diagrams are drawn once. */
export function drawMermaid(
  source: string,
  theme: Theme,
  colour: (name: `--${string}`) => string = token,
): Promise<Drawing> {
  const key = `${theme}\n${source}`;
  const known = cache.get(key);
  if (known) return Promise.resolve(known);
  const drawing = queue
    .then(() => draw(source, theme, colour))
    .then((drawn) => {
      if (cache.size > 200) cache.clear();
      cache.set(key, drawn);
      return drawn;
    });
  queue = drawing;
  return drawing;
}

/** A node that is a picture: Mermaid would ask for its address while it measures, before anything is sanitised. */
const pictureNode = /@\{[^}]*\bimg["']?\s*:/;

async function draw(source: string, theme: Theme, colour: (name: `--${string}`) => string): Promise<Drawing> {
  if (pictureNode.test(source)) return { problem: 'img: pictures from addresses are not loaded' };
  try {
    const { default: mermaid } = await import('mermaid');
    mermaid.initialize(mermaidConfig(theme, colour));
    count += 1;
    // Fonts must be there before Mermaid measures its labels.
    await document.fonts.load(`15px ${colour('--font-prose')}`, source).catch(() => []);
    const { svg } = await mermaid.render(`stepwise-diagram-${count}`, source);
    return { svg: sanitizeDrawing(svg) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
