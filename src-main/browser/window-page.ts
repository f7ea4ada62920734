/** The window's page, with what only this host knows; at a document's path, with the document's first picture. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { type DocumentRef, defaultSettings, type Settings } from '#core/host/host.ts';
import type { Locale } from '#core/text/locale.ts';
import type { Machine } from '../machine.ts';
import type { Manifest } from '../serve/manifest.ts';
import { type Picture, withFirstWords, withLook, withPicture } from './page.ts';
import type { Pictures } from './pictures.ts';
import type { Secrets } from './secrets.ts';

/** What a first picture may need besides what every page does, by the names that the build gives it. */
const extras = {
  /** The letters of code. */
  code: /\/jetbrains-mono-latin-wght-normal-[\w-]+\.woff2$/,
  /** Quotation marks and dots among Latin letters (styles/latin.css). */
  signs: /\/source-sans-3-latin-wght-normal-[\w-]+\.woff2$/,
  chinese: /\/chinese-[\w-]+\.css$/,
};

/** Sends the window's page. */
export class WindowPage {
  readonly #machine: Machine;
  readonly #secrets: Secrets;
  readonly #pictures: Pictures;
  readonly #files: Manifest;

  constructor(machine: Machine, secrets: Secrets, pictures: Pictures, files: Manifest) {
    this.#machine = machine;
    this.#secrets = secrets;
    this.#pictures = pictures;
    this.#files = files;
  }

  /**
   * Writes the page: its head at once, so that the browser asks for what that names while the document is drawn.
   * `accepts`: the languages that the browser asks for.
   */
  async send(
    response: ServerResponse,
    page: string,
    ref: DocumentRef | undefined,
    accepts: string,
  ): Promise<void> {
    const [html, info, settings] = await Promise.all([
      readFile(page, 'utf8'),
      this.#machine.call('app.info', null),
      this.#machine.call('settings.read', null),
    ]);
    const answers = { 'app.info': info, 'settings.read': settings };
    const { head, body } = withFirstWords(html, this.#secrets.call, answers);
    if (ref === undefined || !info.ok || info.value.automation) {
      response.end(head + body);
      return;
    }
    const chosen = settings.ok ? settings.value : defaultSettings;
    const locale = localeFor(chosen, accepts);
    response.write(withLook(head, chosen, locale));
    const drawn = await this.#pictures.draw(this.#machine, info.value, { ...chosen, locale }, ref);
    response.end(drawn ? withPicture(body, { ...drawn, ...this.#extras(drawn.html, locale) }) : body);
  }

  #extras(html: string, locale: Locale): Pick<Picture, 'letters' | 'styles'> {
    const find = (name: RegExp, needed: boolean) =>
      needed ? [...this.#files.keys()].filter((path) => name.test(path)) : [];
    return {
      letters: [
        ...find(extras.code, html.includes('<code')),
        ...find(extras.signs, locale === 'en' && /[§·‘’“”•…±×÷]/.test(html)),
      ],
      styles: find(extras.chinese, locale === 'zh'),
    };
  }
}

/** The language the window will choose: where it is the system's, Chinese if the browser asks for any. */
function localeFor({ locale }: Settings, accepts: string): Locale {
  if (locale !== 'system') return locale;
  return /(?:^|,)\s*zh\b/i.test(accepts) ? 'zh' : 'en';
}
