// What is promoted and what answers live, over the wire of the local Personalize by the real SDK.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateCampaignCommand,
  DescribeCampaignCommand,
  DescribeRecommenderCommand,
  PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { expect, it, onTestFinished } from 'vitest'
import { personalizeModelServing } from '../../edge-api/adapters/personalize/model-serving.ts'
import { composeModelServing, composeModelTraining } from '../../edge-api/compose/local-jobs.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../edge-api/jobs/loop-options.ts'
import { toLoop, type LoopPorts } from '../../edge-api/jobs/loop.ts'
import { runToEnd } from '../../edge-api/jobs/runs/run-to-end.ts'
import { toTrainingData } from '../../edge-api/jobs/train/import-and-train.ts'
import { readModel } from '../../edge-api/jobs/train/models.ts'
import { startPersonalize } from '../../edge-api/local/personalize/start-personalize.ts'
import { archiveAudience } from './support/audience.ts'
import { createSite, NOW } from './support/site.ts'

const ACCESS = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }

async function createServedSite() {
  const site = await createSite()
  await archiveAudience(site)
  const seeds = await mkdtemp(join(tmpdir(), 'intellistream-seed-'))
  onTestFinished(() => rm(seeds, { recursive: true, force: true }))
  const [interactionsCsv, itemsCsv] = [join(seeds, 'interactions.csv'), join(seeds, 'items.csv')]
  await writeFile(interactionsCsv, 'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu0,i0,Watch,1790000000\n')
  await writeFile(itemsCsv, 'ITEM_ID,GENRES,CREATION_TIMESTAMP\ni0,Drama,1600000000\n')
  const personalize = await startPersonalize({
    dataFolder: join(site.root, 'local', 'personalize'),
    training: { interactionsCsv, itemsCsv },
    buckets: { intellistream: site.root },
  })
  onTestFinished(() => personalize.close())
  const client = new PersonalizeClient({ ...ACCESS, endpoint: personalize.url })
  const runtime = new PersonalizeRuntimeClient({ ...ACCESS, endpoint: personalize.url })
  const run = (more: Partial<LoopPorts>, at = NOW) =>
    runToEnd(
      { ...site, modelTraining: composeModelTraining(personalize), ...more, clock: { now: () => at } },
      toLoop({ dryRun: false }),
      {
        options: { ...DEFAULT_LOOP_OPTIONS, maxWatchedHoursADay: 1000, batchSize: 20 },
        caller: { holder: 'test', alone: true },
        sleep: () => new Promise(setImmediate),
      },
    )
  return { site, personalize, client, runtime, run }
}

it('trains VIDEO_ON_DEMAND recommenders on what was promoted, and they answer by it', async () => {
  const { personalize, client, runtime, run } = await createServedSite()
  const recommenderArn = personalize.recommenderArns.topPicks

  const record = await run({ modelServing: composeModelServing(personalize) })

  expect(record.error).to.equal(undefined)
  const { recommender } = await client.send(new DescribeRecommenderCommand({ recommenderArn }))
  expect(recommender?.latestRecommenderUpdate?.status).to.equal('ACTIVE')
  const { itemList = [] } = await runtime.send(
    new GetRecommendationsCommand({ recommenderArn, userId: 'u1', numResults: 10 }),
  )
  // u1 watches odd titles, of which the seed knew none.
  expect(itemList.map(({ itemId }) => Number(itemId?.slice(1)) % 2)).to.deep.equal(Array(10).fill(1))
})

it('moves a campaign of the same solution to the promoted version, and leaves others alone', async () => {
  const { site, personalize, client, run } = await createServedSite()
  const first = await run({})
  const { modelRef } = await readModel(site.objectStore, first.runId)
  const { campaignArn = '' } = await client.send(
    new CreateCampaignCommand({ name: 'ours', solutionVersionArn: modelRef, minProvisionedTPS: 1 }),
  )
  const other = personalize.campaignArns.similarItems
  const missing = campaignArn.replace('ours', 'missing')
  const modelServing = personalizeModelServing({
    client,
    roleArn: 'arn:aws:iam::000000000000:role/intellistream',
    toLocation: (key) => `s3://intellistream/${key}`,
    arns: [campaignArn, other, missing, campaignArn],
  })

  const second = await run({ modelServing }, NOW + 60_000)

  const promoted = await readModel(site.objectStore, second.runId)
  const { campaign } = await client.send(new DescribeCampaignCommand({ campaignArn }))
  expect(campaign?.solutionVersionArn).to.equal(promoted.modelRef)
  expect(promoted.modelRef).not.to.equal(modelRef)
  expect(second.steps.find(({ name }) => name === 'serve')?.summary).to.deep.equal({
    updated: [campaignArn],
    left: [`${other}: it is of another solution`, `${missing}: it does not exist`],
  })
  const again = await modelServing.serve({ data: toTrainingData(second.runId), modelRef: promoted.modelRef })
  expect(again.status).to.equal('done')
})
