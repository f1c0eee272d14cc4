// CreateEventTracker and DeleteEventTracker: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateEventTracker.html
import { randomBytes, randomUUID } from 'node:crypto'
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { allResources, getActive } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { optional, structure } from '../wire/shapes.ts'
import { checkQuota } from './refuse.ts'
import { Arn, Name, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({ name: Name, datasetGroupArn: Arn, tags: optional(TagList) })
const DeleteRequest = structure({ eventTrackerArn: Arn })

/** A dataset group has one event tracker. */
const MAX_TRACKERS = 1

export async function createEventTracker(
  input: unknown,
  state: PersonalizeState,
): Promise<{ eventTrackerArn: string; trackingId: string }> {
  const { name, datasetGroupArn, tags } = CreateRequest(input, '')
  getActive(state, 'datasetGroup', datasetGroupArn)
  const ofGroup = allResources(state, 'eventTracker').filter(
    (tracker) => tracker.datasetGroupArn === datasetGroupArn,
  )
  checkQuota(ofGroup.length, MAX_TRACKERS, 'Event trackers of a dataset group')
  const eventTrackerArn = state.names.arnOf('event-tracker', randomBytes(4).toString('hex'))
  const trackingId = randomUUID()
  const { accountId } = state.account
  await createResource(state, 'eventTracker', {
    name,
    eventTrackerArn,
    accountId,
    trackingId,
    datasetGroupArn,
  })
  await keepTags(state, eventTrackerArn, tags)
  return { eventTrackerArn, trackingId }
}

export async function deleteEventTracker(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { eventTrackerArn } = DeleteRequest(input, '')
  await moveResource(state, 'eventTracker', eventTrackerArn, 'DELETE')
  return {}
}
