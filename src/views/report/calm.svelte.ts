import { untrack } from 'svelte';

/** Shorter than a reader's pause, longer than the steps of a drag lie apart. */
const PAUSE_MS = 120;

/**
 * Follows a value once its changes pause: what is dear to draw waits for the end of a drag, while
 * figures, map and list follow each step. A change of the subject, e.g. another page, is never
 * waited for.
 */
export class Calm<T> {
  readonly #live: () => T;
  readonly #subject: () => unknown;
  #kept = $state.raw<{ readonly subject: unknown; readonly value: T }>();

  /** Call while a component is set up. */
  constructor(live: () => T, subject: () => unknown) {
    this.#live = live;
    this.#subject = subject;
    this.#kept = untrack(() => ({ subject: subject(), value: live() }));
    $effect(() => {
      const next = { subject: subject(), value: live() };
      const timer = setTimeout(() => (this.#kept = next), PAUSE_MS);
      return () => clearTimeout(timer);
    });
  }

  get value(): T {
    const kept = this.#kept;
    return kept && kept.subject === this.#subject() ? kept.value : this.#live();
  }
}
