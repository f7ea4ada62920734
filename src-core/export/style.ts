/** The look of an exported page, on the same design tokens as the window; tokens and code colours come before it. */
export const exportStyle = `
:root{--ansi-0:var(--ink);--ansi-1:var(--bad);--ansi-2:var(--good);--ansi-3:var(--warn);--ansi-4:var(--code-function);--ansi-5:var(--code-keyword);--ansi-6:var(--accent);--ansi-7:var(--ink-soft);--ansi-8:var(--ink-faint);--ansi-9:var(--bad);--ansi-10:var(--good);--ansi-11:var(--warn);--ansi-12:var(--code-function);--ansi-13:var(--code-keyword);--ansi-14:var(--accent);--ansi-15:var(--ink)}
*{box-sizing:border-box}
html{scroll-padding-top:56px}
html[data-locale=zh] [data-in]:not([data-in=zh]),html[data-locale=en] [data-in]:not([data-in=en]){display:none}
body{margin:0;background:var(--paper);color:var(--ink);font-family:var(--font-prose);font-size:16px;line-height:1.7;font-variant-ligatures:no-contextual;overflow-wrap:break-word}
main{max-width:52rem;margin:0 auto;padding:16px 24px 96px}
.tools{position:sticky;top:0;z-index:2;display:flex;gap:8px;align-items:center;padding:8px 16px;border-bottom:1px solid var(--line);background:var(--paper)}
.gap-fill{flex:1}
.tools button{padding:4px 12px;border:1px solid var(--line-strong);border-radius:4px;background:var(--surface);color:var(--ink);font:inherit;font-size:13px;cursor:pointer}
.tools button[aria-pressed=true]{border-color:var(--accent);background:var(--accent-soft);color:var(--accent)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
h1.title{margin:24px 0 8px;font-size:2.1rem;line-height:1.25}
.cell{margin:20px 0}
.prose :is(h1,h2,h3,h4){margin:1.4em 0 .5em;line-height:1.3}
.prose>:first-child{margin-top:0}
.prose a,.html a{color:var(--accent);text-underline-offset:.2em}
.prose blockquote{margin:0 0 1em;padding:.1em 1em;border-inline-start:3px solid var(--accent);color:var(--ink-soft)}
.prose :not(pre)>code{padding:.1em .35em;border-radius:4px;background:var(--surface-sunken)}
code,pre,kbd{font-family:var(--font-code);font-size:.875em}
pre code{font-size:inherit}
.prose pre,details.code pre{margin:0 0 1em;padding:12px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface-code);font-size:14px;line-height:1.55;overflow-x:auto}
.prose kbd{padding:.1em .45em;border:1px solid var(--line-strong);border-bottom-width:2px;border-radius:4px;background:var(--surface)}
.prose table,.html table{border-collapse:collapse;font-size:14px}
.prose :is(th,td),.html :is(th,td){padding:.4em .9em;border-bottom:1px solid var(--line);text-align:start}
.prose :is(th,td)[align=right]{text-align:end;font-variant-numeric:tabular-nums}
.prose :is(th,td)[align=center]{text-align:center}
.prose blockquote>:last-child{margin-bottom:.2em}
.prose :is(p,ul,ol){margin:0 0 1em}
.table-scroll{margin:0 0 1em}
.table-scroll,.scroll{max-width:100%;overflow-x:auto}
.math-block{overflow-x:auto;overflow-y:hidden;text-align:center}
.prose .katex,.formula .katex{font-size:1.12em}
.prose .keep{white-space:nowrap}
.prose .half{font-feature-settings:"halt"}
.katex .cjk_fallback{font-family:var(--font-prose);font-size:.88em}
.footnotes{margin-top:2em;border-top:1px solid var(--line);color:var(--ink-soft);font-size:14px}
.task-box{display:inline-block;width:1.4em;margin-inline-start:-1.4em;color:var(--accent)}
.prose li:has(.task-box){list-style:none}
img,svg{max-width:100%;height:auto}
.diagram{margin:0 0 1em;padding:16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);text-align:center}
.diagram pre{text-align:start;overflow-x:auto}
html:not([data-theme=dark]) .diagram>.dark,html[data-theme=dark] .diagram>.light{display:none}
details.code{margin:0 0 8px}
details.code>summary{width:fit-content;color:var(--ink-faint);font-size:12px;cursor:pointer}
details.code pre{margin:4px 0 0}
.outputs{display:grid;gap:16px;margin-top:12px}
.output{min-width:0;font-size:14px;line-height:1.5}
.output figure{margin:0}
.output figcaption{margin-bottom:8px;color:var(--ink-soft)}
.output figcaption strong{color:var(--ink)}
pre.text{margin:0;font-size:13px;line-height:1.6;white-space:pre-wrap;overflow-wrap:anywhere}
pre.text.stderr{padding-inline-start:12px;border-inline-start:3px solid var(--warn)}
.gap{margin:4px 0;padding:4px 12px;border-radius:4px;background:var(--surface-sunken);color:var(--ink-soft);text-align:center}
.error{padding:12px 16px;border-inline-start:4px solid var(--bad);border-radius:8px;background:var(--bad-soft)}
.error p{margin:0 0 4px;white-space:pre-wrap;overflow-wrap:anywhere}
.error strong{color:var(--bad)}
.error pre.code{margin:4px 0;padding:8px 12px;border-radius:4px;background:var(--surface);font-size:13px;line-height:1.6;white-space:pre-wrap;overflow-wrap:anywhere}
.error :is(.place,.cause,details){color:var(--ink-soft);font-size:13px}
.tree{font-family:var(--font-code);font-size:13px;line-height:1.7}
.tree details details,.tree details>.leaf{margin-inline-start:1.3em}
.tree summary{cursor:pointer}
.tree .key{color:var(--ink-soft)}
.tree .string{color:var(--code-string)}
.tree :is(.number,.bigint){color:var(--code-number)}
.tree :is(.boolean,.null,.undefined){color:var(--code-keyword)}
.tree .more,.note{margin:0;color:var(--ink-soft);font-size:13px}
.data{border-spacing:0;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
.data caption{padding-bottom:6px;font-weight:600;text-align:start}
.data :is(th,td){padding:6px 16px;border-top:1px solid var(--line);font-weight:400;text-align:start}
.data thead th{border-top:0;background:var(--surface-sunken);color:var(--ink-soft);font-weight:600}
.data tfoot :is(th,td){font-weight:600}
.data .number,.numbers td{font-variant-numeric:tabular-nums;text-align:end}
.data small{color:var(--ink-faint)}
.confusion{border-spacing:2px;font-size:13px;font-variant-numeric:tabular-nums}
.confusion th{padding:2px 8px;color:var(--ink-soft);white-space:nowrap}
.confusion tbody td{width:40px;height:36px;border:1px solid var(--line);border-radius:4px;text-align:center}
.confusion .right{background:color-mix(in oklab,var(--accent) var(--share),var(--surface))}
.confusion .strong{color:var(--accent-ink);font-weight:600}
.confusion .wrong{background:color-mix(in oklab,var(--category-6) var(--share),var(--surface))}
.grid{display:flex;flex-wrap:wrap;gap:12px;margin:0;padding:0;list-style:none}
.grid li{display:grid;justify-items:center;gap:4px;color:var(--ink-soft);font-size:13px}
.grid .bad{color:var(--bad)}.grid .good{color:var(--good)}
.grid img{outline:1px solid var(--line-strong)}
.pixelated{image-rendering:pixelated}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 8px}
.facts dt{color:var(--ink-soft);font-size:12px}
.facts dd{margin:0;font-family:var(--font-code);font-size:13px}
.facts.large dd{font-family:inherit;font-size:20px;font-weight:600}
.pictures{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
.histogram{width:220px}.histogram rect{fill:var(--accent)}
.heat{width:auto;max-height:320px}
.numbers{border-collapse:collapse;border-inline:2px solid var(--line-strong);font-family:var(--font-code);font-size:13px}
.numbers td{padding:2px 8px}
.bars{display:grid;grid-template-columns:max-content 1fr max-content;gap:6px 12px;max-width:30rem;margin:0;padding:0;list-style:none;font-variant-numeric:tabular-nums}
.bars li{display:grid;grid-column:1/-1;grid-template-columns:subgrid;align-items:center}
.track,.bar>span{display:block;overflow:hidden;height:14px;border-radius:4px}
.track{background:var(--surface-sunken)}
.track span{display:block;height:100%;background:var(--ink-faint)}
.best{color:var(--accent);font-weight:700}.best .track span{background:var(--accent)}
div.bar{height:8px;border-radius:4px;background:var(--surface-sunken);overflow:hidden}
div.bar>span{height:100%;background:var(--good)}
.progress-block{max-width:36rem}
.progress{display:flex;justify-content:space-between;gap:16px;margin:0 0 4px}
.progress span{color:var(--ink-soft)}
section.training{display:grid;gap:12px;padding:16px;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
section.training header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}
section.training .state{padding:1px 8px;border-radius:99px;background:var(--good-soft);color:var(--good);font-size:12px;font-weight:600}
section.training:not(.done) .state{background:var(--warn-soft);color:var(--warn)}
section.training .count{margin-inline-start:auto;color:var(--ink-soft);font-size:13px}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,280px),1fr));gap:12px 24px}
.plots>*{min-width:0}
.legend{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:0;color:var(--ink-soft);font-size:13px;list-style:none}
.legend li::before{content:"";display:inline-block;width:24px;margin-inline-end:6px;border-top:2.5px solid var(--category-1);vertical-align:middle}
.legend .validation::before{border-top:2.5px dashed var(--category-6)}
.legend .batches::before{border-top-width:1px;opacity:.6}
.control{margin:0}
.control output{font-family:var(--font-code);font-size:13px}
.control .pad{border:1px solid var(--line-strong);image-rendering:pixelated}
.swatch{display:inline-block;width:1em;height:1em;border:1px solid var(--line-strong);border-radius:3px;vertical-align:-.15em}
.chart .plot{width:100%}
@page{size:A4;margin:18mm 16mm 20mm}
html[data-paper] :is(details.code>summary,.tools){display:none}
html[data-paper] details.code:not([open]){display:none}
html[data-paper] .prose details::details-content{content-visibility:visible;height:auto}
html[data-paper] body{background:none;font-size:14px}
html[data-paper] main{max-width:none;padding:0}
html[data-paper] :is(pre,.text){white-space:pre-wrap;overflow-wrap:anywhere}
.drawn svg{display:block;max-width:100%;height:auto}
@media print{
  .tools,details.code:not([open]),details.code>summary{display:none}
  html{color-scheme:light}
  .prose details::details-content{content-visibility:visible;height:auto}
  body{background:none}
  main{max-width:none;padding:0}
  pre,.text{white-space:pre-wrap;overflow-wrap:anywhere}
  main *{print-color-adjust:exact}
  .scroll,.table-scroll,.math-block{overflow:visible}
  /* The space above a formula stays in its box: what of a formula stands out of that would be drawn at the end of the page before. */
  .math-block{display:flow-root}
  figure,tr,.math-block,.diagram,section.training,.error,.control,img{break-inside:avoid}
  h1,h2,h3,h4{break-after:avoid}
  a{color:inherit}
}
`;
