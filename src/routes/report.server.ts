import { readFile } from 'node:fs/promises';
import { error } from '@sveltejs/kit';
import type { Manifest } from '#domain/extract.ts';
import type { ReportJson } from '#domain/report.ts';
import { revive } from '#domain/report.ts';
import { type Built, type BuiltPage, pageOf } from '#state/built.ts';

let reading: Promise<ReportJson> | undefined;

/** Sealed data have no pages to build: a reader's passphrase opens them. */
export async function isSealed(): Promise<boolean> {
  const text = await readFile('static/extract/manifest.json', 'utf8').catch(() => '{}');
  return (JSON.parse(text) as Partial<Manifest>).seal !== undefined;
}

/** The built report; read once a build, all pages share it. */
export function report(): Promise<ReportJson> {
  reading ??= readFile('static/extract/report.json', 'utf8').then(
    (text) => JSON.parse(text) as ReportJson,
  );
  return reading;
}

/** What a page shows, as JSON has it (NaN is null). */
export async function pageJson(key: string): Promise<BuiltPage> {
  return pageOf(await report(), key) ?? error(404, `No part of the company is called “${key}”.`);
}

/** What the server draws a page from. */
export async function builtPage(key: string): Promise<Built> {
  const [{ directory }, page] = await Promise.all([report(), pageJson(key)]);
  return { directory, page: { ...page, facts: revive(page.facts) } };
}

/**
 * Chats fetch previews by absolute address only, and a static page cannot know its own: whoever
 * hosts the site sets SITE_URL when building.
 */
export function siteUrl(text = process.env['SITE_URL']): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`SITE_URL must be an http address, not “${text}”`);
  return text.replace(/\/*$/, '/');
}
