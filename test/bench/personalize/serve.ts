// The server of the bench in a process of its own. Prints a line of JSON when it answers, and one when it has trained
// its second model: the one on nine tenths of the users by which the first is measured.
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import type { StartPersonalizeOptions } from '../../../edge-api/local/personalize/start-personalize.ts'

const [dataFolder = '', text = ''] = process.argv.slice(2)
const training = JSON.parse(text) as StartPersonalizeOptions['training']
const server = await startPersonalize({ dataFolder, training })
const { url, trackingId, recommenderArns, model } = server
print({ url, trackingId, recommenderArn: recommenderArns.topPicks, model })
await server.measured()
print({ isMeasured: true })

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}
