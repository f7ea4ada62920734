/** Prose in haste: its words, with headings as headings; formulas, links and colours follow. */
import styles from './prose.module.css';

/** Markdown as bare text. */
export function ProseSketch({ markdown }: { readonly markdown: string }) {
  return (
    <div className={styles.prose}>
      {blocksOf(markdown).map(({ level, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text, which is drawn once.
        if (level === 0) return <p key={index}>{text}</p>;
        const Heading = `h${level}` as 'h1';
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        return <Heading key={index}>{text}</Heading>;
      })}
    </div>
  );
}

/** Blocks of Markdown: headings by their level, and everything else as text without its marks. */
export function blocksOf(markdown: string): readonly { readonly level: number; readonly text: string }[] {
  return markdown
    .split(/\n(?:[ \t]*\n)+|(?<=^#{1,6} [^\n]*)\n/m)
    .map((block) => {
      const heading = /^(#{1,6}) +(.*)$/s.exec(block);
      const text = (heading?.[2] ?? block)
        .replace(/<!--.*?-->|<[^>]*>/gs, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\*\*|`|\$|^[ \t]*(?:[-*>]|\d+\.)[ \t]+/gm, '')
        .trim();
      return { level: heading?.[1]?.length ?? 0, text };
    })
    .filter(({ text }) => text !== '');
}
