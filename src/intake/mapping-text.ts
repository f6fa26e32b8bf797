import type { Block, Mapping } from '#domain/mapping.ts';
import { readMapping } from '#domain/mapping.ts';
import { ROLE_NAMES } from '#domain/roles.ts';

/** bailiwick.json: options that are not the default, then each role's blocks. */
export function mappingJson({ roles, ...options }: Mapping): string {
  const defaults: Readonly<Record<string, unknown>> = { ...readMapping({}).mapping };
  const said = Object.entries(options).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]),
  );
  const parts = ROLE_NAMES.flatMap((role) => {
    const blocks = (roles[role] ?? []).map(blockJson);
    return blocks.length === 0 ? [] : [[role, blocks.length === 1 ? blocks[0] : blocks] as const];
  });
  return `${JSON.stringify({ ...Object.fromEntries(said), ...Object.fromEntries(parts) }, null, 2)}\n`;
}

function blockJson({ file, join, area, extra, fields }: Block): Record<string, unknown> {
  const named = { join, area, extra };
  const filled = Object.entries(named).filter(([, it]) => Object.keys(it).length > 0);
  return { file, ...Object.fromEntries(filled), ...fields };
}
