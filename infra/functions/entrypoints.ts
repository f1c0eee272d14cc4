// The doors that are Lambda functions, by path: infrastructure never imports what is behind them.

import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export const ENTRYPOINTS = {
  api: 'edge-api/entrypoints/api-lambda.ts',
  forwarder: 'edge-api/entrypoints/forwarder-lambda.ts',
  job: 'edge-api/entrypoints/job-lambda.ts',
  titles: 'edge-api/entrypoints/titles-lambda.ts',
} as const

export type Entrypoint = keyof typeof ENTRYPOINTS
