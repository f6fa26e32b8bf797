import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Chip from '#ui/control/Chip.svelte';
import Select from '#ui/control/Select.svelte';
import { coverageScale } from './classes.ts';
import KpiCard from './KpiCard.svelte';
import MapLegend from './MapLegend.svelte';
import MoveRow from './MoveRow.svelte';
import RankedList from './RankedList.svelte';

/** What is read, without tags. */
const text = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('KPI card', () => {
  const card = {
    name: 'Coverage',
    value: '67.5 %',
    delta: { sign: -1, text: '−1.9 pts', basis: 'like for like', short: true },
    series: [1, 2],
    target: { value: 67.5, target: 72, text: 'Target 72 %' },
    asOf: '30 Sep',
  } as const;
  it('says value, delta with its basis, target and date', () => {
    const said = text(render(KpiCard, { props: card }).body);
    for (const part of [
      'Coverage',
      '67.5 %',
      '▾',
      '−1.9 pts',
      'like for like',
      'Target 72 %',
      '30 Sep',
    ]) {
      expect(said).toContain(part);
    }
  });
  it('marks its numbers, so that a pending page hides them', () => {
    expect(render(KpiCard, { props: card }).body).toMatch(/<p class="value[^>]*data-number/);
  });
  it('stands without delta and target', () => {
    const { body } = render(KpiCard, { props: { ...card, delta: null, target: null } });
    expect(text(body)).not.toContain('▾');
  });
});

describe('legend', () => {
  const legend = (shown: ReadonlySet<number> | null) =>
    render(MapLegend, {
      props: {
        title: 'Coverage, % of potential',
        scale: coverageScale(0.67, 'company 67'),
        breakTexts: ['30', '40', '50', '60', '70', '80'],
        weights: [0, 1, 2, 3, 4, 5, 10],
        weightTexts: ['$0', '$1', '$2', '$3', '$4', '$5', '$10'],
        shown,
        onfilter: () => undefined,
      },
    }).body;
  it('names every class in words and the midpoint', () => {
    const html = legend(null);
    expect(html).toContain('aria-label="below 30: $0"');
    expect(html).toContain('aria-label="60 to 70: $4"');
    expect(html).toContain('aria-label="80 and more: $10"');
    expect(text(html)).toContain('company 67');
  });
  it('puts the midpoint where it lies in its class', () => {
    // Class 4 runs from 60 to 70; 67 is seven tenths into it: (4 + 0.7) / 7.
    expect(legend(null)).toMatch(/class="mid[^>]*style="left: 67\.14/);
  });
  it('presses the classes that are shown', () => {
    expect(legend(new Set([2])).match(/aria-pressed="true"/g)).toHaveLength(1);
  });
});

describe('list', () => {
  const row = (id: string, value: number, short: boolean) => ({
    id,
    name: id,
    note: 'Dan',
    noteShort: false,
    value,
    text: String(value),
    short,
    second: '39',
    quarters: [1, 2],
    href: `/${id}`,
  });
  it('keeps all rows in the page, those beyond the limit for print only', () => {
    const { body } = render(RankedList, {
      props: {
        caption: 'Territories',
        heads: ['Gap', 'Cov.', '8 quarters'],
        rows: [row('HOU', 2, true), row('DEN', 1, false), row('BIL', -3, false)],
        limit: 2,
        selected: 'DEN',
        hovered: null,
        onhover: () => undefined,
        onselect: () => undefined,
      },
    });
    expect(body.match(/<tr class="[^"]*beyond/g)).toHaveLength(1);
    expect(body).toContain('All 3 territories');
    expect(body).toMatch(/class="bar[^"]*short[^>]*width: ?100%/);
    expect(body).toMatch(/width: ?0%/);
    expect(body).toMatch(/href="\/DEN" aria-current="true"/);
  });
});

describe('move', () => {
  it('says the change of both sides to those who cannot see the dumbbell', () => {
    const { body } = render(MoveRow, {
      props: {
        number: 1,
        ground: 'Bergen',
        reason: 'Closer.',
        changes: [['125', 'accounts']],
        domain: [50, 200],
        band: [85, 115],
        from: { name: 'New York', before: 196.4, after: 144 },
        to: { name: 'Newark', before: 69, after: 120 },
      },
    });
    expect(body).toContain('New York from 196 to 144, Newark from 69 to 120');
    expect(text(body)).toContain('Bergen → Newark');
  });
});

describe('chip and select', () => {
  it('can be taken away only when the reader set it', () => {
    expect(render(Chip, { props: { name: 'Tier', value: 'A' } }).body).not.toContain('Remove');
    const set = render(Chip, {
      props: { name: 'Tier', value: 'A', onremove: () => undefined },
    }).body;
    expect(set).toContain('aria-label="Remove Tier A"');
  });
  it('takes a choice away beside the choices themselves', () => {
    const props = {
      name: 'Tier',
      options: [{ value: 'A', label: 'A' }],
      chosen: ['A'],
      onchoose: () => undefined,
    };
    const set = render(Select, { props: { ...props, onremove: () => undefined } }).body;
    expect(set).toContain('aria-label="Remove Tier A"');
    expect(set).toContain('role="combobox"');
    expect(render(Select, { props }).body).not.toContain('Remove');
  });
  it('shows what is chosen, or the word for nothing', () => {
    const props = {
      name: 'Line',
      options: [{ value: '0', label: 'Zero' }],
      onchoose: () => undefined,
    };
    expect(render(Select, { props: { ...props, chosen: ['0'] } }).body).toContain(
      'aria-label="Line: Zero"',
    );
    expect(render(Select, { props: { ...props, chosen: [] } }).body).toContain(
      'aria-label="Line: all"',
    );
  });
});
