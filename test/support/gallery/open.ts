/** The gallery in Chromium: one build, one browser, a fresh page for each test. */
import type { Browser, Page } from 'playwright';
import { launchChromium } from '../chromium.ts';
import { type ServedGallery, serveGallery } from './build.ts';
import type { Gallery } from './main.tsx';

declare global {
  var gallery: Gallery;
}

/** A page of the gallery and everything that went wrong on it. */
export interface GalleryPage {
  readonly page: Page;
  /** Errors of the page and its console. */
  readonly errors: readonly string[];
  /** Addresses asked for that are not the gallery's own, nor data. */
  readonly strangers: readonly string[];
}

/** The gallery, running. */
export class GalleryBrowser {
  readonly #browser: Browser;
  readonly #served: ServedGallery;

  private constructor(browser: Browser, served: ServedGallery) {
    this.#browser = browser;
    this.#served = served;
  }

  /** Builds the gallery and starts Chromium. */
  static async start(): Promise<GalleryBrowser> {
    const served = await serveGallery();
    return new GalleryBrowser(await launchChromium(), served);
  }

  /** A new browser context, for pages that are not the gallery. */
  get browser(): Browser {
    return this.#browser;
  }

  /** A fresh page. */
  async open(): Promise<GalleryPage> {
    const page = await this.#browser.newPage({ viewport: { width: 1000, height: 900 } });
    const errors: string[] = [];
    const strangers: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(this.#served.url)) {
        strangers.push(request.url());
      }
    });
    await page.goto(this.#served.url);
    await page.waitForFunction(() => globalThis.gallery !== undefined);
    return { page, errors, strangers };
  }

  /** Closes the browser and takes the build away. */
  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }
}
