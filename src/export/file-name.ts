/** A file name from a title: 'Revenue & potential' → 'revenue-potential.csv'. */
export function fileName(title: string, ending: string): string {
  const stem = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  return `${stem || 'bailiwick'}.${ending}`;
}
