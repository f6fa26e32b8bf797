import { report } from './report.server.ts';
import type { LayoutServerLoad } from './$types';

/** Names for every page; what only some pages need is left to them, for each page carries this. */
export const load: LayoutServerLoad = async () => {
  const { manifest, directory } = await report();
  return {
    manifest,
    directory: {
      ...directory,
      quotaCents: null,
      reps: directory.reps.map((rep) => ({ ...rep, skills: [] })),
    },
  };
};
