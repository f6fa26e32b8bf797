import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import type { ReportJson } from '#domain/report.ts';
import { revive } from '#domain/report.ts';

let reading: Promise<ReportJson> | undefined;

/** The built report; read once a build, all pages share it. */
export function report(): Promise<ReportJson> {
  reading ??= readFile('static/extract/report.json', 'utf8').then(
    (text) => JSON.parse(text) as ReportJson,
  );
  return reading;
}

/** What a report page is prerendered from; null is the company. Advice is the company's. */
export async function reportPage(node: string | null) {
  const { pages, advice, mapBoxes, unitClasses } = await report();
  const key = node ?? 'company';
  const facts = pages[key];
  if (!facts) error(404, `No part of the company is called “${key}”.`);
  return {
    node,
    facts: revive(facts),
    advice: node === null ? advice : null,
    mapBox: mapBoxes[key] ?? null,
    unitClasses,
  };
}
