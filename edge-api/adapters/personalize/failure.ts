// What a failed call to Personalize means: by HTTP status, because names and messages vary with what stands in between.

export interface Failure {
  /** Whether the request itself was refused, so that repeating it cannot help. */
  isRefused: boolean
  retryAfterSeconds?: number
  /** For a message: never the request. */
  summary: string
}

export function toFailure(error: unknown): Failure {
  const { name, $metadata, $response } = (error ?? {}) as {
    name?: unknown
    $metadata?: { httpStatusCode?: number }
    $response?: { headers?: Record<string, string> }
  }
  const status = $metadata?.httpStatusCode
  // Throttling alone arrives as 400 too.
  const isThrottled = status === 429 || (status === 400 && typeof name === 'string' && /throttl/i.test(name))
  const retryAfter = Number($response?.headers?.['retry-after'])
  return {
    isRefused: status === 400 && !isThrottled,
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : isThrottled ? { retryAfterSeconds: 1 } : {}),
    summary: isThrottled ? 'throttled' : status === undefined ? 'did not answer' : toSummary(status, name),
  }
}

/** A name of Personalize's own says more than the status alone; others are of what stands in between. */
function toSummary(status: number, name: unknown): string {
  const isOwn = typeof name === 'string' && /^[A-Za-z]{1,50}Exception$/.test(name)
  return isOwn ? `answered ${status} ${name}` : `answered ${status}`
}
