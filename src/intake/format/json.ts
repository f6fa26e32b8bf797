import type { ShapeSource, TableSource } from '../source.ts';
import { jsonText } from './json-text.ts';
import { parseJsonFile, rowSources } from './json-rows.ts';
import { geoSources } from './shapes.ts';

/** What a JSON file holds: tables of rows, or areas. */
export interface JsonFound {
  readonly kind: 'json' | 'shapes';
  readonly sources: readonly TableSource[];
  readonly shapes: readonly ShapeSource[];
}

/** @throws IntakeError for what is no JSON, or holds no rows and no areas. */
export function jsonFound(id: string, file: string, bytes: Uint8Array, most: number): JsonFound {
  const json = parseJsonFile(id, jsonText(id, bytes, most));
  const geo = geoSources(id, file, json.value);
  if (geo) return { kind: 'shapes', ...geo };
  return { kind: 'json', sources: rowSources(id, file, json), shapes: [] };
}
