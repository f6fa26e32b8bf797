import { afterPaint, onIntent } from '#state/idle.ts';

/** Numbers the address asks for are hidden until they are right: then nothing may be waited for. */
export const isPending = (): boolean => document.documentElement.dataset.pending !== undefined;

/** Runs once: after the first paint, at the reader's first touch, or at once when numbers wait. */
export function whenWanted(run: () => void): () => void {
  const cancels: (() => void)[] = [];
  const cancel = () => cancels.splice(0).forEach((one) => one());
  const first = () => {
    cancel();
    run();
  };
  if (isPending()) run();
  else cancels.push(afterPaint(first), onIntent(first));
  return cancel;
}

/** Remembers the last button pressed while a page was not alive yet, to press it again. */
export class Missed {
  #last: HTMLElement | null = null;
  readonly #host: HTMLElement;
  readonly #note = ({ target }: Event) => {
    if (target instanceof Element) this.#last = target.closest<HTMLElement>('button');
  };

  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener('click', this.#note, true);
  }

  forget(): void {
    this.#host.removeEventListener('click', this.#note, true);
  }

  replay(): void {
    this.forget();
    this.#last?.click();
  }
}
