// Starts a TypeScript worker on Node 20, whose `new Worker('x.ts')` knows no TypeScript.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
