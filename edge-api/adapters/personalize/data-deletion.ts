// Forgetting users, by Amazon Personalize's data deletion jobs:
// https://docs.aws.amazon.com/personalize/latest/dg/delete-records.html

import { CreateDataDeletionJobCommand, type PersonalizeClient } from '@aws-sdk/client-personalize'
import { DataDeletionUnavailable } from '../../ports/data-deletion.ts'
import type { DataDeletion } from '../../ports/data-deletion.ts'
import { toFailure } from './failure.ts'

export interface PersonalizeDataDeletionOptions {
  /** Handed in with its own maxAttempts. */
  client: PersonalizeClient
  /** Every dataset group that holds interactions: the live one, and the batch loop's, which its first run makes. */
  datasetGroupArns: readonly string[]
  /** What Personalize may read the store as. */
  roleArn: string
  /** From a key to where Personalize finds it: `s3://<bucket>/<key>`. */
  toLocation: (key: string) => string
}

/** Throws RangeError when there is no dataset group. */
export function personalizeDataDeletion({
  client,
  datasetGroupArns,
  roleArn,
  toLocation,
}: PersonalizeDataDeletionOptions): DataDeletion {
  if (datasetGroupArns.length === 0) throw new RangeError('datasetGroupArns must name at least one')

  /** False when there is no such dataset group, and so nobody in it. */
  async function create(datasetGroupArn: string, jobName: string, dataLocation: string): Promise<boolean> {
    const dataSource = { dataLocation }
    try {
      await client.send(new CreateDataDeletionJobCommand({ jobName, datasetGroupArn, dataSource, roleArn }))
      return true
    } catch (error) {
      const { name: reason } = error as Error
      // It was taken by an earlier call whose answer was lost.
      if (reason === 'ResourceAlreadyExistsException') return true
      if (reason === 'ResourceNotFoundException') return false
      const { summary } = toFailure(error)
      const message = `Personalize ${summary} to CreateDataDeletionJob; ask again`
      throw new DataDeletionUnavailable(message, { cause: error })
    }
  }

  return {
    async requestDeletion({ name, userIdsKey }) {
      let taken = 0
      for (const [index, arn] of datasetGroupArns.entries())
        if (await create(arn, `${name}-${index}`, toLocation(userIdsKey))) taken += 1
      if (taken === 0) throw new DataDeletionUnavailable('Personalize has none of the dataset groups')
    },
  }
}
