// GetActionRecommendations: there are no campaigns of the action recipe, so each ARN is an unknown one.
import { invalidInput, notFound } from '../wire/errors.ts'
import { integer, optional, structure } from '../wire/shapes.ts'
import { Arn, FilterValues, Id } from './shapes.ts'

const Request = structure({
  campaignArn: optional(Arn),
  userId: optional(Id),
  numResults: optional(integer({ min: 0, max: 100 })),
  filterArn: optional(Arn),
  filterValues: optional(FilterValues),
})

export function getActionRecommendations(input: unknown): never {
  const { campaignArn } = Request(input, '')
  if (campaignArn === undefined) throw invalidInput('A campaignArn is required')
  throw notFound(`Could not find a campaign of the recipe aws-next-best-action with ARN ${campaignArn}`)
}
