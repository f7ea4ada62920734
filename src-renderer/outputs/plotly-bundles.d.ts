/** The part of Plotly's bundles that the window uses; they ship without declarations. */
interface PlotlyBundle {
  react(element: HTMLElement, data: readonly object[], layout: object, config: object): Promise<HTMLElement>;
  purge(element: HTMLElement): void;
  register(module: unknown): void;
  toImage(element: HTMLElement, options: object): Promise<string>;
}

declare module 'plotly.js/dist/plotly-cartesian.min.js' {
  const bundle: PlotlyBundle;
  export default bundle;
}

declare module 'plotly.js/dist/plotly-strict.min.js' {
  const bundle: PlotlyBundle;
  export default bundle;
}

declare module 'plotly.js/lib/locales/zh-cn.js' {
  const locale: unknown;
  export default locale;
}
