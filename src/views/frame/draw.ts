import { render } from 'svelte/server';
import type { Built } from '#state/built.ts';
import { Session } from '#state/session.svelte.ts';
import type { Visit } from '#state/visit.svelte.ts';
import type { View } from './island.ts';

/** Draws a view on the server, in one element that the browser hydrates. Never in its bundle. */
export function draw(
  view: View,
  visit: Visit,
  { directory, page }: Built,
  id: string | null,
  context: Map<unknown, unknown>,
): string {
  const session = new Session(visit, directory);
  session.node = page.node;
  return `<div>${render(view, { props: { session, page, id }, context }).body}</div>`;
}
