// One process that runs the loop over a folder, and kills itself where it is told to: `<root> <personalize url> <where>`.
// where: `after <step>`, when all of the step's work is done and nothing says so yet; `in <step>`, after its second write;
// `never`.
import { setTimeout as sleep } from 'node:timers/promises'
import { duckDbQueryEngine } from '../../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { composeModelTraining } from '../../../edge-api/compose/local-jobs.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../../edge-api/jobs/loop-options.ts'
import { toLoop, type LoopPorts } from '../../../edge-api/jobs/loop.ts'
import { runToEnd } from '../../../edge-api/jobs/runs/run-to-end.ts'
import { NOW } from './site.ts'

const [root = '', url = '', where = 'never'] = process.argv.slice(2)
const [when, victim] = where.split(' ')
let current = ''
let writes = 0

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable')
}

function countWrite(): void {
  if (when === 'in' && current === victim && (writes += 1) === 2) die()
}

const objectStore = await openFsObjectStore({ root })
const queryEngine = duckDbQueryEngine({ root, memoryMegabytes: 256, threads: 2 })
const ports: LoopPorts = {
  objectStore: {
    ...objectStore,
    put: async (...args) => {
      const result = await objectStore.put(...args)
      countWrite()
      return result
    },
  },
  queryEngine: {
    ...queryEngine,
    write: async (...args) => {
      await queryEngine.write(...args)
      countWrite()
    },
  },
  modelTraining: composeModelTraining({ url, region: 'us-east-1' }),
  clock: { now: () => NOW },
}
const loop = toLoop({ dryRun: false })
const steps = loop.steps.map((step) => ({
  name: step.name,
  run: async (...args: Parameters<typeof step.run>) => {
    current = step.name
    const outcome = await step.run(...args)
    current = ''
    if (when === 'after' && step.name === victim && 'summary' in outcome) die()
    return outcome
  },
}))
const { status, error } = await runToEnd(
  ports,
  { ...loop, steps },
  {
    options: { ...DEFAULT_LOOP_OPTIONS, maxWatchedHoursADay: 1000, batchSize: 20 },
    caller: { holder: `process ${process.pid}`, alone: true },
    sleep,
  },
)
console.log(JSON.stringify({ status, error }))
