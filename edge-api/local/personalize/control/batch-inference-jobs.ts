// CreateBatchInferenceJob: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateBatchInferenceJob.html
import { createResource } from '../lifecycle/lifecycle.ts'
import { getActive } from '../resources/directory.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { integer, oneOf, optional, structure } from '../wire/shapes.ts'
import { checkUnderWay } from './import-jobs.ts'
import { Arn, Name, RoleArn, S3Data, TagList, settings } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  jobName: Name,
  solutionVersionArn: Arn,
  filterArn: optional(Arn),
  numResults: optional(integer({ min: 1, max: 500 })),
  jobInput: structure({ s3DataSource: S3Data }),
  jobOutput: structure({ s3DataDestination: S3Data }),
  roleArn: RoleArn,
  batchInferenceJobConfig: optional(settings),
  batchInferenceJobMode: optional(oneOf('BATCH_INFERENCE', 'THEME_GENERATION')),
  themeGenerationConfig: optional(settings),
  tags: optional(TagList),
})

const MAX_UNDER_WAY = 5
const DEFAULT_NUM_RESULTS = 25

export async function createBatchInferenceJob(
  input: unknown,
  state: PersonalizeState,
): Promise<{ batchInferenceJobArn: string }> {
  const { tags, themeGenerationConfig: _, ...request } = CreateRequest(input, '')
  const { solutionVersionArn, filterArn, jobInput, jobOutput } = request
  const { batchInferenceJobMode = 'BATCH_INFERENCE', numResults = DEFAULT_NUM_RESULTS } = request
  if (batchInferenceJobMode === 'THEME_GENERATION') {
    throw invalidInput('The local server generates no themes: use the mode BATCH_INFERENCE')
  }
  const version = getActive(state, 'solutionVersion', solutionVersionArn)
  if (recipeByArn(version.recipeArn)?.strategy === 'trending') {
    throw invalidInput('The recipe aws-trending-now has no batch inference')
  }
  if (filterArn !== undefined) {
    const { datasetGroupArn } = getActive(state, 'filter', filterArn)
    if (datasetGroupArn !== version.datasetGroupArn) {
      throw invalidInput(`The filter with ARN ${filterArn} belongs to another dataset group`)
    }
  }
  if (jobInput.s3DataSource.path === jobOutput.s3DataDestination.path) {
    throw invalidInput('The locations of input and output must differ')
  }
  checkUnderWay(state.store.all('batchInferenceJob'), MAX_UNDER_WAY)
  const batchInferenceJobArn = state.names.arnOf('batch-inference-job', request.jobName)
  await createResource(state, 'batchInferenceJob', {
    ...request,
    batchInferenceJobArn,
    numResults,
    batchInferenceJobMode,
  })
  await keepTags(state, batchInferenceJobArn, tags)
  return { batchInferenceJobArn }
}
