// From a request on the wire to an operation and its JSON input: `x-amz-target` first, then the path.
import { ServiceError, invalidInput } from './errors.ts'
import type { WireRequest } from './http-server.ts'
import { isObject } from './shapes.ts'

/** Prefix of the control plane's `x-amz-target`. */
const TARGET_PREFIX = 'AmazonPersonalize.'

export interface Route {
  operation: string
  contentType: 'application/json' | 'application/x-amz-json-1.1'
}

/** Errors  UnknownOperationException for what names no operation of the three services. */
export function toRoute(
  { method, path, target }: Pick<WireRequest, 'method' | 'path' | 'target'>,
  operationByPath: ReadonlyMap<string, string>,
): Route {
  if (target !== undefined) {
    if (method !== 'POST' || !target.startsWith(TARGET_PREFIX)) throw unknownOperation(`${method} ${target}`)
    return { operation: target.slice(TARGET_PREFIX.length), contentType: 'application/x-amz-json-1.1' }
  }
  const operation = operationByPath.get(path)
  if (method !== 'POST' || operation === undefined) throw unknownOperation(`${method} ${path}`)
  return { operation, contentType: 'application/json' }
}

/** An empty body means no members. Errors  InvalidInputException for anything but a JSON object. */
export function parseInput(body: string): Record<string, unknown> {
  let input: unknown
  try {
    input = JSON.parse(body.trim() === '' ? '{}' : body)
  } catch {
    throw invalidInput('The request body is not valid JSON')
  }
  if (!isObject(input)) throw invalidInput('The request body must be a JSON object')
  return input
}

export function unknownOperation(what: string): ServiceError {
  return new ServiceError(
    'UnknownOperationException',
    `No operation of Amazon Personalize: ${what.slice(0, 200)}`,
  )
}
