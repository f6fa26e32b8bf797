/** Names the data a link is about where they are nobody's but a reader's own. */
export const OWN_NAME = 'own';

const MOST_FILES = 8;
const LONGEST_NAME = 100;

export interface AskedFile {
  readonly name: string;
  readonly rows: number;
}

/** Data that a link needs at its other end. */
export interface AskedData {
  readonly fingerprint: string;
  readonly files: readonly AskedFile[];
}

/** 'a1b2c3d4e5f6!orders.csv~4000!reps.csv~12'; marks are taken out of the names. */
export function packData({ fingerprint, files }: AskedData): string {
  const parts = files
    .slice(0, MOST_FILES)
    .map(({ name, rows }) => `${name.replaceAll(/[~!]/g, '').slice(0, LONGEST_NAME)}~${rows}`);
  return [fingerprint, ...parts].join('!');
}

/** What an address asks for; null where it asks for nothing, or for nothing that makes sense. */
export function askedData(params: URLSearchParams): AskedData | null {
  const [fingerprint = '', ...parts] = (params.get(OWN_NAME) ?? '').split('!');
  if (!/^[0-9a-f]{12}$/.test(fingerprint)) return null;
  const files = parts.slice(0, MOST_FILES).flatMap((part): AskedFile[] => {
    const [name = '', rows = ''] = part.split('~');
    if (name === '' || name.length > LONGEST_NAME || !/^\d{1,9}$/.test(rows)) return [];
    return [{ name, rows: Number(rows) }];
  });
  return { fingerprint, files };
}
