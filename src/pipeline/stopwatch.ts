/** Runs steps one after the other and notes what each took. */
export interface Stopwatch {
  readonly seconds: Record<string, number>;
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** `begun` and `ended` tell a watcher. */
export function stopwatch(
  begun: (name: string) => void,
  ended: (name: string, seconds: number) => void,
): Stopwatch {
  const seconds: Record<string, number> = {};
  return {
    seconds,
    step: async (name, work) => {
      begun(name);
      const start = performance.now();
      const result = await work();
      const took = Math.round(performance.now() - start) / 1000;
      seconds[name] = took;
      ended(name, took);
      return result;
    },
  };
}
