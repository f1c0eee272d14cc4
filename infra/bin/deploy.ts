// `npm run deploy -- --stage dev`: shows what will change, deploys it, fills it with data, runs the loop once and says how it is.

import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { toNames } from '../names.ts'
import { OPERATIONS } from '../operations.ts'
import { readSettings } from '../settings.ts'
import { printEmbed } from './embed.ts'
import { runAws, toContext } from './run-aws.ts'
import { uploadData, uploadKit } from './upload.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    stage: text,
    region: text,
    account: text,
    mode: text,
    tmdb: text,
    waf: text,
    domainName: text,
    certificateArn: text,
    allowedOrigins: text,
    alarmEmail: text,
    monthlyBudget: text,
    loopSchedule: text,
    locales: text,
    builtInCatalog: text,
    movielens: text,
    restart: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    'no-data': { type: 'boolean', default: false },
  },
})
const { movielens, yes, restart, 'no-data': noData, ...context } = values
const settings = readSettings(toContext(context))
const names = toNames(settings)
const identity = JSON.parse(
  runAws({ args: ['sts', 'get-caller-identity', '--output', 'json'] }, { ...settings, capture: true }),
) as { Account: string }
const flags = [
  ...Object.entries({ ...context, account: identity.Account, region: settings.region }).flatMap(
    ([name, value]) => (value === undefined ? [] : ['-c', `${name}=${value}`]),
  ),
  ...(restart ? ['-c', `restart=${new Date().toISOString()}`] : []),
  ...findOriginVersion(),
]

cdk('synth', '--quiet')
// The store comes first: recommenders are trained from its files when they are made.
cdk('diff', '--all')
const approval = ['--require-approval', yes ? 'never' : 'broadening']
cdk('deploy', 'storage', ...approval)
if (!noData)
  await uploadData({ account: identity.Account, settings, ...(movielens === undefined ? {} : { movielens }) })
cdk('deploy', '--all', ...approval, '--outputs-file', 'cdk.out/outputs.json')
const outputs = await uploadKit(settings)
if (!noData)
  for (const command of OPERATIONS.loop.toCommands(names, { ...settings, account: identity.Account }))
    runAws(command, settings)
printEmbed(outputs)

function cdk(...args: string[]): void {
  const { status } = spawnSync('npx', ['cdk', ...args, ...flags], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** CloudFront keeps the text it was deployed with: another version of the secret must change the template. */
function findOriginVersion(): string[] {
  try {
    const described = runAws(
      {
        args: ['secretsmanager', 'describe-secret', '--secret-id', names.secrets.origin, '--output', 'json'],
      },
      { ...settings, capture: true },
    )
    const { VersionIdsToStages } = JSON.parse(described) as { VersionIdsToStages: Record<string, string[]> }
    const current = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'))
    return current === undefined ? [] : ['-c', `originSecretVersion=${current[0]}`]
  } catch {
    // The first time there is none.
    return []
  }
}
