export const prerender = true;
// A folder a page: any static host serves /reps/ without rewriting.
export const trailingSlash = 'always';
