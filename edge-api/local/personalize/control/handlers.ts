// The operations that create, change and delete.
import type { OperationHandler } from '../operations/operation.ts'
import { createDataDeletionJob } from './data-deletion-jobs.ts'
import { createDatasetGroup, deleteDatasetGroup } from './dataset-groups.ts'
import { createDataset, deleteDataset, updateDataset } from './datasets.ts'
import { createEventTracker, deleteEventTracker } from './event-trackers.ts'
import { createFilter, deleteFilter } from './filters.ts'
import { createDatasetImportJob } from './import-jobs.ts'
import { createBatchInferenceJob } from './batch-inference-jobs.ts'
import { createCampaign, deleteCampaign, updateCampaign } from './campaigns.ts'
import {
  createMetricAttribution,
  deleteMetricAttribution,
  listMetricAttributionMetrics,
  updateMetricAttribution,
} from './metric-attributions.ts'
import {
  createRecommender,
  deleteRecommender,
  startRecommender,
  stopRecommender,
  updateRecommender,
} from './recommenders.ts'
import { createSolutionVersion, stopSolutionVersionCreation } from './solution-versions.ts'
import { createSolution, deleteSolution, updateSolution } from './solutions.ts'
import { createSchema, deleteSchema } from './schemas.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'

export const CONTROL_HANDLERS: Readonly<Record<string, OperationHandler>> = {
  CreateSchema: createSchema,
  DeleteSchema: deleteSchema,
  CreateDatasetGroup: createDatasetGroup,
  DeleteDatasetGroup: deleteDatasetGroup,
  CreateDataset: createDataset,
  UpdateDataset: updateDataset,
  DeleteDataset: deleteDataset,
  CreateDatasetImportJob: createDatasetImportJob,
  CreateEventTracker: createEventTracker,
  DeleteEventTracker: deleteEventTracker,
  CreateFilter: createFilter,
  DeleteFilter: deleteFilter,
  CreateSolution: createSolution,
  UpdateSolution: updateSolution,
  DeleteSolution: deleteSolution,
  CreateSolutionVersion: createSolutionVersion,
  StopSolutionVersionCreation: stopSolutionVersionCreation,
  CreateCampaign: createCampaign,
  UpdateCampaign: updateCampaign,
  DeleteCampaign: deleteCampaign,
  CreateRecommender: createRecommender,
  UpdateRecommender: updateRecommender,
  StartRecommender: startRecommender,
  StopRecommender: stopRecommender,
  DeleteRecommender: deleteRecommender,
  CreateBatchInferenceJob: createBatchInferenceJob,
  CreateDataDeletionJob: createDataDeletionJob,
  CreateMetricAttribution: createMetricAttribution,
  UpdateMetricAttribution: updateMetricAttribution,
  DeleteMetricAttribution: deleteMetricAttribution,
  ListMetricAttributionMetrics: listMetricAttributionMetrics,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}
