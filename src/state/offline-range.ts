/** First and last byte that `bytes=a-b`, `bytes=a-` or `bytes=-n` asks for; null cannot be given. */
export function spanOf(
  header: string,
  size: number,
): readonly [first: number, last: number] | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === '' && to === '') return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last && first < size ? [first, last] : null;
}

/** What is asked of a kept body. */
export interface Wanted {
  readonly method: string;
  /** The Range header. */
  readonly range: string | null;
}

/**
 * Answers from a whole body as a server with range reads would: 200, 206 or 416, the length always
 * stated. The engine probes with HEAD and `bytes=0-0` and reads everything twice when a length is wrong.
 */
export function cut(body: Blob, { method, range }: Wanted, type: string): Response {
  const common = { 'accept-ranges': 'bytes', 'content-type': type };
  const give = (part: Blob, status: number, more: Record<string, string>): Response =>
    new Response(method === 'HEAD' ? null : part, {
      status,
      headers: { ...common, 'content-length': String(part.size), ...more },
    });
  if (range === null) return give(body, 200, {});
  const span = spanOf(range, body.size);
  if (!span)
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${body.size}` },
    });
  const [first, last] = span;
  const part = body.slice(first, last + 1);
  return give(part, 206, { 'content-range': `bytes ${first}-${last}/${body.size}` });
}
