import { Latest } from './latest.ts';

/** An answer that may take a while: the last one asked wins; an older answer stays while waiting. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<Error | null>(null);
  waiting = $state(false);
  readonly #latest = new Latest();

  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.waiting = true;
    try {
      const answer = await this.#latest.ask(question);
      if (answer === null) return;
      this.value = answer.value;
      this.error = null;
    } catch (cause) {
      this.error = cause instanceof Error ? cause : new Error(String(cause));
    }
    this.waiting = false;
  }

  cancel(): void {
    this.#latest.cancel();
    this.waiting = false;
  }
}
