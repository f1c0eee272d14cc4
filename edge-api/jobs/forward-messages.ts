// What a queue tells of new archive objects: each message is forwarded alone, so that one that fails is tried again alone.

import { ARCHIVE_PREFIX } from '../domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'
import { forwardObject } from './forward.ts'
import type { ForwardOptions, ForwardPorts, ForwardSummary } from './forward.ts'

export interface QueueMessage {
  messageId: string
  /** What the bucket said: `{ Records: [{ s3: { object: { key } } }] }`. */
  body: string
}

export interface MessagesSummary extends ForwardSummary {
  /** Messages to be given again, with why. */
  failed: { messageId: string; reason: string }[]
}

/** Never throws. A message that cannot be read fails, so that it ends among the dead letters; a bucket's test message does not. */
export async function forwardMessages(
  ports: ForwardPorts,
  messages: readonly QueueMessage[],
  { watchedRule = DEFAULT_WATCHED_RULE, likes = false }: ForwardOptions = {},
): Promise<MessagesSummary> {
  const summary: MessagesSummary = {
    objects: 0,
    events: 0,
    forwarded: 0,
    refused: 0,
    unreadable: 0,
    failed: [],
  }
  for (const { messageId, body } of messages) {
    try {
      for (const key of parseKeys(body)) await forwardObject(ports, { watchedRule, likes }, key, summary)
    } catch (error) {
      summary.failed.push({ messageId, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return summary
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html: keys are URL-encoded, a space is a plus. */
function parseKeys(body: string): string[] {
  const { Records, Event } = JSON.parse(body) as {
    Event?: string
    Records?: { s3?: { object?: { key?: string } } }[]
  }
  if (Event === 's3:TestEvent') return []
  if (!Array.isArray(Records)) throw new Error('The message is no notification of a bucket')
  return Records.map(({ s3 }) => {
    const key = decodeURIComponent((s3?.object?.key ?? '').replaceAll('+', ' '))
    if (!key.startsWith(ARCHIVE_PREFIX)) throw new Error('The message names no object of the archive')
    return key
  })
}
