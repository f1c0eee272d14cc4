// Forgetting users, by Amazon Personalize's data deletion jobs:
// https://docs.aws.amazon.com/personalize/latest/dg/delete-records.html

import {
  CreateDataDeletionJobCommand,
  ListDataDeletionJobsCommand,
  type DataDeletionJobSummary,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { DataDeletionFailed, DataDeletionUnavailable } from '../../ports/data-deletion.ts'
import type { DataDeletion } from '../../ports/data-deletion.ts'
import { ensure, find, toFound, type Found } from './ensure.ts'
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

  /** Undefined when there is no such dataset group, and so nobody in it. */
  async function ask(
    datasetGroupArn: string,
    jobName: string,
    dataLocation: string,
  ): Promise<Found | undefined> {
    const dataSource = { dataLocation }
    try {
      return await ensure(
        () =>
          find(
            listJobs(client),
            (jobs) => jobs,
            (job) => job.jobName === jobName && job.datasetGroupArn === datasetGroupArn,
            ({ dataDeletionJobArn, ...rest }) => toFound(dataDeletionJobArn, rest),
          ),
        async () => {
          await client.send(
            new CreateDataDeletionJobCommand({ jobName, datasetGroupArn, dataSource, roleArn }),
          )
        },
      )
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return undefined
      const { summary } = toFailure(error)
      const message = `Personalize ${summary} when asked to forget users; ask again`
      throw new DataDeletionUnavailable(message, { cause: error })
    }
  }

  return {
    async requestDeletion({ name, userIdsKey }) {
      const jobs: Found[] = []
      for (const [index, groupArn] of datasetGroupArns.entries()) {
        const job = await ask(groupArn, `${name}-${index}`, toLocation(userIdsKey))
        if (job !== undefined) jobs.push(job)
      }
      if (jobs.length === 0) throw new DataDeletionUnavailable('Personalize has none of the dataset groups')
      const failed = jobs.find(({ status }) => status.endsWith('FAILED'))
      if (failed !== undefined) {
        const { arn, failureReason = 'no reason given' } = failed
        throw new DataDeletionFailed(`Personalize gave up ${arn}: ${failureReason}`)
      }
      return { status: jobs.every(({ status }) => ENDS.has(status)) ? 'done' : 'working' }
    },
  }
}

/** https://docs.aws.amazon.com/personalize/latest/dg/API_DataDeletionJob.html; other jobs of Personalize end as ACTIVE. */
const ENDS: ReadonlySet<string> = new Set(['COMPLETED', 'ACTIVE'])

/** Page by page, the newest first. Of all groups: the list of one that is not there may be refused. */
async function* listJobs(client: PersonalizeClient): AsyncGenerator<DataDeletionJobSummary[]> {
  let nextToken: string | undefined
  do {
    const page = await client.send(new ListDataDeletionJobsCommand({ nextToken, maxResults: 100 }))
    yield page.dataDeletionJobs ?? []
    nextToken = page.nextToken
  } while (nextToken !== undefined)
}
