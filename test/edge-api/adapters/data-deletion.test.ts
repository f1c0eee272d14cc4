import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListDataDeletionJobsCommand } from '@aws-sdk/client-personalize'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { composeDataDeletion, LOCAL_BUCKET } from '../../../edge-api/compose/local-jobs.ts'
import { DataDeletionFailed, DataDeletionUnavailable } from '../../../edge-api/ports/data-deletion.ts'
import { createCustomGroup } from '../../local/personalize/custom-group.ts'
import { startLocal, type Local } from '../../local/personalize/start-local.ts'

let local: Local
let bucket: string
beforeAll(async () => {
  bucket = await mkdtemp(join(tmpdir(), 'deletion-'))
  await writeFile(join(bucket, 'users.csv'), 'USER_ID\nu1\n')
  local = await startLocal({ buckets: { [LOCAL_BUCKET]: bucket } })
})
afterAll(async () => {
  await local.stop()
  await rm(bucket, { recursive: true, force: true })
})

/** Names of the dataset groups that were asked. */
async function listAsked(name: string): Promise<string[]> {
  const { dataDeletionJobs = [] } = await local.control.send(new ListDataDeletionJobsCommand({}))
  return dataDeletionJobs
    .filter(({ jobName }) => jobName?.startsWith(name))
    .map(({ datasetGroupArn = '' }) => datasetGroupArn.replace(/^.*\//, ''))
    .sort()
}

it('asks the group that answers live, and the batch loop’s as soon as there is one', async () => {
  const dataDeletion = composeDataDeletion(local.server)
  const live = local.server.datasetGroupArn.replace(/^.*\//, '')

  await dataDeletion.requestDeletion({ name: 'before', userIdsKey: 'users.csv' })
  await createCustomGroup(local, 'intellistream-batch')
  await dataDeletion.requestDeletion({ name: 'after', userIdsKey: 'users.csv' })
  await dataDeletion.requestDeletion({ name: 'after', userIdsKey: 'users.csv' }) // its answer was lost

  expect(await listAsked('before')).to.deep.equal([live])
  expect(await listAsked('after')).to.deep.equal(['intellistream-batch', live].sort())
})

it('fails where there is none at all', async () => {
  const datasetGroupArn = 'arn:aws:personalize:us-east-1:000000000000:other/misspelled'

  const asking = composeDataDeletion({ ...local.server, datasetGroupArn }).requestDeletion({
    name: 'misspelled',
    userIdsKey: 'users.csv',
  })

  await expect(asking).rejects.toBeInstanceOf(DataDeletionUnavailable)
})

it('says how far it is: at work, done, or given up', async () => {
  const dataDeletion = composeDataDeletion(local.server)
  const request = { name: 'watched', userIdsKey: 'users.csv' }

  const first = await dataDeletion.requestDeletion(request)
  await vi.waitFor(async () =>
    expect(await dataDeletion.requestDeletion(request)).to.include({ status: 'done' }),
  )
  const ask = () => dataDeletion.requestDeletion({ name: 'unread', userIdsKey: 'missing.csv' })
  const failure = await vi.waitUntil(() =>
    ask().then(
      () => undefined,
      (error: unknown) => error,
    ),
  )

  expect(first).to.deep.equal({ status: 'working' })
  expect(failure).to.be.instanceOf(DataDeletionFailed)
  expect((failure as Error).message).to.match(/data-deletion-job\/unread-0: Invalid S3 input path/)
})
