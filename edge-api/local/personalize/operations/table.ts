// Every operation of the three services, and what answers it.
import type { PersonalizeState } from '../state.ts'
import { CONTROL_HANDLERS } from '../control/handlers.ts'
import { invalidInput } from '../wire/errors.ts'
import { unknownOperation } from '../wire/route.ts'
import { getActionRecommendations } from './get-action-recommendations.ts'
import { getPersonalizedRanking } from './get-personalized-ranking.ts'
import { getRecommendations } from './get-recommendations.ts'
import { getSolutionMetrics } from './get-solution-metrics.ts'
import { LIST_AND_DESCRIBE } from './list-and-describe.ts'
import type { OperationHandler } from './operation.ts'
import { putEvents } from './put-events.ts'
import { putItems, putUsers } from './put-metadata.ts'

/** Path to operation, for the runtime and the events service. */
export const OPERATION_BY_PATH: ReadonlyMap<string, string> = new Map([
  ['/recommendations', 'GetRecommendations'],
  ['/personalize-ranking', 'GetPersonalizedRanking'],
  ['/action-recommendations', 'GetActionRecommendations'],
  ['/events', 'PutEvents'],
  ['/items', 'PutItems'],
  ['/users', 'PutUsers'],
  ['/actions', 'PutActions'],
  ['/action-interactions', 'PutActionInteractions'],
])

/** Operations of the control plane. */
export const CONTROL_OPERATIONS: readonly string[] = [
  'CreateBatchInferenceJob',
  'CreateBatchSegmentJob',
  'CreateCampaign',
  'CreateDataDeletionJob',
  'CreateDataset',
  'CreateDatasetExportJob',
  'CreateDatasetGroup',
  'CreateDatasetImportJob',
  'CreateEventTracker',
  'CreateFilter',
  'CreateMetricAttribution',
  'CreateRecommender',
  'CreateSchema',
  'CreateSolution',
  'CreateSolutionVersion',
  'DeleteCampaign',
  'DeleteDataset',
  'DeleteDatasetGroup',
  'DeleteEventTracker',
  'DeleteFilter',
  'DeleteMetricAttribution',
  'DeleteRecommender',
  'DeleteSchema',
  'DeleteSolution',
  'DescribeAlgorithm',
  'DescribeBatchInferenceJob',
  'DescribeBatchSegmentJob',
  'DescribeCampaign',
  'DescribeDataDeletionJob',
  'DescribeDataset',
  'DescribeDatasetExportJob',
  'DescribeDatasetGroup',
  'DescribeDatasetImportJob',
  'DescribeEventTracker',
  'DescribeFeatureTransformation',
  'DescribeFilter',
  'DescribeMetricAttribution',
  'DescribeRecipe',
  'DescribeRecommender',
  'DescribeSchema',
  'DescribeSolution',
  'DescribeSolutionVersion',
  'GetSolutionMetrics',
  'ListBatchInferenceJobs',
  'ListBatchSegmentJobs',
  'ListCampaigns',
  'ListDataDeletionJobs',
  'ListDatasetExportJobs',
  'ListDatasetGroups',
  'ListDatasetImportJobs',
  'ListDatasets',
  'ListEventTrackers',
  'ListFilters',
  'ListMetricAttributionMetrics',
  'ListMetricAttributions',
  'ListRecipes',
  'ListRecommenders',
  'ListSchemas',
  'ListSolutionVersions',
  'ListSolutions',
  'ListTagsForResource',
  'StartRecommender',
  'StopRecommender',
  'StopSolutionVersionCreation',
  'TagResource',
  'UntagResource',
  'UpdateCampaign',
  'UpdateDataset',
  'UpdateMetricAttribution',
  'UpdateRecommender',
  'UpdateSolution',
]

const HANDLERS: Readonly<Record<string, OperationHandler>> = {
  GetRecommendations: getRecommendations,
  GetPersonalizedRanking: getPersonalizedRanking,
  GetActionRecommendations: getActionRecommendations,
  PutEvents: putEvents,
  PutItems: putItems,
  PutUsers: putUsers,
  GetSolutionMetrics: getSolutionMetrics,
  ...LIST_AND_DESCRIBE,
  ...CONTROL_HANDLERS,
}

const KNOWN = new Set([...OPERATION_BY_PATH.values(), ...CONTROL_OPERATIONS])

/** Whether an operation does what it says, rather than answer that it does not exist here yet. */
export function isImplemented(operation: string): boolean {
  return Object.hasOwn(HANDLERS, operation)
}

/** Errors  UnknownOperationException; InvalidInputException for an operation that the local server lacks. */
export async function perform(
  operation: string,
  input: Record<string, unknown>,
  state: PersonalizeState,
): Promise<unknown> {
  const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined
  if (handler) return handler(input, state)
  if (KNOWN.has(operation)) throw invalidInput(`${operation} is not implemented by the local server yet`)
  throw unknownOperation(operation)
}
