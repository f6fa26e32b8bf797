/**
 * Why a page did not come alive, without a full stop; null is that nothing has come yet. A failure
 * of the site's own files is told in its words, one of the code only as what it means to a reader.
 */
export function whyOf(cause: unknown): string {
  if (cause instanceof Error && cause.name === 'Fault') return cause.message;
  return cause === null
    ? 'Parts of the page are not here yet: the line is slow or the server silent. Wait, or try again'
    : 'Parts of the page did not come: the line broke, or the site was updated. Try again, or reload the page';
}
