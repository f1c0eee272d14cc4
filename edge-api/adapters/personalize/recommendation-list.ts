// A campaign or a recommender of Amazon Personalize, asked one user at a time.

import { GetRecommendationsCommand, type PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import type { RecommendationList } from '../../ports/recommendation-list.ts'
import { toFailure } from './failure.ts'

export interface PersonalizeListOptions {
  /** Handed in with its own maxAttempts. */
  client: PersonalizeRuntimeClient
  /** Of a campaign or a recommender that asks for a user alone. */
  arn: string
  timeoutMs?: number
}

/** Throws RangeError for an ARN of anything else. */
export function personalizeList({
  client,
  arn,
  timeoutMs = 10_000,
}: PersonalizeListOptions): RecommendationList {
  const kind = /^arn:[a-z\d-]+:personalize:[^:]*:\d*:(campaign|recommender)\/(.+)$/.exec(arn)
  if (kind === null) throw new RangeError(`"${arn}" is no ARN of a campaign or a recommender`)
  const target = kind[1] === 'campaign' ? { campaignArn: arn } : { recommenderArn: arn }
  return {
    name: kind[2] ?? arn,
    async recommend(userId, numResults) {
      const command = new GetRecommendationsCommand({ ...target, userId, numResults })
      const { itemList } = await client
        .send(command, { abortSignal: AbortSignal.timeout(timeoutMs) })
        .catch((error: unknown) => {
          throw new Error(`${arn} ${toFailure(error).summary} when asked for a user`, { cause: error })
        })
      if (itemList === undefined) throw new Error(`${arn} answered without a list`)
      return itemList.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]))
    },
  }
}
