// What old runs leave behind is removed, all but their records: only what serves, or may be rolled back to, is kept.

import type { ObjectStore } from '../../ports/object-store.ts'
import { readCurrentModel } from '../train/models.ts'
import type { Step } from './step.ts'

/** Data of runs; `import-…` below training/ belongs to the imports. */
const RUN_FOLDER = /^(?:training|batch|runs)\/(loop-[^/]+)\//

/** Reads models/current.json; removes training/, batch/ and runs/ of other runs. */
export const tidy: Step<{ objectStore: ObjectStore }, unknown> = {
  name: 'tidy',
  async run({ objectStore }, _state, { runId }) {
    const current = await readCurrentModel(objectStore)
    const kept = new Set([runId, current?.modelId, current?.previous?.modelId])
    let removed = 0
    for (const prefix of ['training/', 'batch/', 'runs/']) {
      for await (const key of objectStore.listKeys(prefix)) {
        const owner = RUN_FOLDER.exec(key)?.[1]
        if (owner === undefined || kept.has(owner) || key.endsWith('/run.json')) continue
        await objectStore.delete(key)
        removed += 1
      }
    }
    return { summary: { removed, kept: [...kept].filter((id) => id !== undefined) } }
  },
}
