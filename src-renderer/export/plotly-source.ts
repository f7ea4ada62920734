/** The text of Plotly's bundles, from the app's own files. */
import cartesianUrl from 'plotly.js/dist/plotly-cartesian.min.js?url';
import strictUrl from 'plotly.js/dist/plotly-strict.min.js?url';

/** The bundle's text. Rejects where the app's file cannot be read. */
export async function plotlySource(bundle: 'cartesian' | 'strict'): Promise<string> {
  const response = await fetch(bundle === 'cartesian' ? cartesianUrl : strictUrl);
  if (!response.ok) throw new Error(`Plotly's ${bundle} bundle could not be read (${response.status}).`);
  return response.text();
}
