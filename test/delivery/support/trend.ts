// Where a figure that swings is going.

export interface Trend {
  /** Least squares. */
  slope: number
  /** Of the slope; the values have to be independent of each other, and three at least. */
  standardError: number
}

export function toTrend(points: readonly { x: number; y: number }[]): Trend {
  const mean = (values: readonly number[]) =>
    values.reduce((total, value) => total + value, 0) / values.length
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))]
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((total, { x, y }) => total + of(x - meanX, y - meanY), 0)
  const spread = sum((x) => x ** 2)
  const slope = sum((x, y) => x * y) / spread
  const rest = sum((x, y) => (y - slope * x) ** 2) / (points.length - 2)
  return { slope, standardError: Math.sqrt(rest / spread) }
}
