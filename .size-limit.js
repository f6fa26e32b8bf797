import { existsSync, readFileSync } from 'node:fs';

// What a page asks for before anything is touched: the scripts its HTML names.
const scripts = (page) =>
  existsSync(page)
    ? [...new Set(readFileSync(page, 'utf8').match(/_app\/immutable\/[\w./-]+\.js/g))].map(
        (name) => `build/${name}`,
      )
    : [];

/** Kit's own floor is 39 kB gzip; a page may add 8. */
export default [
  {
    name: 'initial JavaScript of the report',
    path: scripts('build/index.html'),
    limit: '47 kB',
    gzip: true,
  },
  {
    name: 'initial JavaScript of the reps',
    path: scripts('build/reps/index.html'),
    limit: '47 kB',
    gzip: true,
  },
];
