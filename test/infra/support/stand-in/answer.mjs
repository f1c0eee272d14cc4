// Stands in for `aws`, `npx` and `npm`: notes how it was called, and answers as they would.
import { appendFileSync, writeFileSync } from 'node:fs'

const [, , called, ...args] = process.argv
const line = [called, ...args].join(' ')
appendFileSync(process.env.CALLS, `${line}\n`)
const file = args[args.indexOf('--outputs-file') + 1]
if (line.startsWith('npx cdk deploy --all')) {
  const edge = { Url: process.env.SITE_URL, KitBucket: 'the-kit-bucket' }
  writeFileSync(file, JSON.stringify({ edge, identity: { UserPoolId: 'pool-1', ClientId: 'client-1' } }))
}
const ANSWERS = {
  'aws sts': { Account: '222222222222' },
  'aws secretsmanager': { VersionIdsToStages: { 'a0a0a0a0-b1b1-c2c2-d3d3-e4e4e4e4e4e4': ['AWSCURRENT'] } },
  'aws stepfunctions start-execution': { executionArn: 'arn:the-execution' },
  'aws stepfunctions describe-execution': {
    status: process.env.LOOP_STATUS ?? 'SUCCEEDED',
    error: 'RunRefused',
  },
  'aws cloudwatch': {
    MetricAlarms: [{ AlarmName: 'intellistream-dev-lag', AlarmDescription: 'events wait' }],
  },
}
const answer = Object.entries(ANSWERS).find(([start]) => line.startsWith(start))
if (answer) console.log(JSON.stringify(answer[1]))
if (process.env.FAILS && line.startsWith(process.env.FAILS)) process.exit(1)
