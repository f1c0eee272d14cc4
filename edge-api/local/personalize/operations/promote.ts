// Puts promoted items into a list: at random places, in order among themselves.

/** Both lists, merged; `random` is uniform in [0, 1). */
export function mergePromoted<T>(promoted: readonly T[], others: readonly T[], random: () => number): T[] {
  const merged: T[] = []
  let [promotedLeft, othersLeft] = [promoted.length, others.length]
  while (promotedLeft + othersLeft > 0) {
    // Each arrangement is as likely as any other.
    const takesPromoted = random() * (promotedLeft + othersLeft) < promotedLeft
    const next = takesPromoted
      ? promoted[promoted.length - promotedLeft--]
      : others[others.length - othersLeft--]
    if (next !== undefined) merged.push(next)
  }
  return merged
}
