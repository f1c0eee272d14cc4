// Counts what the recommender did, in CloudWatch's embedded metric format: a line of the log becomes metrics without a call.

import type { Recommendations, Recommender } from '../../ports/recommender.ts'

export interface MeasuredRecommenderOptions {
  recommender: Recommender
  /** Where the metrics are found, for example `IntelliStream/dev`. */
  namespace: string
  nowMs: () => number
  /** Takes one line of the log. */
  write: (line: string) => void
}

/** The same recommender. `RecommenderAnswered` is 1 or 0, its mean the share of the live rung; `RecommenderMs` is how long it took. */
export function measuredRecommender(options: MeasuredRecommenderOptions): Recommender {
  const { recommender, namespace, nowMs, write } = options

  async function measure(work: () => Promise<Recommendations>): Promise<Recommendations> {
    const startedMs = nowMs()
    let answered = 0
    try {
      const answer = await work()
      answered = 1
      return answer
    } finally {
      const endedMs = nowMs()
      write(
        toMetricLine(namespace, endedMs, {
          RecommenderAnswered: answered,
          RecommenderMs: endedMs - startedMs,
        }),
      )
    }
  }

  return {
    ...recommender,
    getTopPicks: (request) => measure(() => recommender.getTopPicks(request)),
    getSimilarItems: (request) => measure(() => recommender.getSimilarItems(request)),
    getBecauseYouWatched: (request) => measure(() => recommender.getBecauseYouWatched(request)),
    getPopularItems: (request) => measure(() => recommender.getPopularItems(request)),
    getTrendingItems: (request) => measure(() => recommender.getTrendingItems(request)),
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
export function toMetricLine(namespace: string, timestampMs: number, values: Record<string, number>): string {
  const Metrics = Object.keys(values).map((Name) => ({
    Name,
    Unit: Name.endsWith('Ms') ? 'Milliseconds' : 'None',
  }))
  return JSON.stringify({
    _aws: {
      Timestamp: timestampMs,
      CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [[]], Metrics }],
    },
    ...values,
  })
}
