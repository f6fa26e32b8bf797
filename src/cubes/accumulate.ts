/** Changes → sums up to each row, of [row × groups + group], in place. */
export function accumulate(sums: Float64Array, groups: number): void {
  for (let at = groups; at < sums.length; at += 1)
    sums[at] = (sums[at] ?? 0) + (sums[at - groups] ?? 0);
}
