// `intellistream personalize`: the local Amazon Personalize alone, over a data folder made by `import` or `start`.

import { join } from 'node:path'
import { openLocalStore } from '../compose/local-store.ts'
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
  process.stdout.on('error', () => undefined) // whoever reads what is printed may go; the server stays
  const shutdown = createShutdown()
  const { objectStore, release } = await openLocalStore(data).catch((error: unknown) => {
    throw toPlainError(error, { data, port })
  })
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
    throw toPlainError(error, { data, port })
  }
}

/** What a person can act on, where the system's own words do not say it. */
function toPlainError(error: unknown, { data, port }: Pick<PersonalizeOptions, 'data' | 'port'>): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} is taken; stop what uses it, or choose another by --port`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Error(`${data} or port ${port} may not be used by this account: ${messageOf(error)}`)
    default:
      return error
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Loaded only when asked for: the client is large. */
async function s3Buckets(): Promise<(name: string) => RemoteBucket> {
  const { openS3Buckets } = await import('../compose/s3-buckets.ts')
  const bucketOf = openS3Buckets()
  return (name) => toRemoteBucket(bucketOf(name))
}
