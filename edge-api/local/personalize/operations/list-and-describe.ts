// The List and Describe operations: one table, because they differ in names only.
import * as catalog from '../resources/catalog.ts'
import type { Resource } from '../resources/catalog.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, notFound } from '../wire/errors.ts'
import { integer, optional, string, structure } from '../wire/shapes.ts'
import type { OperationHandler } from './operation.ts'
import { Arn } from './shapes.ts'

interface Kind {
  /** `Campaign` makes ListCampaigns and DescribeCampaign. */
  name: string
  /** Member of the Describe answer, and of the List answer. */
  one: string
  many: string
  all: (state: PersonalizeState) => Resource[]
  /** Members by which a List can be narrowed. */
  narrowedBy: readonly string[]
  /** Members that the List answer leaves out. */
  detail: readonly string[]
}

const KINDS: readonly Kind[] = [
  {
    name: 'DatasetGroup',
    one: 'datasetGroup',
    many: 'datasetGroups',
    all: catalog.datasetGroups,
    narrowedBy: [],
    detail: [],
  },
  {
    name: 'Dataset',
    one: 'dataset',
    many: 'datasets',
    all: catalog.datasets,
    narrowedBy: ['datasetGroupArn'],
    detail: ['datasetGroupArn', 'schemaArn', 'trackingId'],
  },
  {
    name: 'Schema',
    one: 'schema',
    many: 'schemas',
    all: catalog.schemas,
    narrowedBy: [],
    detail: ['schema'],
  },
  {
    name: 'Recipe',
    one: 'recipe',
    many: 'recipes',
    all: catalog.recipes,
    narrowedBy: ['domain'],
    detail: ['algorithmArn', 'featureTransformationArn', 'description', 'recipeType'],
  },
  {
    name: 'Recommender',
    one: 'recommender',
    many: 'recommenders',
    all: catalog.recommenders,
    narrowedBy: ['datasetGroupArn'],
    detail: ['modelMetrics'],
  },
  {
    name: 'Solution',
    one: 'solution',
    many: 'solutions',
    all: catalog.solutions,
    narrowedBy: ['datasetGroupArn'],
    detail: [
      'datasetGroupArn',
      'performHPO',
      'performAutoML',
      'performAutoTraining',
      'latestSolutionVersion',
    ],
  },
  {
    name: 'SolutionVersion',
    one: 'solutionVersion',
    many: 'solutionVersions',
    all: catalog.solutionVersions,
    narrowedBy: ['solutionArn'],
    detail: ['name', 'solutionArn', 'datasetGroupArn', 'recipeArn', 'performHPO', 'performAutoML'],
  },
  {
    name: 'Campaign',
    one: 'campaign',
    many: 'campaigns',
    all: catalog.campaigns,
    narrowedBy: ['solutionArn'],
    detail: ['solutionArn', 'solutionVersionArn', 'minProvisionedTPS', 'campaignConfig'],
  },
  {
    name: 'EventTracker',
    one: 'eventTracker',
    many: 'eventTrackers',
    all: catalog.eventTrackers,
    narrowedBy: ['datasetGroupArn'],
    detail: ['accountId', 'trackingId', 'datasetGroupArn'],
  },
  {
    name: 'Filter',
    one: 'filter',
    many: 'Filters', // with a capital: so it is on AWS
    all: catalog.filters,
    narrowedBy: ['datasetGroupArn'],
    detail: ['filterExpression'],
  },
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

const ListRequest = structure({
  nextToken: optional(string({ max: 1500 })),
  maxResults: optional(integer({ min: 1, max: 100 })),
})

function list(
  { many, all, narrowedBy, detail }: Kind,
  input: Record<string, unknown>,
  state: PersonalizeState,
): unknown {
  const { nextToken, maxResults = 100 } = ListRequest(input, '')
  const wanted = narrowedBy.map(
    (member) => [member, optional(string({ max: 256 }))(input[member], member)] as const,
  )
  const found = all(state).filter((resource) =>
    wanted.every(([member, value]) => value === undefined || resource[member] === value),
  )
  const start = nextToken === undefined ? 0 : Number(/^from-(\d{1,6})$/.exec(nextToken)?.[1] ?? NaN)
  if (!(start < found.length || start === 0)) {
    throw new ServiceError('InvalidNextTokenException', 'The nextToken is not one of this list')
  }
  const end = start + maxResults
  return {
    [many]: found.slice(start, end).map((resource) => without(resource, detail)),
    ...(end < found.length && { nextToken: `from-${end}` }),
  }
}

function describe(
  { name, one, all }: Kind,
  input: Record<string, unknown>,
  state: PersonalizeState,
): unknown {
  const member = `${one}Arn`
  const arn = Arn(input[member], member)
  const found = all(state).find((resource) => resource[member] === arn)
  if (!found) throw notFound(`Could not find the ${name} with ARN ${arn}`)
  return { [one]: found }
}

function without(resource: Resource, members: readonly string[]): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([member]) => !members.includes(member)))
}
