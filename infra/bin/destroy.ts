// `npm run destroy -- --stage dev`: removes the stacks, and before them the campaigns and solutions that the loop made in their
// dataset group. Buckets and the user pool stay, with the commands that remove them.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ROOT } from '../functions/entrypoints.ts'
import { toNames } from '../names.ts'
import { readSettings } from '../settings.ts'
import { CONTEXT_OPTIONS, toFlags } from './context-options.ts'
import { createRunner, toContext } from './run-command.ts'

const flag = { type: 'boolean', default: false } as const
const { values } = parseArgs({ options: { ...CONTEXT_OPTIONS, yes: flag, 'dry-run': flag } })
const { yes, 'dry-run': isDry, ...context } = values
const given = readSettings(toContext(context))
const runner = createRunner({ region: given.region, isDry })
const identity = runner.ask(
  { args: ['sts', 'get-caller-identity', '--output', 'json'] },
  JSON.stringify({ Account: given.account }),
)
const { Account: account } = JSON.parse(identity) as { Account: string }
const { datasetGroupArn, dataBucket, kitBucket, logBucket } = toNames({ ...given, account })
const cdk = (...args: string[]) =>
  runner.run('npx', ['cdk', ...args, ...toFlags({ ...context, account })], join(ROOT, 'infra'))

// First what makes campaigns again; a dataset group cannot go while it has solutions, nor a solution while it has campaigns.
cdk('destroy', 'loop', 'observe', ...(yes ? ['--force'] : []))
if (given.mode === 'campaigns') await removeServing()
cdk('destroy', '--all', ...(yes ? ['--force'] : []))
console.log('Kept, because data is not removed by accident. To remove it for good:')
for (const bucket of [kitBucket, dataBucket, logBucket])
  console.log(`  aws s3 rb --force s3://${bucket}   (old versions: empty it in the console first)`)

async function removeServing(): Promise<void> {
  for (const solutionArn of list('solutions', 'solutionArn', ['--dataset-group-arn', datasetGroupArn])) {
    const find = () => list('campaigns', 'campaignArn', ['--solution-arn', solutionArn])
    for (const arn of find()) runner.aws({ args: ['personalize', 'delete-campaign', '--campaign-arn', arn] })
    while (!isDry && find().length > 0) await sleep(30_000)
    runner.aws({ args: ['personalize', 'delete-solution', '--solution-arn', solutionArn] })
  }
}

function list(what: string, field: string, of: string[]): string[] {
  const args = ['personalize', `list-${what}`, ...of, '--query', `${what}[].${field}`, '--output', 'json']
  return JSON.parse(runner.ask({ args }, `["<${field}>"]`)) as string[]
}
