// One import of one data set, named by its run, so that asking again joins it.

import {
  CreateDatasetImportJobCommand,
  paginateListDatasetImportJobs,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import type { TrainingData } from '../../ports/model-training.ts'
import { ensure, find, toFound, type Found } from './ensure.ts'
import type { DatasetType } from './schemas.ts'

export interface ImportAccess {
  client: PersonalizeClient
  /** What Personalize may read the store as. */
  roleArn: string
  /** From a key to where Personalize finds it: `s3://<bucket>/<key>`. */
  toLocation: (key: string) => string
}

/** Replaces all that was imported into the data set before; what was put into it event by event stays. */
export function importJob(
  { client, roleArn, toLocation }: ImportAccess,
  type: DatasetType,
  datasetArn: string,
  { name, ...keys }: TrainingData,
): Promise<Found> {
  const jobName = `${name}-${type.toLowerCase()}`
  const key = { Interactions: keys.interactionsKey, Items: keys.itemsKey, Users: keys.usersKey }[type]
  return ensure(
    () =>
      find(
        paginateListDatasetImportJobs({ client }, { datasetArn }),
        ({ datasetImportJobs = [] }) => datasetImportJobs,
        (job) => job.jobName === jobName,
        ({ datasetImportJobArn, ...rest }) => toFound(datasetImportJobArn, rest),
      ),
    async () => {
      const dataSource = { dataLocation: toLocation(key) }
      await client.send(
        new CreateDatasetImportJobCommand({ jobName, datasetArn, dataSource, roleArn, importMode: 'FULL' }),
      )
    },
  )
}
