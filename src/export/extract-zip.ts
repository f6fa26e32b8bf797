import { zipSync } from 'fflate';

const README = (title: string, fingerprint: string) => `${title}: an extract for Bailiwick
Fingerprint of the data: ${fingerprint}

To host it, with a copy of Bailiwick's source:

  npm start -- --extract FOLDER

FOLDER is the folder "extract" beside this file. It builds the site around these data into
"build", which any static host serves, and shows it at once.

Who can open that site can download every row in it. bailiwick.json says how the tables were read:
with it and the same tables, "npm start -- --data FOLDER" makes the same data again.
`;

export interface ZipInput {
  readonly title: string;
  readonly fingerprint: string;
  /** Files of the extract's folder by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Content of bailiwick.json. */
  readonly mapping: string;
}

/** A zip of an extract to be hosted. Databases and columns hardly shrink, and are stored. */
export function zipExtract({ title, fingerprint, files, mapping }: ZipInput): Uint8Array {
  const text = new TextEncoder();
  const packed = Object.entries(files).map(([name, bytes]) => {
    const level = name.endsWith('.json') ? 6 : 0;
    return [`extract/${name}`, [bytes, { level }]] as const;
  });
  return zipSync({
    'README.txt': text.encode(README(title, fingerprint)),
    'bailiwick.json': text.encode(mapping),
    ...Object.fromEntries(packed),
  } as Parameters<typeof zipSync>[0]);
}
