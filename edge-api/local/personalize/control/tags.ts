// Tags: https://docs.aws.amazon.com/personalize/latest/dg/API_TagResource.html
import { findResource } from '../resources/directory.ts'
import type { Tag } from '../resources/resource-store.ts'
import { RESOURCE_TYPES } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, notFound } from '../wire/errors.ts'
import { list, string, structure } from '../wire/shapes.ts'
import { Arn, TagList } from './shapes.ts'

const TagRequest = structure({ resourceArn: Arn, tags: TagList })
const UntagRequest = structure({
  resourceArn: Arn,
  tagKeys: list(string({ min: 1, max: 128 }), { max: 200 }),
})
const ListRequest = structure({ resourceArn: Arn })

/** Most tags of one resource. */
const MAX_TAGS = 50

export async function tagResource(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { resourceArn, tags } = TagRequest(input, '')
  checkResource(state, resourceArn)
  await keepTags(state, resourceArn, tags)
  return {}
}

export async function untagResource(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { resourceArn, tagKeys } = UntagRequest(input, '')
  checkResource(state, resourceArn)
  const { tags = [] } = state.store.facts(resourceArn)
  await state.store.setFacts(resourceArn, { tags: tags.filter(({ tagKey }) => !tagKeys.includes(tagKey)) })
  return {}
}

export function listTagsForResource(input: unknown, state: PersonalizeState): { tags: Tag[] } {
  const { resourceArn } = ListRequest(input, '')
  checkResource(state, resourceArn)
  return { tags: state.store.facts(resourceArn).tags ?? [] }
}

/** Adds tags; one with a known key replaces it. Errors  TooManyTagsException. */
export async function keepTags(
  state: PersonalizeState,
  arn: string,
  tags: readonly Tag[] | undefined,
): Promise<void> {
  if (!tags || tags.length === 0) return
  const merged = new Map((state.store.facts(arn).tags ?? []).map((tag) => [tag.tagKey, tag]))
  for (const tag of tags) merged.set(tag.tagKey, tag)
  if (merged.size > MAX_TAGS) {
    throw new ServiceError('TooManyTagsException', `A resource has at most ${MAX_TAGS} tags`)
  }
  await state.store.setFacts(arn, { tags: [...merged.values()] })
}

function checkResource(state: PersonalizeState, arn: string): void {
  if (RESOURCE_TYPES.some((type) => findResource(state, type, arn))) return
  throw notFound(`Could not find the resource with ARN ${arn}`)
}
