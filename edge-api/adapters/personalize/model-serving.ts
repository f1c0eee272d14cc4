// Campaigns and recommenders that answer live. A campaign is moved to the promoted solution version. A recommender trains
// its own models: it is given what the promoted model was trained on, and told to train again.

import {
  DescribeCampaignCommand,
  DescribeRecommenderCommand,
  DescribeSolutionVersionCommand,
  paginateListDatasets,
  UpdateCampaignCommand,
  UpdateRecommenderCommand,
  type CampaignSummary,
  type RecommenderUpdateSummary,
} from '@aws-sdk/client-personalize'
import type { ModelServing, Served, ServeRequest } from '../../ports/model-serving.ts'
import { TrainingFailed } from '../../ports/model-training.ts'
import { ACTIVE, check, find, toFound, translated } from './ensure.ts'
import { importJob, type ImportAccess } from './import-job.ts'
import type { DatasetType } from './schemas.ts'

export interface PersonalizeModelServingOptions extends ImportAccess {
  /** Of campaigns and recommenders, in any mixture; some may not exist. */
  arns: readonly string[]
}

type Outcome = 'working' | 'updated' | { left: string }

/** What the recipes of VIDEO_ON_DEMAND train on: https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
const USED: readonly DatasetType[] = ['Interactions', 'Items']

export function personalizeModelServing({ arns, ...access }: PersonalizeModelServingOptions): ModelServing {
  const { client } = access
  const distinct = [...new Set(arns)]

  async function serveByCampaign(campaignArn: string, { modelRef }: ServeRequest): Promise<Outcome> {
    const { campaign } = await client.send(new DescribeCampaignCommand({ campaignArn }))
    const { solutionVersion } = await client.send(
      new DescribeSolutionVersionCommand({ solutionVersionArn: modelRef }),
    )
    const now = campaign?.solutionVersionArn ?? ''
    if (!now.startsWith(`${solutionVersion?.solutionArn}/`)) return { left: 'it is of another solution' }
    const update = campaign?.latestCampaignUpdate
    if (isUnderWay(update) || campaign?.status !== ACTIVE) return 'working'
    if (now === modelRef) return 'updated'
    if (update?.solutionVersionArn === modelRef && /FAILED/.test(update.status ?? ''))
      throw new TrainingFailed(`Personalize could not update ${campaignArn}: ${update.failureReason ?? ''}`)
    await client.send(new UpdateCampaignCommand({ campaignArn, solutionVersionArn: modelRef }))
    return 'working'
  }

  async function serveByRecommender(recommenderArn: string, { data }: ServeRequest): Promise<Outcome> {
    const { recommender } = await client.send(new DescribeRecommenderCommand({ recommenderArn }))
    const importedAt = await importInto(recommender?.datasetGroupArn ?? '', data)
    if (importedAt === undefined) return 'working'
    const update = recommender?.latestRecommenderUpdate
    if (isUnderWay(update) || recommender?.status !== ACTIVE) return 'working'
    if ((update?.creationDateTime?.getTime() ?? 0) < importedAt) {
      const { recommenderConfig = {} } = recommender
      await client.send(new UpdateRecommenderCommand({ recommenderArn, recommenderConfig }))
      return 'working'
    }
    if (/FAILED/.test(update?.status ?? ''))
      throw new TrainingFailed(
        `Personalize could not train ${recommenderArn}: ${update?.failureReason ?? ''}`,
      )
    return 'updated'
  }

  /** When the last import into the group began; undefined while one is going on. */
  async function importInto(
    datasetGroupArn: string,
    data: ServeRequest['data'],
  ): Promise<number | undefined> {
    const began: number[] = []
    for (const type of USED) {
      const dataset = await find(
        paginateListDatasets({ client }, { datasetGroupArn }),
        ({ datasets = [] }) => datasets,
        (one) => isOfType(one.datasetType, type),
        ({ datasetArn, ...rest }) => toFound(datasetArn, rest),
      )
      if (dataset === undefined) continue
      const job = await importJob(access, type, dataset.arn, { ...data, name: `${data.name}-live` })
      if (!check(job).isReady) return undefined
      began.push(job.createdMs)
    }
    return Math.max(0, ...began)
  }

  return {
    serve: (request) =>
      translated('let a model serve', async () => {
        const served: Served = { updated: [], left: [] }
        let isWorking = false
        for (const arn of distinct) {
          const outcome = await (arn.includes(':recommender/') ? serveByRecommender : serveByCampaign)(
            arn,
            request,
          ).catch((error: unknown): Outcome => {
            if (error instanceof Error && error.name === 'ResourceNotFoundException')
              return { left: 'it does not exist' }
            throw error
          })
          if (outcome === 'working') isWorking = true
          else if (outcome === 'updated') served.updated.push(arn)
          else served.left.push(`${arn}: ${outcome.left}`)
        }
        return isWorking ? { status: 'working' } : { status: 'done', served }
      }),
  }
}

function isUnderWay(update: CampaignSummary | RecommenderUpdateSummary | undefined): boolean {
  return /PENDING|IN_PROGRESS/.test(update?.status ?? '')
}

function isOfType(name: string | undefined, type: DatasetType): boolean {
  return name?.toLowerCase() === type.toLowerCase()
}
