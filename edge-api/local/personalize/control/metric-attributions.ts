// The operations on metric attributions: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateMetricAttribution.html
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { getActive, getResource } from '../resources/directory.ts'
import type { MetricAttribute } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, invalidInput } from '../wire/errors.ts'
import { list, optional, string, structure } from '../wire/shapes.ts'
import { toPage } from '../wire/page.ts'
import { checkQuota } from './refuse.ts'
import { Arn, EventType, Name, RoleArn, S3Data } from './shapes.ts'

const Metric = structure<MetricAttribute>({
  eventType: EventType,
  metricName: string({ min: 1, max: 256 }),
  expression: string({ max: 256, pattern: /^(SAMPLECOUNT\(\)|SUM\((Items|Interactions)\.\w+\))$/i }),
})
const Output = structure({ s3DataDestination: optional(S3Data), roleArn: RoleArn })

const CreateRequest = structure({
  name: Name,
  datasetGroupArn: Arn,
  metrics: list(Metric, { min: 1, max: 10 }),
  metricsOutputConfig: Output,
})
const UpdateRequest = structure({
  metricAttributionArn: Arn,
  addMetrics: optional(list(Metric, { max: 10 })),
  removeMetrics: optional(list(string({ min: 1, max: 256 }), { max: 10 })),
  metricsOutputConfig: optional(Output),
})
const OneRequest = structure({ metricAttributionArn: Arn })

const MAX_METRICS = 10

/** Kept and described; the local server computes no metrics from it, and has no CloudWatch to send them to. */
export async function createMetricAttribution(
  input: unknown,
  state: PersonalizeState,
): Promise<{ metricAttributionArn: string }> {
  const request = CreateRequest(input, '')
  getActive(state, 'datasetGroup', request.datasetGroupArn)
  const ofGroup = state.store
    .all('metricAttribution')
    .filter(({ datasetGroupArn }) => datasetGroupArn === request.datasetGroupArn)
  checkQuota(ofGroup.length, 1, 'Metric attributions of a dataset group')
  checkNames(request.metrics)
  const metricAttributionArn = state.names.arnOf('metric-attribution', request.name)
  await createResource(state, 'metricAttribution', { ...request, metricAttributionArn })
  return { metricAttributionArn }
}

export async function updateMetricAttribution(
  input: unknown,
  state: PersonalizeState,
): Promise<{ metricAttributionArn: string }> {
  const { metricAttributionArn, addMetrics = [], removeMetrics = [], ...request } = UpdateRequest(input, '')
  const present = getActive(state, 'metricAttribution', metricAttributionArn)
  const unknown = removeMetrics.find((name) => !present.metrics.some(({ metricName }) => metricName === name))
  if (unknown !== undefined) throw invalidInput(`There is no metric ${unknown} to remove`)
  const kept = present.metrics.filter(({ metricName }) => !removeMetrics.includes(metricName))
  const metrics = [...kept, ...addMetrics]
  checkNames(metrics)
  checkQuota(metrics.length - 1, MAX_METRICS, 'Metrics of a metric attribution')
  const { metricsOutputConfig = present.metricsOutputConfig } = request
  const lastUpdatedDateTime = state.nowSeconds()
  await state.store.put('metricAttribution', {
    ...present,
    metrics,
    metricsOutputConfig,
    lastUpdatedDateTime,
  })
  return { metricAttributionArn }
}

export async function deleteMetricAttribution(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { metricAttributionArn } = OneRequest(input, '')
  await moveResource(state, 'metricAttribution', metricAttributionArn, 'DELETE')
  return {}
}

export function listMetricAttributionMetrics(
  input: Record<string, unknown>,
  state: PersonalizeState,
): unknown {
  const { metricAttributionArn } = OneRequest(input, '')
  const { metrics } = getResource(state, 'metricAttribution', metricAttributionArn)
  const { page, nextToken } = toPage(metrics, input)
  return { metrics: page, ...(nextToken !== undefined && { nextToken }) }
}

function checkNames(metrics: readonly MetricAttribute[]): void {
  const names = metrics.map(({ metricName }) => metricName)
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated === undefined) return
  throw new ServiceError('ResourceAlreadyExistsException', `There is a metric ${repeated} already`)
}
