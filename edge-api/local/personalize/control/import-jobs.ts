// CreateDatasetImportJob: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateDatasetImportJob.html
import { createResource, isUnderWay } from '../lifecycle/lifecycle.ts'
import { getActive } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError } from '../wire/errors.ts'
import { oneOf, optional, structure } from '../wire/shapes.ts'
import { Arn, DataSource, Name, RoleArn, TagList, boolean } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  jobName: Name,
  datasetArn: Arn,
  dataSource: DataSource,
  roleArn: optional(RoleArn),
  tags: optional(TagList),
  importMode: optional(oneOf('FULL', 'INCREMENTAL')),
  publishAttributionMetricsToS3: optional(boolean),
})

/** Import jobs of the account that are going on: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MAX_UNDER_WAY = 5

export async function createDatasetImportJob(
  input: unknown,
  state: PersonalizeState,
): Promise<{ datasetImportJobArn: string }> {
  const {
    tags,
    importMode = 'FULL',
    publishAttributionMetricsToS3 = false,
    ...job
  } = CreateRequest(input, '')
  getActive(state, 'dataset', job.datasetArn)
  checkUnderWay(state.store.all('datasetImportJob'), MAX_UNDER_WAY)
  const datasetImportJobArn = state.names.arnOf('dataset-import-job', job.jobName)
  await createResource(state, 'datasetImportJob', {
    ...job,
    datasetImportJobArn,
    importMode,
    publishAttributionMetricsToS3,
  })
  await keepTags(state, datasetImportJobArn, tags)
  return { datasetImportJobArn }
}

/** Errors  LimitExceededException, in AWS's words. */
export function checkUnderWay(jobs: readonly { status: string }[], max: number): void {
  if (jobs.filter(({ status }) => isUnderWay(status)).length < max) return
  throw new ServiceError(
    'LimitExceededException',
    `More than ${max} resources with PENDING or IN_PROGRESS status`,
  )
}
