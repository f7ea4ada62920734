/** File names as a person types them. */

/** What is wrong with a name for a notebook's file; null where nothing is. */
export function faultInName(name: string): 'badName' | 'endingNeeded' | null {
  if (/[/\\:*?"<>|]/.test(name) || name.startsWith('.')) return 'badName';
  return endingOf(name) === null ? 'endingNeeded' : null;
}

/** A notebook's ending in lower case, with its dot; null where the name has none of ours. */
export function endingOf(name: string): '.md' | '.ipynb' | null {
  const ending = /\.(md|ipynb)$/i.exec(name)?.[0].toLowerCase();
  return ending === '.md' || ending === '.ipynb' ? ending : null;
}

/** The name with an ending: its own, else the one given. */
export function withEnding(name: string, ending: '.md' | '.ipynb'): string {
  return endingOf(name) === null && !/\.\w+$/.test(name) ? `${name}${ending}` : name;
}

/** Whether a folder is another or lies in it, by their paths alone. */
export function liesIn(folder: string, workspace: string): boolean {
  const plain = (path: string) => path.replaceAll('\\', '/').replace(/\/+$/, '');
  const inner = plain(folder);
  const outer = plain(workspace);
  return inner === outer || inner.startsWith(`${outer}/`);
}
