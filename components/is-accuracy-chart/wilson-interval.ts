/** 97.5 % of a normal distribution lie below this many standard deviations. */
const Z = 1.959964

/**
 * The 95 % score interval of a share.
 * Range   0..1, low <= hits / total <= high; {0, 1} when nothing was counted.
 * Source  E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927)
 */
export function wilsonInterval(hits: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 }
  const share = hits / total
  const weight = Z ** 2 / total
  const middle = (share + weight / 2) / (1 + weight)
  const half = (Z / (1 + weight)) * Math.sqrt((share * (1 - share)) / total + weight / (4 * total))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
