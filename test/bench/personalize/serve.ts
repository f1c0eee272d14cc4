// The server of the bench in a process of its own. Prints a line of JSON when it answers, and one for each `retrain`.
import { createInterface } from 'node:readline'
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import type { StartPersonalizeOptions } from '../../../edge-api/local/personalize/start-personalize.ts'

const [dataFolder = '', text = ''] = process.argv.slice(2)
const training = JSON.parse(text) as StartPersonalizeOptions['training']
const server = await startPersonalize({ dataFolder, training })
const { url, trackingId, recommenderArns, model } = server
await server.measured() // the metrics are measured beside the first answers
print({ url, trackingId, recommenderArn: recommenderArns.topPicks, model })
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'retrain') continue
  await server.retrain(training)
  print({ model: server.model })
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
