// Changes of a resource that take time: shown as its `latest...Update`, then applied.
import { getActive } from '../resources/directory.ts'
import type { ResourceType, Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { UPDATE_WORK } from './work.ts'

/** The member that shows the change, by the type that has one. */
const MEMBER = {
  dataset: 'latestDatasetUpdate',
  campaign: 'latestCampaignUpdate',
  recommender: 'latestRecommenderUpdate',
  solution: 'latestSolutionUpdate',
} as const
type Updatable = keyof typeof MEMBER

interface Change {
  status: string
  creationDateTime: number
  lastUpdatedDateTime: number
  failureReason?: string
}

/**
 * Keeps the change and starts it. Resolves when it is on disk; it is applied when it is ACTIVE. A seeded resource
 * becomes a stored one by this.
 */
export async function updateResource<T extends Updatable>(
  state: PersonalizeState,
  type: T,
  arn: string,
  members: object,
): Promise<void> {
  const resource = getActive(state, type, arn)
  const now = state.nowSeconds()
  const change = { ...members, status: 'CREATE PENDING', creationDateTime: now, lastUpdatedDateTime: now }
  await put(state, type, resource, change, {})
  if (state.statusDelayMs === 0 && !UPDATE_WORK[type]) await finish(state, type, arn)
  else state.tasks.run(() => advance(state, type, arn))
}

/** Takes up the changes that a closed or killed server left under way. */
export function continueUpdates(state: PersonalizeState): void {
  for (const type of Object.keys(MEMBER) as Updatable[]) {
    for (const resource of state.store.all(type)) {
      const arn = (resource as unknown as Record<string, string>)[`${type}Arn`] ?? ''
      if (/^CREATE (PENDING|IN_PROGRESS)$/.test(changeOf(state, type, arn)?.status ?? '')) {
        state.tasks.run(() => advance(state, type, arn))
      }
    }
  }
}

async function advance(state: PersonalizeState, type: Updatable, arn: string): Promise<void> {
  await state.tasks.wait(state.statusDelayMs)
  await patch(state, type, arn, { status: 'CREATE IN_PROGRESS' })
  await state.tasks.wait(state.statusDelayMs)
  await finish(state, type, arn)
}

async function finish(state: PersonalizeState, type: Updatable, arn: string): Promise<void> {
  try {
    const found = await UPDATE_WORK[type]?.(state, arn)
    const change = changeOf(state, type, arn)
    if (!change) return
    const { status: _, creationDateTime: _created, lastUpdatedDateTime: _updated, ...members } = change
    await patch(state, type, arn, { status: 'ACTIVE' }, { ...members, ...found })
  } catch (error) {
    if (state.tasks.isEnding) throw error
    const failureReason = error instanceof Error ? error.message : String(error)
    await patch(state, type, arn, { status: 'CREATE FAILED', failureReason })
  }
}

function changeOf(state: PersonalizeState, type: Updatable, arn: string): Change | undefined {
  const resource = state.store.get(type, arn) as unknown as Record<string, Change | undefined> | undefined
  return resource?.[MEMBER[type]]
}

async function patch(
  state: PersonalizeState,
  type: Updatable,
  arn: string,
  news: Partial<Change>,
  members: object = {},
): Promise<void> {
  const [resource, change] = [state.store.get(type, arn), changeOf(state, type, arn)]
  if (!resource || !change) return
  await put(state, type, resource, { ...change, ...news, lastUpdatedDateTime: state.nowSeconds() }, members)
}

function put<T extends ResourceType & Updatable>(
  state: PersonalizeState,
  type: T,
  resource: Resources[T],
  change: object,
  members: object,
): Promise<void> {
  const updated = { ...resource, ...members, [MEMBER[type]]: change }
  return state.store.put(type, { ...updated, lastUpdatedDateTime: state.nowSeconds() })
}
