/** A sentence about the business from a tested rule. */
export interface Finding {
  readonly code:
    'attainable-gap' | 'out-of-band' | 'vacancy' | 'overlap' | 'when-to-act' | 'whitespace';
  /** The fact first, as a headline; ends without a full stop when used as a title. */
  readonly title: string;
  readonly detail: string;
  /** Territories it is about, the strongest first. */
  readonly territories: readonly string[];
  /** For ordering: cents at stake a year where known. */
  readonly weight: number;
  /** Survives ± the potential's relative sd. */
  readonly robust: boolean;
}
