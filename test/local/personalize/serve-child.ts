// A server in a process of its own, to be killed: prints one line of JSON when it answers.
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import type { StartPersonalizeOptions } from '../../../edge-api/local/personalize/start-personalize.ts'

const [dataFolder = '', training = ''] = process.argv.slice(2)
const { url, trackingId, ...names } = await startPersonalize({
  dataFolder,
  training: JSON.parse(training) as StartPersonalizeOptions['training'],
})
const arns = [names.recommenderArns, names.campaignArns, names.datasetArns, names.filterArns].flatMap(
  (some) => Object.values<string>(some),
)
process.stdout.write(`${JSON.stringify({ url, trackingId, arns })}\n`)
