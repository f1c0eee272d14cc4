// Reads `GetRecommendations=429:0.2,latency=lognormal:40:120`, the form of --fault.
import { DISRUPTIONS, ERROR_BY_STATUS } from './fault.ts'
import type { Failure, FaultRule, Latency } from './fault.ts'

/** A --fault that cannot be read; the message says which part and what is possible. */
export class FaultSyntaxError extends Error {
  override readonly name = 'FaultSyntaxError'
}

/**
 * Reads one rule.
 *
 *     rule    = operation "=" part *( "," part )        operation: a name, or * for all
 *     part    = failure ":" ratio / "latency=" latency / "retry-after=" seconds
 *     failure = 400 403 404 409 429 500 503 / reset hang html empty cut
 *     latency = ms / "uniform:" ms ":" ms / "lognormal:" p50 ":" p99
 *
 * Errors  FaultSyntaxError.
 */
export function parseFault(text: string, operations: ReadonlySet<string>): FaultRule {
  const [operation = '', rest] = text.split(/=(.*)/s)
  if (rest === undefined || rest === '') {
    throw new FaultSyntaxError(`${text} is no fault: write <operation>=429:0.2 or <operation>=latency=50`)
  }
  if (operation !== '*' && !operations.has(operation)) {
    throw new FaultSyntaxError(
      `${operation} is no operation of Personalize; write one, such as PutEvents, or *`,
    )
  }
  const failures: { failure: Failure; ratio: number }[] = []
  const settings: Pick<FaultRule, 'latency' | 'retryAfterSeconds'> = {}
  for (const part of rest.split(',')) {
    const [, name, value] = /^(latency|retry-after)=(.*)$/.exec(part) ?? []
    if (name === 'latency') settings.latency = toLatency(value ?? '')
    else if (name === 'retry-after') settings.retryAfterSeconds = toNumber(value, 'retry-after', 3600)
    else failures.push(toFailure(part))
  }
  // A billionth more is rounding: 0.1 + 0.2 + 0.7.
  if (failures.reduce((sum, { ratio }) => sum + ratio, 0) > 1 + 1e-9) {
    throw new FaultSyntaxError(`The ratios of ${operation} sum to more than 1`)
  }
  return { operation, failures, ...settings }
}

function toFailure(part: string): { failure: Failure; ratio: number } {
  const [name = '', text, ...more] = part.split(':')
  if (more.length > 0) throw new FaultSyntaxError(`${part} has too many parts: write ${name}:0.2`)
  const disruption = DISRUPTIONS.find((candidate) => candidate === name)
  const status = toStatus(name)
  if (!disruption && !status) {
    const possible = [...Object.keys(ERROR_BY_STATUS), ...DISRUPTIONS, 'latency', 'retry-after'].join(', ')
    throw new FaultSyntaxError(`${name} is no fault; possible are ${possible}`)
  }
  const failure: Failure = status ? { error: ERROR_BY_STATUS[status] } : { disruption: disruption ?? 'reset' }
  return { failure, ratio: toNumber(text, `the ratio of ${name}`, 1) }
}

function toStatus(name: string): keyof typeof ERROR_BY_STATUS | undefined {
  return Object.hasOwn(ERROR_BY_STATUS, name) ? (name as keyof typeof ERROR_BY_STATUS) : undefined
}

/** Longer is what `hang` is for. */
const MAX_LATENCY_MS = 600_000

function toLatency(text: string): Latency {
  const [type, first, second, ...more] = text.split(':')
  const ms = (value: string | undefined): number =>
    toNumber(value, 'a latency in milliseconds', MAX_LATENCY_MS)
  if (more.length === 0 && type === 'uniform') {
    return { type, minMs: ms(first), maxMs: inOrder(text, ms(first), ms(second)) }
  }
  if (more.length === 0 && type === 'lognormal') {
    if (ms(first) === 0) throw new FaultSyntaxError(`latency=${text}: the median must be above 0`)
    return { type, p50Ms: ms(first), p99Ms: inOrder(text, ms(first), ms(second)) }
  }
  if (first !== undefined) {
    throw new FaultSyntaxError(
      `latency=${text} cannot be read: write 50, uniform:10:90 or lognormal:40:120 (median, 99th percentile)`,
    )
  }
  return { type: 'fixed', ms: ms(type) }
}

function inOrder(text: string, low: number, high: number): number {
  if (high < low) throw new FaultSyntaxError(`latency=${text}: the second number must not be below the first`)
  return high
}

function toNumber(text: string | undefined, what: string, max: number): number {
  const value = Number(text)
  if (text === undefined || text.trim() === '' || !(value >= 0 && value <= max)) {
    throw new FaultSyntaxError(`${text ?? 'nothing'} is not ${what}: a number from 0 to ${max} is wanted`)
  }
  return value
}
