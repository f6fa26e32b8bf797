/** One entry of a listbox or palette; `note` is said quietly behind the label. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly group?: string | undefined;
}

/** Where the cursor goes for a key; null when the key is not the list's business. */
export function moveCursor(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  if (key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}

/** First option after `at` (wrapping) whose label starts with the typed letters; −1 when none. */
export function typeAhead(options: readonly Option[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  for (let step = 1; step <= options.length; step++) {
    const index = (at + step) % options.length;
    if (options[index]?.label.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}

/** The chosen values after `value` is switched; order of `options`, so that links are stable. */
export function toggled(
  options: readonly Option[],
  chosen: readonly string[],
  value: string,
): string[] {
  const next = new Set(chosen);
  if (!next.delete(value)) next.add(value);
  return options.filter((option) => next.has(option.value)).map((option) => option.value);
}

/** Options that hold every typed word, those whose label starts with the text first. */
export function search(options: readonly Option[], text: string, limit: number): Option[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = options.filter((option) => {
    const all = `${option.label} ${option.note ?? ''} ${option.group ?? ''}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
  const start = words[0] ?? '';
  const rank = (option: Option) => (option.label.toLocaleLowerCase().startsWith(start) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}
