// Forgetting users, by Amazon Personalize's data deletion jobs:
// https://docs.aws.amazon.com/personalize/latest/dg/delete-records.html

import { CreateDataDeletionJobCommand, type PersonalizeClient } from '@aws-sdk/client-personalize'
import { DataDeletionUnavailable } from '../../ports/data-deletion.ts'
import type { DataDeletion } from '../../ports/data-deletion.ts'
import { toFailure } from './failure.ts'

export interface PersonalizeDataDeletionOptions {
  /** Handed in with its own maxAttempts. */
  client: PersonalizeClient
  /** Every dataset group that holds interactions: the live one, and the batch loop's. */
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

  async function create(datasetGroupArn: string, jobName: string, dataLocation: string): Promise<void> {
    const dataSource = { dataLocation }
    try {
      await client.send(new CreateDataDeletionJobCommand({ jobName, datasetGroupArn, dataSource, roleArn }))
    } catch (error) {
      // It was taken by an earlier call whose answer was lost.
      if (error instanceof Error && error.name === 'ResourceAlreadyExistsException') return
      const { summary } = toFailure(error)
      const message = `Personalize ${summary} to CreateDataDeletionJob; ask again`
      throw new DataDeletionUnavailable(message, { cause: error })
    }
  }

  return {
    async requestDeletion({ name, userIdsKey }) {
      for (const [index, arn] of datasetGroupArns.entries())
        await create(arn, `${name}-${index}`, toLocation(userIdsKey))
    },
  }
}
