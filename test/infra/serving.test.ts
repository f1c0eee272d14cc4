// What answers live, from nothing, over the wire of the local Personalize by the real SDK: made, moved, stopped, started again.

import {
  DescribeCampaignCommand,
  DescribeRecommenderCommand,
  ListCampaignsCommand,
} from '@aws-sdk/client-personalize'
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { personalizeModelServing } from '../../edge-api/adapters/personalize/model-serving.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../edge-api/jobs/loop-options.ts'
import { toLoop } from '../../edge-api/jobs/loop.ts'
import { runToEnd } from '../../edge-api/jobs/runs/run-to-end.ts'
import { tendServing } from '../../edge-api/jobs/train/tend-serving.ts'
import { archiveAudience } from '../jobs/support/audience.ts'
import { archived } from '../jobs/support/site.ts'
import type { AwsCall } from './support/fake-aws.ts'
import { isAllowed, readGrants } from './support/policies.ts'
import { namesOf, synthesize } from './support/synthesize.ts'
import { createCloud, createLiveGroup, REGION, ROLE, toLocation, type Cloud } from './support/cloud.ts'

const HOUR_MS = 3_600_000
const IDLE_HOURS = 24
const { servingArns } = namesOf({ mode: 'campaigns' })
const TOP = servingArns['top-picks'] ?? ''
const SIMILAR = servingArns['more-like-x'] ?? ''
/** What the job asked, by mode. */
const done = { campaigns: [] as AwsCall[], recommenders: [] as AwsCall[] }

/** A site in campaigns mode, as it is deployed: nothing answers yet. */
async function createCampaignSite() {
  const cloud = await createCloud()
  await archiveAudience(cloud.site)
  const recipe = (name: string) => `arn:aws:personalize:::recipe/${name}`
  const own = {
    datasetGroupArn: await createLiveGroup(cloud),
    recipes: { [TOP]: recipe('aws-user-personalization-v2'), [SIMILAR]: recipe('aws-similar-items') },
    minTps: 2,
  }
  const { client } = cloud
  const modelServing = personalizeModelServing({
    client,
    roleArn: ROLE,
    toLocation,
    arns: [TOP, SIMILAR, SIMILAR],
    own,
  })
  onTestFinished(() => void done.campaigns.push(...cloud.calls))
  const ports = { ...cloud.ports, modelServing, idleHours: IDLE_HOURS }
  return { ...cloud, ports, runLoop: () => runLoop(cloud, ports) }
}

function runLoop({ site }: Cloud, ports: Cloud['ports']) {
  return runToEnd({ ...site, ...ports }, toLoop({ dryRun: false }), {
    options: { ...DEFAULT_LOOP_OPTIONS, maxWatchedHoursADay: 1000, batchSize: 20 },
    caller: { holder: 'test', alone: true },
    sleep: () => new Promise(setImmediate),
  })
}

async function listCampaigns({ probe }: Cloud): Promise<(string | undefined)[]> {
  const { campaigns = [] } = await probe.send(new ListCampaignsCommand())
  return campaigns.map(({ name }) => name).sort()
}

/** The job, called again until it has nothing left to wait for. */
function tendUntil(ports: Cloud['ports'], state: string) {
  return vi.waitFor(
    async () => {
      const summary = await tendServing(ports)
      expect(summary.state).to.equal(state)
      return summary
    },
    { timeout: 30_000, interval: 10 },
  )
}

it('makes the campaigns that the API asks, and moves them with each run that is promoted', async () => {
  const cloud = await createCampaignSite()

  const first = await cloud.runLoop()

  expect(first.error).to.equal(undefined)
  expect(first.steps.find(({ name }) => name === 'serve')?.summary).to.deep.equal({
    updated: [TOP, SIMILAR],
    left: [],
  })
  const describe = async () =>
    (await cloud.probe.send(new DescribeCampaignCommand({ campaignArn: TOP }))).campaign
  const before = await describe()
  expect(before).to.include({ status: 'ACTIVE', minProvisionedTPS: 2 })
  const runtime = new PersonalizeRuntimeClient({
    endpoint: cloud.personalize.url,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const { itemList = [] } = await runtime.send(
    new GetRecommendationsCommand({ campaignArn: TOP, userId: 'u1', numResults: 10 }),
  )
  // u1 watches odd titles.
  expect(itemList.map(({ itemId }) => Number(itemId?.slice(1)) % 2)).to.deep.equal(Array(10).fill(1))

  cloud.clock.advance(HOUR_MS)
  expect((await cloud.runLoop()).status).to.equal('done')
  expect((await describe())?.solutionVersionArn).not.to.equal(before?.solutionVersionArn)
})

it('deletes campaigns when nobody comes, leaves them so at night, and makes them again for who comes', async () => {
  const cloud = await createCampaignSite()
  await cloud.runLoop()
  expect(await tendUntil(cloud.ports, 'serving')).to.deep.include({ stopped: [] })

  // It is new: a day is given to it before it counts as idle.
  cloud.clock.advance((IDLE_HOURS - 1) * HOUR_MS)
  expect((await tendServing(cloud.ports)).state).to.equal('serving')
  cloud.clock.advance(2 * HOUR_MS)
  expect(await tendServing(cloud.ports)).to.deep.equal({ state: 'idle', stopped: [TOP, SIMILAR] })
  await expect.poll(() => listCampaigns(cloud)).to.deep.equal([])
  expect((await tendServing(cloud.ports)).stopped).to.deep.equal([])

  const night = await cloud.runLoop()
  expect(night.steps.find(({ name }) => name === 'serve')?.summary).to.have.property('stopped')
  expect(await listCampaigns(cloud)).to.deep.equal([])

  const now = cloud.clock.now()
  await cloud.site.archive([archived({ userId: 'u1', itemId: 'i1' })], now, now)
  await tendUntil(cloud.ports, 'serving')
  expect(await listCampaigns(cloud)).to.deep.equal([
    'intellistream-dev-similar-items',
    'intellistream-dev-top-picks',
  ])
})

it('stops and starts recommenders, and deletes no campaign that it could not make again', async () => {
  const cloud = await createCloud({ seeded: true })
  onTestFinished(() => void done.recommenders.push(...cloud.calls))
  await archiveAudience(cloud.site)
  const { client, personalize } = cloud
  const recommenderArn = personalize.recommenderArns.topPicks
  const arns = [recommenderArn, personalize.campaignArns.similarItems]
  const modelServing = personalizeModelServing({ client, roleArn: ROLE, toLocation, arns })
  const ports = { ...cloud.ports, modelServing, idleHours: IDLE_HOURS }
  const statusOf = async () =>
    (await cloud.probe.send(new DescribeRecommenderCommand({ recommenderArn }))).recommender?.status
  expect((await runLoop(cloud, ports)).error).to.equal(undefined)
  const campaigns = await listCampaigns(cloud)

  cloud.clock.advance((IDLE_HOURS + 1) * HOUR_MS)

  expect((await tendServing(ports)).stopped).to.deep.equal([recommenderArn])
  await expect.poll(statusOf).to.equal('INACTIVE')
  expect(await listCampaigns(cloud)).to.deep.equal(campaigns)

  const now = cloud.clock.now()
  await cloud.site.archive([archived({ userId: 'u1', itemId: 'i1' })], now, now)
  await tendUntil(ports, 'serving')
  expect(await statusOf()).to.equal('ACTIVE')
})

describe('permissions of the job', () => {
  /** Who wants to be forgotten is forgotten by Personalize too: the adapter's own tests ask for it. */
  const ELSEWHERE = ['personalize:CreateDataDeletionJob', 'personalize:ListDataDeletionJobs']
  // The local Personalize has names of its own for what it begins with.
  const toStage = (arn: string) =>
    arn.replace(/(recommender|campaign)\/intellistream-(?!dev)/, '$1/intellistream-dev-')

  it.each(['campaigns', 'recommenders'] as const)('with %s allow what it asks, and nothing else', (mode) => {
    const { functions } = namesOf({ mode })
    const grants = readGrants(synthesize({ mode }), functions.job)
    const refused = done[mode]
      // A campaign that somebody else made is looked at in the test alone.
      .filter(({ resource }) => mode === 'campaigns' || !resource.includes(':campaign/'))
      .map(({ action, resource }) => ({ action, resource: toStage(resource) }))
      .filter((call) => !isAllowed(grants, call))
    const asked = new Set(done[mode].map(({ action }) => action))
    const allowed = grants.map(({ action }) => action).filter((action) => action.startsWith('personalize:'))

    expect(asked.size).to.be.greaterThan(15)
    expect(refused).to.deep.equal([])
    expect(allowed.filter((action) => !asked.has(action) && !ELSEWHERE.includes(action))).to.deep.equal([])
  })
})
