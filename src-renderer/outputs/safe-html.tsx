/** The one place where a string becomes elements: it takes sanitised HTML only. */
import type { ComponentProps, Ref } from 'react';
import type { SafeHtml } from './sanitize.ts';

type Props = Omit<ComponentProps<'div'>, 'children' | 'dangerouslySetInnerHTML'> & {
  readonly html: SafeHtml;
  readonly ref?: Ref<HTMLDivElement>;
};

/** A `div` that holds sanitised HTML. */
export function SafeHtmlView({ html, ...rest }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the type admits only what sanitize.ts returned.
  return <div {...rest} dangerouslySetInnerHTML={{ __html: html }} />;
}
