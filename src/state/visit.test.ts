import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '#domain/facts.ts';
import { reportSmall } from '../../tests/fixtures/report-small.ts';
import { Visit } from './visit.svelte.ts';

const manifest = {
  contract: 1,
  fingerprint: 'f',
  builtAt: '',
  extract: 'e.duckdb',
  columns: 'c.bin',
  directory: 'd.json',
  geometry: 'g.json',
  bytes: {},
};
const { directory } = reportSmall;
const facts = reportSmall.pages['company'] as ReportFacts;
const page = { node: null, facts, advice: null, mapBox: null, unitClasses: '' };

function visitTo(answer: (url: string, turn: number) => Response): Visit {
  let turn = 0;
  return new Visit({
    manifest,
    urlOf: (file) => `/extract/${file}`,
    pageUrl: (key) => `/facts/${key}.json`,
    fetch: (url) => Promise.resolve(answer(url, ++turn)),
  });
}

describe('a visit', () => {
  it('opens one session and keeps it', async () => {
    const visit = visitTo(() => Response.json(directory));
    expect(visit.session).toBeNull();
    const [first, second] = await Promise.all([visit.open(), visit.open()]);
    expect(first).toBe(second);
    expect(visit.session).toBe(first);
  });

  it('tries again after a failure', async () => {
    const visit = visitTo((_, turn) =>
      turn === 1 ? new Response('', { status: 503 }) : Response.json(directory),
    );
    await expect(visit.open()).rejects.toThrow('failed to give d.json');
    expect((await visit.open()).directory.title).toBe(directory.title);
  });

  it('gives a page its facts back, not known being NaN', async () => {
    const unknown = {
      ...facts,
      total: { ...facts.total, now: { ...facts.total.now, orders: null } },
    };
    const visit = visitTo(() => Response.json({ ...page, facts: unknown }));
    expect((await visit.page('company')).facts.total.now.orders).toBeNaN();
  });
});

describe('the session of a visit', () => {
  it('follows the node of the page in view', async () => {
    const session = await visitTo(() => Response.json(directory)).open();
    const node = directory.territories[0]?.node ?? '';
    session.node = node;
    expect(session.current.view.slice.node).toBe(node);
    expect(session.settled).toBe(false);
  });
});
