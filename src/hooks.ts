import type { Transport } from '@sveltejs/kit';
import { Built } from '#state/built.ts';

/** What a page is drawn from stays on the server; see `state/built.ts`. */
export const transport: Transport = {
  Built: { encode: (value) => value instanceof Built && [], decode: () => null },
};
