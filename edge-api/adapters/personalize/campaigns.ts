// Campaigns: of the solution that the loop trains, which are moved to what was promoted, and our own, each of a solution of its
// name in the dataset group that hears of events: trained on the same data, made when missing, deleted when nobody comes.

import {
  CreateCampaignCommand,
  DeleteCampaignCommand,
  DescribeCampaignCommand,
  DescribeSolutionVersionCommand,
  UpdateCampaignCommand,
  type Campaign,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { TrainingFailed } from '../../ports/model-training.ts'
import { isUnderWay, orMissing, type Answering, type ImportInto, type Outcome } from './answering.ts'
import { ACTIVE, check } from './ensure.ts'
import { ensureSolution, ensureVersion } from './solutions.ts'

export interface OwnCampaigns {
  /** Where they are trained: the group with the event tracker, and with the filters that questions name. */
  datasetGroupArn: string
  /** By the campaign's ARN. */
  recipes: Readonly<Record<string, string>>
  /** Questions a second that are paid for, asked or not. */
  minTps: number
}

export function campaigns(client: PersonalizeClient, importInto: ImportInto, own?: OwnCampaigns): Answering {
  const describe = (campaignArn: string) =>
    client.send(new DescribeCampaignCommand({ campaignArn })).then((a) => a.campaign, orMissing)

  async function move(campaignArn: string, campaign: Campaign, solutionVersionArn: string): Promise<Outcome> {
    if (/FAILED/.test(campaign.status ?? ''))
      throw new TrainingFailed(`Personalize ended ${campaignArn}: ${campaign.failureReason ?? ''}; delete it`)
    const update = campaign.latestCampaignUpdate
    if (isUnderWay(update) || campaign.status !== ACTIVE) return 'working'
    if (campaign.solutionVersionArn === solutionVersionArn) return 'updated'
    if (update?.solutionVersionArn === solutionVersionArn && /FAILED/.test(update.status ?? ''))
      throw new TrainingFailed(`Personalize could not update ${campaignArn}: ${update.failureReason ?? ''}`)
    await client.send(new UpdateCampaignCommand({ campaignArn, solutionVersionArn }))
    return 'working'
  }

  /** A version of the campaign's own solution, trained on the data; undefined until it is ready. */
  async function train(name: string, recipeArn: string, group: string, data: Parameters<ImportInto>[1]) {
    if ((await importInto(group, data)) === undefined) return undefined
    const solution = check(await ensureSolution(client, { name, datasetGroupArn: group, recipeArn }))
    if (!solution.isReady) return undefined
    const version = check(await ensureVersion(client, solution.arn, data.name))
    return version.isReady ? version.arn : undefined
  }

  return {
    async serve(campaignArn, { data, modelRef, onlyMissing = false }) {
      const campaign = await describe(campaignArn)
      if (campaign !== undefined && onlyMissing) return campaign.status === ACTIVE ? 'updated' : 'working'
      const recipeArn = own?.recipes[campaignArn]
      if (own === undefined || recipeArn === undefined) {
        if (campaign === undefined) return { left: 'it does not exist' }
        const asked = new DescribeSolutionVersionCommand({ solutionVersionArn: modelRef })
        const { solutionVersion } = await client.send(asked)
        const isOfLoop = campaign.solutionVersionArn?.startsWith(`${solutionVersion?.solutionArn}/`)
        return isOfLoop ? move(campaignArn, campaign, modelRef) : { left: 'it is of another solution' }
      }
      const name = campaignArn.slice(campaignArn.indexOf('/') + 1)
      const solutionVersionArn = await train(name, recipeArn, own.datasetGroupArn, data)
      if (solutionVersionArn === undefined) return 'working'
      if (campaign !== undefined) return move(campaignArn, campaign, solutionVersionArn)
      const minProvisionedTPS = own.minTps
      const create = new CreateCampaignCommand({ name, solutionVersionArn, minProvisionedTPS })
      await client.send(create).catch((error: unknown) => {
        // Somebody else made it in between.
        if (!(error instanceof Error && error.name === 'ResourceAlreadyExistsException')) throw error
      })
      return 'working'
    },

    async stop(campaignArn) {
      const campaign = await describe(campaignArn)
      // Another one's campaign could not be made again.
      if (own?.recipes[campaignArn] === undefined || campaign?.status !== ACTIVE) return false
      if (isUnderWay(campaign.latestCampaignUpdate)) return false
      await client.send(new DeleteCampaignCommand({ campaignArn }))
      return true
    },
  }
}
