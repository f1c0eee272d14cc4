// Brings resources through their statuses, with the work behind them; after a restart, whatever was under way again.
import { arnOf, RESOURCE_TYPES } from '../resources/types.ts'
import type { ResourceType, Resources } from '../resources/types.ts'
import { allResources, getResource, isSeeded, wordsOf } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError } from '../wire/errors.ts'
import { cleanUpAfter } from './clean-up.ts'
import { WORK } from './work.ts'

/** What a resource goes through; the last word of each is where it ends, when all goes well. */
const END = { CREATE: 'ACTIVE', START: 'ACTIVE', STOP: 'INACTIVE', DELETE: 'gone' } as const
type Verb = keyof typeof END

type New<T extends ResourceType> = Omit<
  Resources[T],
  'status' | 'creationDateTime' | 'lastUpdatedDateTime' | 'failureReason'
>

/**
 * Keeps a new resource and starts the work behind it. Resolves when it is on disk, which is before the work is done.
 * Errors  ResourceAlreadyExistsException.
 */
export async function createResource<T extends ResourceType>(
  state: PersonalizeState,
  type: T,
  members: New<T>,
): Promise<void> {
  const resource = { ...members, ...timesOf(state) } as unknown as Resources[T]
  const arn = arnOf(type, resource)
  if (allResources(state, type).some((known) => arnOf(type, known) === arn)) {
    throw new ServiceError(
      'ResourceAlreadyExistsException',
      `Another resource with Arn ${arn} already exists`,
    )
  }
  const status = type === 'schema' ? {} : { status: firstStatus(state, type, 'CREATE') } // schemas have none
  await state.store.put(type, { ...resource, ...status })
  continueResource(state, type, arn)
}

/** StartRecommender, StopRecommender and every Delete. */
export async function moveResource(
  state: PersonalizeState,
  type: ResourceType,
  arn: string,
  verb: 'START' | 'STOP' | 'DELETE',
): Promise<void> {
  const resource = getResource(state, type, arn)
  if (verb === 'DELETE' && isSeeded(state, type, arn)) {
    const message = `The ${wordsOf(type)} with ARN ${arn} belongs to the local server itself and stays`
    throw new ServiceError('ResourceInUseException', message)
  }
  if ('status' in resource && isUnderWay(resource.status)) {
    throw new ServiceError(
      'ResourceInUseException',
      `The ${wordsOf(type)} with ARN ${arn} is ${resource.status}`,
    )
  }
  const status = firstStatus(state, type, verb)
  if (status === END.DELETE || type === 'schema') return remove(state, type, arn)
  const moved = { ...resource, status, lastUpdatedDateTime: state.nowSeconds() }
  await state.store.put(type, moved as Resources[typeof type])
  continueResource(state, type, arn)
}

/** Ends the creation of a resource as soon as its present step is done. */
export async function stopCreation(state: PersonalizeState, type: ResourceType, arn: string): Promise<void> {
  await setStatus(state, type, arn, 'CREATE STOPPING')
}

/** Takes up everything that a closed or killed server left under way. */
export function continueAll(state: PersonalizeState): void {
  for (const type of RESOURCE_TYPES) {
    for (const resource of state.store.all(type)) continueResource(state, type, arnOf(type, resource))
  }
}

/** Whether a status is one that passes by itself. */
export function isUnderWay(status: string): boolean {
  return / (PENDING|IN_PROGRESS|STOPPING)$/.test(status)
}

export function timesOf({ nowSeconds }: PersonalizeState) {
  const now = nowSeconds()
  return { creationDateTime: now, lastUpdatedDateTime: now }
}

/** Without work and without a delay there is nothing to wait for. */
function firstStatus(state: PersonalizeState, type: ResourceType, verb: Verb): string {
  const isInstant = state.statusDelayMs === 0 && !(verb === 'CREATE' && WORK[type])
  return isInstant ? END[verb] : `${verb} PENDING`
}

function continueResource(state: PersonalizeState, type: ResourceType, arn: string): void {
  const resource = state.store.get(type, arn)
  if (!resource || !('status' in resource) || !isUnderWay(resource.status)) return
  const verb = resource.status.split(' ')[0] as Verb
  state.tasks.run(() => advance(state, type, arn, verb))
}

async function advance(state: PersonalizeState, type: ResourceType, arn: string, verb: Verb): Promise<void> {
  await state.tasks.wait(state.statusDelayMs)
  if (!wasStopped(state, type, arn)) await setStatus(state, type, arn, `${verb} IN_PROGRESS`)
  await state.tasks.wait(state.statusDelayMs)
  if (verb === 'DELETE') return remove(state, type, arn)
  const end = verb === 'CREATE' ? await work(state, type, arn) : { status: END[verb] }
  await setStatus(state, type, arn, wasStopped(state, type, arn) ? 'CREATE STOPPED' : end.status, end)
}

/** Does what is behind a new resource. What fails is the resource, not the server. */
async function work(
  state: PersonalizeState,
  type: ResourceType,
  arn: string,
): Promise<{ status: string; failureReason?: string }> {
  if (wasStopped(state, type, arn)) return { status: 'CREATE STOPPED' }
  try {
    const members = await WORK[type]?.(state, arn)
    return { ...members, status: 'ACTIVE' }
  } catch (error) {
    if (state.tasks.isEnding) throw error // not failed: the next start does it again
    return { status: 'CREATE FAILED', failureReason: error instanceof Error ? error.message : String(error) }
  }
}

function wasStopped(state: PersonalizeState, type: ResourceType, arn: string): boolean {
  const resource = state.store.get(type, arn)
  return resource !== undefined && 'status' in resource && resource.status === 'CREATE STOPPING'
}

async function setStatus(
  state: PersonalizeState,
  type: ResourceType,
  arn: string,
  status: string,
  members: object = {},
): Promise<void> {
  const change = { ...members, status, lastUpdatedDateTime: state.nowSeconds() }
  await state.store.change(type, arn, change)
}

async function remove(state: PersonalizeState, type: ResourceType, arn: string): Promise<void> {
  const facts = state.store.facts(arn)
  await state.store.remove(type, arn)
  await cleanUpAfter(state, type, arn, facts)
}
