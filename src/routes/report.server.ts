import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import type { ReportJson } from '#domain/report.ts';
import { revive } from '#domain/report.ts';
import type { BuiltPage } from '#state/built.ts';
import { Built } from '#state/built.ts';

let reading: Promise<ReportJson> | undefined;

/** The built report; read once a build, all pages share it. */
export function report(): Promise<ReportJson> {
  reading ??= readFile('static/extract/report.json', 'utf8').then(
    (text) => JSON.parse(text) as ReportJson,
  );
  return reading;
}

export const COMPANY = 'company';

/** What a page shows, as JSON has it (NaN is null). Advice is the company's. */
export async function pageJson(key: string): Promise<BuiltPage> {
  const { pages, advice, mapBoxes, unitClasses } = await report();
  const facts = pages[key];
  if (!facts) error(404, `No part of the company is called “${key}”.`);
  return {
    node: key === COMPANY ? null : key,
    facts,
    advice: key === COMPANY ? advice : null,
    mapBox: mapBoxes[key] ?? null,
    unitClasses,
  };
}

/** What the server draws a page from. */
export async function builtPage(key: string): Promise<Built> {
  const [{ directory }, page] = await Promise.all([report(), pageJson(key)]);
  return new Built(directory, { ...page, facts: revive(page.facts) });
}
