// The List and Describe operations: one table, because they differ in names only.
import { allResources } from '../resources/directory.ts'
import type { ResourceType } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { notFound } from '../wire/errors.ts'
import { toPage } from '../wire/page.ts'
import { optional, string } from '../wire/shapes.ts'
import type { OperationHandler } from './operation.ts'
import { recipeResources, recommendersWithMetrics, solutionsWithVersions } from './resource-views.ts'
import { Arn } from './shapes.ts'

interface Kind {
  /** `Campaign` makes ListCampaigns and DescribeCampaign. */
  name: string
  /** Member of the Describe answer, and of the List answer. */
  one: string
  many: string
  all: (state: PersonalizeState) => object[]
  /** Members by which a List can be narrowed. */
  narrowedBy: readonly string[]
  /** Members that the List answer leaves out. */
  detail: readonly string[]
  /** Members that no answer has. */
  hidden?: readonly string[]
}

function kind<T extends ResourceType>(type: T, traits: Partial<Kind> = {}): Kind {
  return {
    name: type.replace(/^./, (first) => first.toUpperCase()),
    one: type,
    many: `${type}s`,
    all: (state) => allResources(state, type),
    narrowedBy: ['datasetGroupArn'],
    detail: [],
    ...traits,
  }
}

const KINDS: readonly Kind[] = [
  kind('datasetGroup', { narrowedBy: [], detail: ['roleArn', 'kmsKeyArn'] }),
  kind('dataset', { detail: ['datasetGroupArn', 'schemaArn', 'trackingId', 'latestDatasetUpdate'] }),
  kind('schema', { narrowedBy: [], detail: ['schema'] }),
  kind('datasetImportJob', {
    narrowedBy: ['datasetArn'],
    detail: ['datasetArn', 'dataSource', 'roleArn', 'publishAttributionMetricsToS3'],
  }),
  {
    name: 'Recipe',
    one: 'recipe',
    many: 'recipes',
    all: recipeResources,
    narrowedBy: ['domain'],
    detail: ['algorithmArn', 'featureTransformationArn', 'description', 'recipeType'],
  },
  kind('recommender', { all: recommendersWithMetrics, detail: ['modelMetrics', 'latestRecommenderUpdate'] }),
  kind('solution', {
    all: solutionsWithVersions,
    detail: [
      'datasetGroupArn',
      'performHPO',
      'performAutoML',
      'performAutoTraining',
      'performIncrementalUpdate',
      'eventType',
      'solutionConfig',
      'latestSolutionVersion',
      'latestSolutionUpdate',
    ],
  }),
  kind('solutionVersion', {
    narrowedBy: ['solutionArn'],
    detail: [
      'name',
      'solutionArn',
      'datasetGroupArn',
      'recipeArn',
      'performHPO',
      'performAutoML',
      'eventType',
      'solutionConfig',
      'trainingHours',
    ],
  }),
  kind('campaign', {
    narrowedBy: ['solutionArn'],
    detail: ['solutionVersionArn', 'minProvisionedTPS', 'campaignConfig', 'latestCampaignUpdate'],
    hidden: ['solutionArn'],
  }),
  kind('eventTracker', { detail: ['accountId', 'trackingId', 'datasetGroupArn'] }),
  kind('filter', { many: 'Filters', detail: ['filterExpression'] }), // with a capital: so it is on AWS
  kind('batchInferenceJob', {
    narrowedBy: ['solutionVersionArn'],
    detail: ['filterArn', 'numResults', 'jobInput', 'jobOutput', 'batchInferenceJobConfig', 'roleArn'],
  }),
  kind('dataDeletionJob', { detail: ['dataSource', 'roleArn', 'numDeleted'] }),
  kind('metricAttribution', {
    detail: ['datasetGroupArn', 'metricsOutputConfig'],
    hidden: ['metrics'],
  }),
]

/** Operation name to handler. */
export const LIST_AND_DESCRIBE: Readonly<Record<string, OperationHandler>> = Object.fromEntries(
  KINDS.flatMap(
    (kind) =>
      [
        [`List${kind.name}s`, (input, state) => list(kind, input, state)],
        [`Describe${kind.name}`, (input, state) => describe(kind, input, state)],
      ] satisfies [string, OperationHandler][],
  ),
)

function list(
  { many, all, narrowedBy, detail, hidden = [] }: Kind,
  input: Record<string, unknown>,
  state: PersonalizeState,
): unknown {
  const wanted = narrowedBy.map(
    (member) => [member, optional(string({ max: 256 }))(input[member], member)] as const,
  )
  const found = all(state).filter((resource) =>
    wanted.every(([member, value]) => value === undefined || valueOf(resource, member) === value),
  )
  const { page, nextToken } = toPage(found, input)
  return {
    [many]: page.map((resource) => without(resource, [...detail, ...hidden])),
    ...(nextToken !== undefined && { nextToken }),
  }
}

function describe(
  { name, one, all, hidden = [] }: Kind,
  input: Record<string, unknown>,
  state: PersonalizeState,
): unknown {
  const member = `${one}Arn`
  const arn = Arn(input[member], member)
  const found = all(state).find((resource) => valueOf(resource, member) === arn)
  if (!found) throw notFound(`Could not find the ${name} with ARN ${arn}`)
  return { [one]: without(found, hidden) }
}

function valueOf(resource: object, member: string): unknown {
  return (resource as Record<string, unknown>)[member]
}

function without(resource: object, members: readonly string[]): object {
  return Object.fromEntries(Object.entries(resource).filter(([member]) => !members.includes(member)))
}
