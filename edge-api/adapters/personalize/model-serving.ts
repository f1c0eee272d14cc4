// Campaigns and recommenders that answer live. A campaign is made from a solution version and moved to the next. A
// recommender trains its own models: it is given what the promoted model was trained on, and told to train again.

import { paginateListDatasets } from '@aws-sdk/client-personalize'
import type { ModelServing, Served } from '../../ports/model-serving.ts'
import type { ImportInto } from './answering.ts'
import { campaigns, type OwnCampaigns } from './campaigns.ts'
import { check, find, toFound, translated } from './ensure.ts'
import { importJob, type ImportAccess } from './import-job.ts'
import { recommenders } from './recommenders.ts'
import type { DatasetType } from './schemas.ts'

export interface PersonalizeModelServingOptions extends ImportAccess {
  /** Of campaigns and recommenders, in any mixture; some may not exist. */
  arns: readonly string[]
  /** Campaigns that are made here when they are missing; the others are only moved. */
  own?: OwnCampaigns
}

/** What the recipes of VIDEO_ON_DEMAND train on: https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
const USED: readonly DatasetType[] = ['Interactions', 'Items']

export function personalizeModelServing({
  arns,
  own,
  ...access
}: PersonalizeModelServingOptions): ModelServing {
  const { client } = access
  const distinct = [...new Set(arns)]

  const importInto: ImportInto = async (datasetGroupArn, data) => {
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
  const byCampaign = campaigns(client, importInto, own)
  const byRecommender = recommenders(client, importInto)
  const toAnswering = (arn: string) => (arn.includes(':recommender/') ? byRecommender : byCampaign)

  return {
    serve: (request) =>
      translated('let a model serve', async () => {
        const served: Served = { updated: [], left: [] }
        let isWorking = false
        for (const arn of distinct) {
          const outcome = await toAnswering(arn).serve(arn, request)
          if (outcome === 'working') isWorking = true
          else if (outcome === 'updated') served.updated.push(arn)
          else served.left.push(`${arn}: ${outcome.left}`)
        }
        return isWorking ? { status: 'working' } : { status: 'done', served }
      }),

    stop: () =>
      translated('stop what nobody asks', async () => {
        const stopped: string[] = []
        for (const arn of distinct) if (await toAnswering(arn).stop(arn)) stopped.push(arn)
        return stopped
      }),
  }
}

function isOfType(name: string | undefined, type: DatasetType): boolean {
  return name?.toLowerCase() === type.toLowerCase()
}
