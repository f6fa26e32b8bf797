import type { ReportJson } from '#domain/report.ts';
import { pageOf } from './built.ts';
import type { ExtractSource } from './extract-files.ts';
import type { OwnExtract } from './own-extract.ts';

/** Addresses of files that are here; nothing is ever asked at them. */
const HERE = 'own:';
const PAGE = 'facts/';

/** A reader's own files in the place of the server's. */
export function ownSource({ manifest, files }: OwnExtract): ExtractSource {
  let report: Promise<ReportJson> | null = null;
  const page = async (key: string): Promise<Response> => {
    report ??= files['report.json']?.text().then((text) => JSON.parse(text) as ReportJson) ?? null;
    const found = report && pageOf(await report, key);
    return found ? Response.json(found) : new Response(null, { status: 404 });
  };
  return {
    manifest,
    urlOf: (file) => HERE + file,
    pageUrl: (key) => HERE + PAGE + encodeURIComponent(key),
    local: async (file) => files[file] ?? null,
    fetch: async (url) => {
      const name = url.slice(HERE.length);
      if (name.startsWith(PAGE)) return page(decodeURIComponent(name.slice(PAGE.length)));
      const file = files[name];
      return file ? new Response(file) : new Response(null, { status: 404 });
    },
  };
}
