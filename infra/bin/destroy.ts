// `npm run destroy -- --stage dev`: removes the stacks. Buckets and the user pool stay, with the commands that remove them.

import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { toNames } from '../names.ts'
import { readSettings } from '../settings.ts'
import { toContext } from './run-aws.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    stage: text,
    region: text,
    account: text,
    mode: text,
    waf: text,
    yes: { type: 'boolean', default: false },
  },
})
const { yes, ...context } = values
const settings = readSettings(toContext(context))
const { dataBucket, kitBucket, logBucket } = toNames(settings)
const flags = Object.entries(context).flatMap(([name, value]) =>
  value === undefined ? [] : ['-c', `${name}=${value}`],
)
const { status } = spawnSync('npx', ['cdk', 'destroy', '--all', ...(yes ? ['--force'] : []), ...flags], {
  stdio: 'inherit',
})
if (status === 0) {
  console.log('Kept, because data is not removed by accident. To remove it for good:')
  for (const bucket of [kitBucket, dataBucket, logBucket])
    console.log(`  aws s3 rb --force s3://${bucket}   (old versions: empty it in the console first)`)
}
process.exitCode = status ?? 1
