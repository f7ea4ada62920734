/** Answers that a host may write into the window's page: what every window asks first, so that it need not ask. */
import type { HostCalls, Reply } from './host.ts';

/** Answers by the call's name; each answers one call, the first. */
export type AnswersInPage = {
  readonly [C in 'app.info' | 'settings.read']?: Reply<HostCalls[C]['gives']>;
};

/** Name of the `<meta>` whose content is {@link AnswersInPage} as JSON. */
export const answersMeta = 'stepwise-answers';
