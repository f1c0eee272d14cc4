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
    summary: isThrottled ? 'throttled' : status === undefined ? 'did not answer' : `answered ${status}`,
  }
}
