/**
 * Stands in the window's build where Mermaid would load ELK, a second engine of layout: it is under the
 * EPL, not needed (the layout is locked to dagre), and as large as all the rest of Mermaid.
 */
export default class Elk {
  /** Never lays anything out. */
  layout(): Promise<never> {
    return Promise.reject(new Error('ELK layout is not part of this app; use the usual one.'));
  }
}
