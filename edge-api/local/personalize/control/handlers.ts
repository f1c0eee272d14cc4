// The operations that create, change and delete.
import type { OperationHandler } from '../operations/operation.ts'
import { createDatasetGroup, deleteDatasetGroup } from './dataset-groups.ts'
import { createDataset, deleteDataset, updateDataset } from './datasets.ts'
import { createEventTracker, deleteEventTracker } from './event-trackers.ts'
import { createFilter, deleteFilter } from './filters.ts'
import { createDatasetImportJob } from './import-jobs.ts'
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
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}
