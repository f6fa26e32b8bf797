import { findingsOf } from '#domain/findings.ts';
import { period } from '#domain/format.ts';
import type { Built } from '#state/built.ts';

/** What a page says of itself in a tab, a search and a chat. */
export interface HeadFacts {
  readonly title: string;
  readonly description: string;
  /** File of the preview image in the extract's folder. */
  readonly preview: string;
  /** Where the site lives, ending in a slash; null where the build was not told. */
  readonly site: string | null;
}

/**
 * Chats fetch previews by absolute address only, and a static page cannot know its own: whoever
 * hosts the site sets SITE_URL when building.
 */
function siteUrl(text = process.env['SITE_URL']): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`SITE_URL must be an http address, not “${text}”`);
  return text.replace(/\/*$/, '/');
}

/** The first finding, with the ground it was found on. */
export function findingText({ directory, page: { facts } }: Built): string {
  const found = findingsOf(facts, directory)[0];
  const ground = `${facts.territories.length} territories, ${period(facts.period, directory.asOf)}.`;
  return found ? `${found.title}. ${ground}` : ground;
}

/** `preview` names a node or 'company'. */
export const headOf = (title: string, description: string, preview: string): HeadFacts => ({
  title,
  description,
  preview: `preview/${encodeURIComponent(preview)}.png`,
  site: siteUrl(),
});
