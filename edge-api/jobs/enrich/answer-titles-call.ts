// What the one that asks for titles on AWS is called with: messages of the queue about what slates met, and once a night a call
// for everything that is missing or old.

import type { ObjectStore } from '../../ports/object-store.ts'
import { WANTED_PREFIX } from '../../ports/title-cards.ts'
import type { WantedTitles } from '../../ports/title-cards.ts'
import type { QueueMessage } from '../forward-messages.ts'
import { parseNotifiedKeys } from '../notified-keys.ts'
import { enrich, type RunEnrichOptions } from './enrich.ts'
import type { EnrichPorts } from './enrich-ports.ts'

export type TitlesCall = { Records: readonly QueueMessage[] } | { action: 'enrich' }

/** A function lives a quarter of an hour; what was not reached then is reached the next time. */
const ENRICH_MS = 10 * 60_000

/**
 * To messages, those to be given again: all of them when a title could not be had, as they are asked for together; those
 * that cannot be read, so that they end among the dead letters. Errors: what `enrich` throws.
 */
export async function answerTitlesCall(
  ports: EnrichPorts,
  options: Pick<RunEnrichOptions, 'locales' | 'sleep'>,
  call: TitlesCall,
): Promise<object> {
  const endsMs = ports.clock.now() + ENRICH_MS
  if (!('Records' in call)) return enrich(ports, { ...options, endsMs })
  const { wanted, unreadable } = await readWanted(ports.objectStore, call.Records)
  const summary = wanted.size === 0 ? {} : await enrich(ports, { ...options, endsMs, only: wanted })
  const isWhole = summary['unfinished'] === undefined && !(Number(summary['failed']) > 0)
  const again = isWhole ? unreadable : call.Records.map(({ messageId }) => messageId)
  return { ...summary, batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) }
}

async function readWanted(
  objectStore: ObjectStore,
  messages: readonly QueueMessage[],
): Promise<{ wanted: Set<string>; unreadable: string[] }> {
  const wanted = new Set<string>()
  const unreadable: string[] = []
  for (const { messageId, body } of messages) {
    try {
      for (const key of parseNotifiedKeys(body, WANTED_PREFIX)) {
        const stored = await objectStore.get(key)
        // Gone after a day: whoever still wants it says so again.
        if (stored === undefined) continue
        const { tmdbIds } = JSON.parse(Buffer.from(stored.body).toString('utf8')) as WantedTitles
        for (const tmdbId of tmdbIds) wanted.add(tmdbId)
      }
    } catch {
      unreadable.push(messageId)
    }
  }
  return { wanted, unreadable }
}
