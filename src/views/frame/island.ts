import type { Component } from 'svelte';
import { hydrate, mount, unmount } from 'svelte';
import type { BuiltPage } from '#state/built.ts';
import type { Session } from '#state/session.svelte.ts';
import type { Visit } from '#state/visit.svelte.ts';

/** What the view of a page gets when it comes alive. */
export interface IslandProps {
  readonly session: Session;
  readonly page: BuiltPage;
  /** What within the page's facts is shown, e.g. a rep. */
  readonly id: string | null;
}

export type View = Component<IslandProps>;
export type LoadView = () => Promise<{ readonly default: View }>;

/** All that a view needs, fetched. */
export interface Ready {
  readonly view: View;
  readonly session: Session;
  readonly page: BuiltPage;
}

export async function getReady(load: LoadView, visit: Visit, key: string): Promise<Ready> {
  const [view, session, page] = await Promise.all([load(), visit.open(), visit.page(key)]);
  return { view: view.default, session, page };
}

export interface Prepared {
  readonly load: LoadView;
  /** While building: the view that is drawn. */
  readonly drawn: View | null;
  readonly ready: Ready | null;
}

/**
 * Brings a page to life: takes over what the server drew in `host`, or draws into it when it is
 * empty. Answers the end of it. The view starts as the page's default, as the server drew it, and
 * reads the address when it stands. Where the address was answered before, what the server drew is
 * hidden and wrong: it gives way, and the right numbers are drawn once.
 */
export function bringToLife(
  host: HTMLElement,
  { view, session, page }: Ready,
  id: string | null,
  context: Map<unknown, unknown>,
  answered = false,
): () => void {
  if (answered) host.replaceChildren();
  const drawn = host.firstElementChild;
  // The element that the server's drawing has around it, too.
  const target = drawn ?? host.appendChild(document.createElement('div'));
  session.node = page.node;
  const props = { session, page, id };
  const life = drawn
    ? hydrate(view, { target, props, context })
    : mount(view, { target, props, context });
  session.current.reread();
  performance.mark('bailiwick:live');
  session.wakeWhenIdle();
  return () => void unmount(life);
}
