// CreateDataDeletionJob: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateDataDeletionJob.html
import { createResource } from '../lifecycle/lifecycle.ts'
import { getActive } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { optional, structure } from '../wire/shapes.ts'
import { checkUnderWay } from './import-jobs.ts'
import { Arn, DataSource, Name, RoleArn, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  jobName: Name,
  datasetGroupArn: Arn,
  dataSource: DataSource,
  roleArn: RoleArn,
  tags: optional(TagList),
})

const MAX_UNDER_WAY = 5

export async function createDataDeletionJob(
  input: unknown,
  state: PersonalizeState,
): Promise<{ dataDeletionJobArn: string }> {
  const { tags, ...job } = CreateRequest(input, '')
  getActive(state, 'datasetGroup', job.datasetGroupArn)
  checkUnderWay(state.store.all('dataDeletionJob'), MAX_UNDER_WAY)
  const dataDeletionJobArn = state.names.arnOf('data-deletion-job', job.jobName)
  await createResource(state, 'dataDeletionJob', { ...job, dataDeletionJobArn })
  await keepTags(state, dataDeletionJobArn, tags)
  return { dataDeletionJobArn }
}
