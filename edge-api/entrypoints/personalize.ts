// `intellistream personalize`: the local Amazon Personalize alone, over a data folder made by `import` or `start`.

import { join } from 'node:path'
import { openLocalStore } from '../compose/local.ts'
import { readCurrentTraining } from '../jobs/import/current-training.ts'
import type { FaultRule } from '../local/personalize/faults/fault.ts'
import { servePersonalize } from '../local/personalize/serve-personalize.ts'
import type { RemoteBucket } from '../local/personalize/data/buckets.ts'
import { createProgress } from './progress.ts'
import { createShutdown } from './shutdown.ts'
import { toRemoteBucket } from './to-remote-bucket.ts'

export interface PersonalizeOptions {
  data: string
  port: number
  /** Name to folder; `local` is the data folder. */
  bucket: Record<string, string>
  s3: boolean
  statusDelay: number
  reset: boolean
  fault: FaultRule[]
  faultSeed: number
  verifySignatures?: { accessKeyId: string; secretAccessKey: string }
}

/** A folder without an import may hold training/interactions.csv and training/items.csv of one's own, or nothing yet. */
export async function servePersonalizeAlone({
  data,
  port,
  bucket,
  s3,
  statusDelay,
  reset,
  fault,
  faultSeed,
  verifySignatures,
}: PersonalizeOptions): Promise<void> {
  const shutdown = createShutdown()
  const { objectStore, release } = await openLocalStore(data)
  shutdown.closeLater({ close: release })
  try {
    const current = await readCurrentTraining(objectStore)
    const progress = createProgress('Training')
    shutdown.closeLater(
      await servePersonalize({
        dataFolder: current ? join(data, 'local', 'personalize') : data,
        port,
        reset,
        faults: fault,
        faultSeed,
        ...(verifySignatures && { credentials: verifySignatures }),
        buckets: { local: data, ...bucket },
        ...(s3 && { remoteBucket: await s3Buckets() }),
        statusDelayMs: statusDelay,
        onProgress: progress.update,
        ...(current && {
          training: {
            interactionsCsv: join(data, 'training', current.runId, 'interactions.csv'),
            itemsCsv: join(data, 'training', current.runId, 'items.csv'),
          },
        }),
      }),
    )
  } catch (error) {
    await shutdown.end()
    throw error
  }
}

/** Loaded only when asked for: the client is large. */
async function s3Buckets(): Promise<(name: string) => RemoteBucket> {
  const { openS3Buckets } = await import('../compose/s3-buckets.ts')
  const bucketOf = openS3Buckets()
  return (name) => toRemoteBucket(bucketOf(name))
}
