import type { Handle } from '@sveltejs/kit';

/** The latin letters come with the stylesheet: text that changes its font later moves the page. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && path.includes('inter-latin-opsz')),
  });
