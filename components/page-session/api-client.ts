// The only code of the kit that talks to the API, deliveries of events aside.

/** Longer than the API's own deadline, so that it can still answer with a fallback. */
const TIMEOUT_MS = 10_000

/** Throws an error whose `cause` is what the API said is wrong, or any other when it cannot be reached or the caller aborted. */
export async function askApi<Answer>(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted()
  // Not AbortSignal.any: televisions have browsers that are years old.
  const deadline = new AbortController()
  const abort = (): void => deadline.abort(new Error('no answer'))
  setTimeout(abort, TIMEOUT_MS)
  signal.addEventListener('abort', abort)
  const response = await fetch(url, { ...init, credentials: 'omit', signal: deadline.signal })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body) return body as Answer
  throw new Error(`status ${response.status}`, { cause: body })
}

/** A string without a header of our own goes out as `text/plain`: the browser then sends it without a preflight. */
export function postApi<Answer>(url: string, body: object, signal: AbortSignal): Promise<Answer> {
  return askApi(url, { method: 'POST', body: JSON.stringify(body) }, signal)
}

/** IANA name of the browser's zone. */
export function getTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
