// Runs in a process of its own, on the Node that is asked for: imports a bundle and hands it events, one a line.
import { createInterface } from 'node:readline'

const [, , bundle] = process.argv
const startedAt = performance.now()
const { handler } = await import(bundle)
process.send({ ready: performance.now() - startedAt, version: process.version })
process.on('message', async ({ id, event, context }) => {
  try {
    process.send({ id, answer: (await handler(event, context)) ?? null })
  } catch (error) {
    process.send({ id, error: { name: error.name, message: error.message } })
  }
})
createInterface({ input: process.stdin }).on('close', () => process.exit(0))
