/**
 * The script of an exported page: language, theme, folding, and charts drawn when
 * they come into view. Plain JavaScript as text, because it is embedded in the
 * file and hashed for its Content-Security-Policy.
 */
export const pageScript = `'use strict';
(() => {
  const root = document.documentElement;
  const charts = JSON.parse(document.getElementById('charts')?.textContent ?? '[]');
  const template = JSON.parse(document.getElementById('chart-template')?.textContent ?? '{}');
  const button = (id) => document.getElementById(id);
  const keep = (key, value) => { try { localStorage.setItem('stepwise-' + key, value); } catch {} };
  const kept = (key) => { try { return localStorage.getItem('stepwise-' + key); } catch { return null; } };

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const setTheme = (theme) => { root.dataset.theme = theme; redraw(); };
  setTheme(kept('theme') ?? (dark.matches ? 'dark' : 'light'));
  dark.addEventListener('change', () => { if (!kept('theme')) setTheme(dark.matches ? 'dark' : 'light'); });
  button('theme')?.addEventListener('click', () => {
    const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
    keep('theme', next);
    setTheme(next);
  });

  const languages = [...document.querySelectorAll('[data-locale-button]')];
  const setLocale = (locale) => {
    root.dataset.locale = locale;
    root.lang = locale === 'zh' ? 'zh-CN' : 'en';
    for (const one of languages) one.setAttribute('aria-pressed', String(one.dataset.localeButton === locale));
    document.title = root.getAttribute('data-title-' + locale) ?? document.title;
  };
  for (const one of languages) {
    one.addEventListener('click', () => { keep('locale', one.dataset.localeButton); setLocale(one.dataset.localeButton); });
  }
  if (languages.length) {
    const wanted = kept('locale');
    setLocale(languages.some((one) => one.dataset.localeButton === wanted) ? wanted : root.dataset.locale);
  }

  const codes = () => [...document.querySelectorAll('details.code')];
  button('fold')?.addEventListener('click', () => {
    const open = codes().some((one) => one.open);
    for (const one of codes()) one.open = !open;
  });

  function paint(value, token) {
    if (typeof value === 'string') {
      const found = /^var\\((--[\\w-]+)\\)$/.exec(value);
      return found ? token(found[1]) : value;
    }
    if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map((item) => paint(item, token));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, paint(item, token)]));
  }
  async function draw(element) {
    const figure = charts[Number(element.dataset.chart)];
    if (!figure || !globalThis.Plotly) return;
    const style = getComputedStyle(root);
    const token = (name) => style.getPropertyValue(name).trim();
    const { data, layout } = paint({ data: figure.data, layout: { ...figure.layout, template } }, token);
    await Plotly.react(element, data, { ...layout, autosize: true }, {
      responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: '', topojsonURL: '', typesetMath: false,
      modeBarButtonsToRemove: ['lasso2d', 'select2d', 'sendDataToCloud'],
      toImageButtonOptions: { format: 'png', scale: 2 },
    });
    element.dataset.drawn = '';
  }
  function redraw() {
    for (const element of document.querySelectorAll('[data-chart][data-drawn]')) draw(element);
  }
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: '400px' });
  for (const element of document.querySelectorAll('[data-chart]')) watcher.observe(element);

  // A typeface that lies in the file comes while the page is laid out the first time. Words laid out before keep their empty
  // boxes, for the browser remembers them by their style: a style that says the same in other words lays them out anew.
  const kernings = ['"kern"', '"kern", "liga"'];
  function layAgain() {
    root.style.fontFeatureSettings = kernings[0];
    kernings.reverse();
  }
  // The first words were painted by the second frame; faces that come later say so themselves.
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  addEventListener('load', () => document.fonts.ready.then(() => painted(layAgain)));
  document.fonts.addEventListener('loadingdone', () => painted(layAgain));

  // Paper is narrower than the window the charts were drawn for: there they are scaled as pictures are.
  function fit(onPaper) {
    for (const svg of document.querySelectorAll('.plot .main-svg')) {
      if (onPaper) svg.setAttribute('viewBox', '0 0 ' + svg.getAttribute('width') + ' ' + svg.getAttribute('height'));
      else svg.removeAttribute('viewBox');
    }
  }

  let before = null;
  addEventListener('beforeprint', () => {
    before = root.dataset.theme;
    root.dataset.theme = 'light';
    for (const element of document.querySelectorAll('[data-chart]')) {
      if (element.offsetParent) draw(element);
    }
    fit(true);
    layAgain();
  });
  addEventListener('afterprint', () => { fit(false); if (before) setTheme(before); before = null; });
})();
`;
