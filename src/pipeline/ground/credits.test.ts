import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GROUND_CREDITS } from './credits.ts';

const readme = readFileSync(new URL('../../../data/README.md', import.meta.url), 'utf8');

it.each(GROUND_CREDITS.map((credit) => [credit.package, credit] as const))(
  'data/README.md credits %s word for word, with its installed version',
  (name, { attribution }) => {
    const manifest = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    expect(readme).toContain(attribution);
    expect(readme).toContain(`\`${name}@${version}\``);
  },
);
