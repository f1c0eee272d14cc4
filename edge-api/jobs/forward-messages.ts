// What a queue tells of new archive objects: each message is forwarded alone, so that one that fails is tried again alone.

import { ARCHIVE_PREFIX } from '../domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'
import { askedOnce } from './asked-once.ts'
import { forwardObject } from './forward.ts'
import type { ForwardOptions, ForwardPorts, ForwardSummary } from './forward.ts'
import { parseNotifiedKeys } from './notified-keys.ts'

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
  const asking = { ...ports, eventSink: askedOnce(ports.eventSink) }
  for (const { messageId, body } of messages) {
    try {
      for (const key of parseNotifiedKeys(body, ARCHIVE_PREFIX))
        await forwardObject(asking, { watchedRule, likes }, key, summary)
    } catch (error) {
      summary.failed.push({ messageId, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return summary
}
