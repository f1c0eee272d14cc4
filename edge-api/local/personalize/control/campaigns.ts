// CreateCampaign, UpdateCampaign, DeleteCampaign: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateCampaign.html
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { updateResource } from '../lifecycle/update.ts'
import { getActive } from '../resources/directory.ts'
import { latestVersion } from '../resources/models.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { integer, optional, structure } from '../wire/shapes.ts'
import { checkQuota } from './refuse.ts'
import { Arn, Name, TagList, boolean, settings } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  solutionVersionArn: Arn,
  minProvisionedTPS: optional(integer({ min: 1 })),
  campaignConfig: optional(settings),
  tags: optional(TagList),
})
const UpdateRequest = structure({
  campaignArn: Arn,
  solutionVersionArn: optional(Arn),
  minProvisionedTPS: optional(integer({ min: 1 })),
  campaignConfig: optional(settings),
})
const DeleteRequest = structure({ campaignArn: Arn })

/** The part of campaignConfig that answers depend on. */
const CampaignConfig = structure({
  enableMetadataWithRecommendations: optional(boolean),
  syncWithLatestSolutionVersion: optional(boolean),
})

const MAX_CAMPAIGNS = 5

/** Ends an ARN that means "whatever version is the newest". */
const LATEST = '/$LATEST'

export async function createCampaign(
  input: unknown,
  state: PersonalizeState,
): Promise<{ campaignArn: string }> {
  const { name, tags, minProvisionedTPS = 1, campaignConfig = {}, ...request } = CreateRequest(input, '')
  const { solutionArn, ...version } = toVersion(state, request.solutionVersionArn, campaignConfig)
  const { datasetGroupArn } = getActive(state, 'solution', solutionArn)
  const ofGroup = state.store
    .all('campaign')
    .filter(
      (campaign) => state.store.get('solution', campaign.solutionArn)?.datasetGroupArn === datasetGroupArn,
    )
  checkQuota(ofGroup.length, MAX_CAMPAIGNS, 'Campaigns of a dataset group')
  const campaignArn = state.names.arnOf('campaign', name)
  await createResource(state, 'campaign', {
    name,
    campaignArn,
    solutionArn,
    minProvisionedTPS,
    campaignConfig,
    ...version,
  })
  await keepTags(state, campaignArn, tags)
  return { campaignArn }
}

export async function updateCampaign(
  input: unknown,
  state: PersonalizeState,
): Promise<{ campaignArn: string }> {
  const { campaignArn, ...request } = UpdateRequest(input, '')
  const campaign = getActive(state, 'campaign', campaignArn)
  const { minProvisionedTPS = campaign.minProvisionedTPS, campaignConfig = campaign.campaignConfig } = request
  const arn = request.solutionVersionArn
  const version = arn === undefined ? campaign : toVersion(state, arn, campaignConfig)
  if (version.solutionArn !== campaign.solutionArn) {
    throw invalidInput(
      `The solution version with ARN ${arn ?? ''} is one of another solution than the campaign's`,
    )
  }
  const { solutionVersionArn } = version
  await updateResource(state, 'campaign', campaignArn, {
    solutionVersionArn,
    minProvisionedTPS,
    campaignConfig,
  })
  return { campaignArn }
}

export async function deleteCampaign(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { campaignArn } = DeleteRequest(input, '')
  await moveResource(state, 'campaign', campaignArn, 'DELETE')
  return {}
}

/** Errors  InvalidInputException unless `$LATEST` and syncWithLatestSolutionVersion come together. */
function toVersion(
  state: PersonalizeState,
  arn: string,
  campaignConfig: Record<string, unknown>,
): Pick<Resources['campaign'], 'solutionArn' | 'solutionVersionArn'> {
  const { syncWithLatestSolutionVersion = false } = CampaignConfig(campaignConfig, 'campaignConfig')
  if (arn.endsWith(LATEST) !== syncWithLatestSolutionVersion) {
    throw invalidInput(
      `syncWithLatestSolutionVersion goes with a solutionVersionArn that ends with ${LATEST}`,
    )
  }
  if (!syncWithLatestSolutionVersion) {
    const { solutionArn } = getActive(state, 'solutionVersion', arn)
    return { solutionArn, solutionVersionArn: arn }
  }
  const solutionArn = arn.slice(0, -LATEST.length)
  getActive(state, 'solution', solutionArn)
  const isSeeded = Object.values<string>(state.names.solutionArns).includes(solutionArn)
  if (!isSeeded && !latestVersion(state, solutionArn)) {
    throw invalidInput(`The solution with ARN ${solutionArn} has no ACTIVE version yet`)
  }
  return { solutionArn, solutionVersionArn: arn }
}
