// What the API tells of every request, as metrics and graphs: the lines of its log are in CloudWatch's embedded metric format.

import { Duration } from 'aws-cdk-lib'
import { GraphWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Names } from '../names.ts'
import type { Settings } from '../settings.ts'

type Rung = 'Live' | 'Stale' | 'Batch' | 'Popular' | 'Static'

/** From the best to the last resort. */
const RUNGS: readonly Rung[] = ['Live', 'Stale', 'Batch', 'Popular', 'Static']
const period = Duration.minutes(5)
/** Fewer slates in five minutes are an accident or two. */
const FEWEST_SLATES = 50

interface Site {
  names: Names
  settings: Settings
}

/** By the names of the API's port; a test holds them equal. */
export function ownMetric({ metricsNamespace }: Names, name: string, statistic: string): Metric {
  return new Metric({ namespace: metricsNamespace, metricName: name, statistic, period })
}

/** Rungs that nobody should stand on for long: in batch mode the batch and, for who is new, what is popular are as meant. */
export function lowerRungs({ mode }: Settings): Rung[] {
  return RUNGS.filter(
    (rung) => rung !== 'Live' && (mode !== 'batch' || rung === 'Stale' || rung === 'Static'),
  )
}

/** In percent of all slates; 0 while hardly anybody asks. */
export function lowerRungShare({ names, settings }: Site): MathExpression {
  const sum = (rungs: readonly Rung[]) => rungs.map((rung) => `FILL(${rung.toLowerCase()}, 0)`).join(' + ')
  return new MathExpression({
    expression: `IF(${sum(RUNGS)} >= ${FEWEST_SLATES}, 100 * (${sum(lowerRungs(settings))}) / (${sum(RUNGS)}), 0)`,
    usingMetrics: Object.fromEntries(
      RUNGS.map((rung) => [rung.toLowerCase(), ownMetric(names, `Slates${rung}`, 'Sum')]),
    ),
    label: 'Percent of slates from lower rungs',
    period,
  })
}

export function ownGraphs({ names }: Site): GraphWidget[] {
  return [
    new GraphWidget({
      title: 'Where slates come from',
      stacked: true,
      left: RUNGS.map((rung) => ownMetric(names, `Slates${rung}`, 'Sum')),
      width: 12,
    }),
    new GraphWidget({
      title: 'How long answers take, ms',
      left: (['p50', 'p99'] as const).flatMap((statistic) => [
        ownMetric(names, 'RequestMs', statistic),
        ownMetric(names, 'RecommenderMs', statistic),
      ]),
      right: [ownMetric(names, 'CacheHits', 'Average')],
      width: 12,
    }),
    new GraphWidget({
      title:
        'Rows of the catalog and of its mappings that are malformed or there twice; the log names the object',
      left: [ownMetric(names, 'BadRows', 'Maximum')],
      width: 12,
    }),
  ]
}
