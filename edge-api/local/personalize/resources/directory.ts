// Finds resources, seeded or created.
import type { PersonalizeState } from '../state.ts'
import { ServiceError, notFound } from '../wire/errors.ts'
import { seededResources } from './seeded.ts'
import { arnOf } from './types.ts'
import type { ResourceType, Resources } from './types.ts'

/** The seeded ones first. */
export function allResources<T extends ResourceType>(state: PersonalizeState, type: T): Resources[T][] {
  const seeded = seededResources(state, type).filter(
    (resource) => state.store.get(type, arnOf(type, resource)) === undefined,
  )
  return [...seeded, ...state.store.all(type)]
}

export function findResource<T extends ResourceType>(
  state: PersonalizeState,
  type: T,
  arn: string,
): Resources[T] | undefined {
  return (
    state.store.get(type, arn) ??
    seededResources(state, type).find((resource) => arnOf(type, resource) === arn)
  )
}

export function isSeeded(state: PersonalizeState, type: ResourceType, arn: string): boolean {
  return seededResources(state, type).some((resource) => arnOf(type, resource) === arn)
}

/** Errors  ResourceNotFoundException. */
export function getResource<T extends ResourceType>(
  state: PersonalizeState,
  type: T,
  arn: string,
): Resources[T] {
  const found = findResource(state, type, arn)
  if (!found) throw notFound(`Could not find the ${wordsOf(type)} with ARN ${arn}`)
  return found
}

/** Errors  ResourceNotFoundException; ResourceInUseException when it cannot be built upon yet. */
export function getActive<T extends ResourceType>(
  state: PersonalizeState,
  type: T,
  arn: string,
): Resources[T] {
  const found = getResource(state, type, arn)
  if ('status' in found && found.status !== 'ACTIVE') {
    const message = `The ${wordsOf(type)} with ARN ${arn} is ${found.status}; it must be ACTIVE`
    throw new ServiceError('ResourceInUseException', message)
  }
  return found
}

/** `solutionVersion` -> `solution version`. */
export function wordsOf(type: ResourceType): string {
  return type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
