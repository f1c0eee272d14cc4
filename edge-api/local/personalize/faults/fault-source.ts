// Decides, request by request, what goes wrong. The same seed and order of requests give the same faults.
import { mulberry32 } from '../../../engine/random.ts'
import type { Failure, FaultRule, Latency } from './fault.ts'

export interface Fault {
  failure: Failure | undefined
  latencyMs: number
  retryAfterSeconds: number | undefined
}

const NONE: Fault = { failure: undefined, latencyMs: 0, retryAfterSeconds: undefined }

/** The 99th percentile of the standard normal distribution. */
const Z99 = 2.3263478740408408

/** A later rule for an operation replaces an earlier one; one that names the operation goes before `*`. */
export class FaultSource {
  readonly #rules: ReadonlyMap<string, FaultRule>
  readonly #seed: number
  /** One stream an operation, so that the traffic of one does not move the faults of another. */
  readonly #streams = new Map<string, () => number>()

  constructor(rules: readonly FaultRule[], seed: number) {
    this.#rules = new Map(rules.map((rule) => [rule.operation, rule]))
    this.#seed = seed
  }

  next(operation: string): Fault {
    const rule = this.#rules.get(operation) ?? this.#rules.get('*')
    if (!rule) return NONE
    const random = this.#streamOf(operation)
    // Always three numbers a request: whether it fails does not shift what comes after.
    const [chance, first, second] = [random(), random(), random()]
    return {
      failure: pick(rule, chance),
      latencyMs: rule.latency ? toMilliseconds(rule.latency, first, second) : 0,
      retryAfterSeconds: rule.retryAfterSeconds,
    }
  }

  #streamOf(operation: string): () => number {
    const known = this.#streams.get(operation)
    if (known) return known
    const hash = [...operation].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), this.#seed)
    const stream = mulberry32(hash)
    this.#streams.set(operation, stream)
    return stream
  }
}

function pick({ failures }: FaultRule, chance: number): Failure | undefined {
  let sum = 0
  return failures.find(({ ratio }) => chance < (sum += ratio))?.failure
}

function toMilliseconds(latency: Latency, first: number, second: number): number {
  if (latency.type === 'fixed') return latency.ms
  if (latency.type === 'uniform') return latency.minMs + first * (latency.maxMs - latency.minMs)
  const { p50Ms, p99Ms } = latency
  // Box and Muller (1958): two uniform numbers make a normal one; 1 - first is never 0.
  const normal = Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second)
  return p50Ms * Math.exp((Math.log(p99Ms / p50Ms) / Z99) * normal)
}
