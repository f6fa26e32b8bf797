import { base } from '$app/paths';
import { version } from '$app/environment';
import type { ExtractSource } from './extract-files.ts';
import { verifiedExtract } from './offline-extract.ts';
import { offlineNames, type OfflineAnswer, type OfflineWish } from './offline-names.ts';

/** After this a switch that did not happen is helped by reloading. */
const SWITCH_MS = 3000;

/** The extract on this device, its bytes verified; null when it has to come over the network. */
export const extractHere = (file: string): Promise<File | null> =>
  verifiedExtract(offlineNames(base, version).folder, file);

/**
 * Keeps the site on this device for the next visit, and offers a new version when there is one.
 * Where the browser refuses (private windows, no https) nothing is kept and the site works on.
 */
export class Offline {
  /** A new version is here and waits for the reader. */
  offered = $state(false);
  /** The device has no room for a copy. */
  full = $state(false);
  #registration: ServiceWorkerRegistration | null = null;
  #opening: Promise<ServiceWorkerRegistration | null> | null = null;

  /** Call once the page is painted and idle. */
  start(): Promise<ServiceWorkerRegistration | null> {
    this.#opening ??= this.#register().catch(() => null);
    return this.#opening;
  }

  /** Keeps the page in view and the small files behind it. */
  keepPage({ urlOf, pageUrl, manifest }: ExtractSource, node: string | null): Promise<void> {
    const { columns, directory, geometry } = manifest;
    const files = [columns, directory, geometry].map(urlOf);
    return this.#keep([location.pathname, pageUrl(node ?? 'company'), ...files], false);
  }

  /** Keeps engine and extract; large, so not on every device. */
  keepEngine({ urlOf, manifest }: ExtractSource): Promise<void> {
    return this.#keep([urlOf(manifest.extract)], true);
  }

  /** Ends without a word where nothing can be kept. */
  async #keep(urls: readonly string[], engine: boolean): Promise<void> {
    const registration = await this.start();
    if (!registration) return;
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<OfflineAnswer>) => {
      this.full ||= data.refused === 'full';
    };
    const absolute = urls.map((url) => new URL(url, location.href).href);
    const wish: OfflineWish = { kind: 'keep', urls: absolute, engine };
    active?.postMessage(wish, [port2]);
  }

  /** Lets the new version take over, then reads the page again with it. */
  reload(): void {
    const again = () => location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', again, { once: true });
    const wish: OfflineWish = { kind: 'switch' };
    this.#registration?.waiting?.postMessage(wish);
    setTimeout(again, SWITCH_MS);
  }

  async #register(): Promise<ServiceWorkerRegistration> {
    const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    if (!container) throw new Error('this browser keeps no pages');
    holdVersion();
    const registration = await container.register(`${base}/service-worker.js`);
    this.#registration = registration;
    this.#watch(registration);
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
    });
    return registration;
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const look = () => {
      if (registration.waiting && navigator.serviceWorker.controller) this.offered = true;
    };
    const follow = () => registration.installing?.addEventListener('statechange', look);
    // The browser looks for a new version by itself, perhaps before this page is alive.
    registration.addEventListener('updatefound', follow);
    follow();
    look();
  }
}

/** Held until the tab closes: no cache of this version is removed under an open page. */
function holdVersion(): void {
  const { lock } = offlineNames(base, version);
  void navigator.locks.request(lock, { mode: 'shared' }, () => new Promise<never>(() => undefined));
}
