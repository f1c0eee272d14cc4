// The work behind creating a resource, by type. Each may run twice: a killed server's work is done again from the start.
import type { ResourceType } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { deleteUsers } from './delete-users.ts'
import { importData } from './import-data.ts'
import { inferBatch } from './infer-batch.ts'
import { trainRecommender, trainSolutionVersion } from './train-models.ts'

/** Resolves with members that the work found out; rejects with the reason of the failure as its message. */
export type Work = (state: PersonalizeState, arn: string) => Promise<object | undefined>

export const WORK: { readonly [T in ResourceType]?: Work } = {
  datasetImportJob: importData,
  solutionVersion: trainSolutionVersion,
  recommender: trainRecommender,
  batchInferenceJob: inferBatch,
  dataDeletionJob: deleteUsers,
}

/** What is done before a change becomes ACTIVE: the same, for the Update operations. */
export const UPDATE_WORK: { readonly [T in ResourceType]?: Work } = {
  recommender: trainRecommender,
}
