/** Runs one question at a time: a newer one cancels the older, whose answer is then ignored. */
export class Latest {
  #running: AbortController | null = null;

  /** Answers the question, or null when a newer one (or `cancel`) overtook it. */
  async ask<T>(
    question: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ readonly value: T } | null> {
    this.cancel();
    const mine = new AbortController();
    this.#running = mine;
    try {
      const value = await question(mine.signal);
      return mine.signal.aborted ? null : { value };
    } catch (error) {
      if (mine.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#running === mine) this.#running = null;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
  }
}
