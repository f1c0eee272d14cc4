// The queue where there is no browser: a server that renders pages imports it too.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const QUEUE = fileURLToPath(new URL('../../components/delivery/index.ts', import.meta.url))

it('is imported on a server without an error, and keeps no process waiting', () => {
  const script = `import('${QUEUE}').then(() => {
    const from = performance.now()
    process.once('beforeExit', () => console.log(performance.now() - from))
  })`

  const waitedMs = Number(execFileSync('node', ['--import', 'tsx', '--eval', script], { encoding: 'utf8' }))

  expect(waitedMs).toBeLessThan(1_000)
})
