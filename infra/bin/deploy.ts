// `npm run deploy -- --stage dev`: builds, shows what will change, deploys it, fills it with data, runs the loop once, asks it what
// a page asks, and says what a site pastes. With --dry-run the commands are shown and not run.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../functions/entrypoints.ts'
import { toNames } from '../names.ts'
import { readSettings } from '../settings.ts'
import { CONTEXT_OPTIONS, toFlags } from './context-options.ts'
import { printEmbed } from './embed.ts'
import { reportHealth } from './health.ts'
import { createRunner, toContext } from './run-command.ts'
import { runLoopOnce } from './run-loop.ts'
import { uploadData, uploadKit } from './upload.ts'

const flag = { type: 'boolean', default: false } as const
const { values } = parseArgs({
  options: {
    ...CONTEXT_OPTIONS,
    movielens: { type: 'string' },
    restart: flag,
    yes: flag,
    'no-data': flag,
    'dry-run': flag,
  },
})
const { movielens, yes, restart, 'no-data': noData, 'dry-run': isDry, ...context } = values
const given = readSettings(toContext(context))
const runner = createRunner({ region: given.region, isDry })
const identity = runner.ask(
  { args: ['sts', 'get-caller-identity', '--output', 'json'] },
  JSON.stringify({ Account: given.account }),
)
const settings = { ...given, account: (JSON.parse(identity) as { Account: string }).Account }
const names = toNames(settings)
const flags = [
  ...toFlags({ ...context, account: settings.account, region: settings.region }),
  ...(restart ? ['-c', `restart=${new Date().toISOString()}`] : []),
  ...findOriginVersion(),
]
const cdk = (...args: string[]) => runner.run('npx', ['cdk', ...args, ...flags], join(ROOT, 'infra'))

const work = mkdtempSync(join(tmpdir(), 'intellistream-deploy-'))
process.once('exit', () => rmSync(work, { recursive: true, force: true }))
const outputsFile = join(work, 'outputs.json')
runner.run('npm', ['run', 'build'])
cdk('synth', '--quiet')
cdk('diff', '--all')
const approval = ['--require-approval', yes ? 'never' : 'broadening']
// The store comes first: recommenders are trained from its files when they are made.
cdk('deploy', 'storage', ...approval)
if (!noData)
  uploadData({ runner, names, folder: join(work, 'data'), ...(movielens === undefined ? {} : { movielens }) })
cdk('deploy', '--all', ...approval, '--outputs-file', outputsFile)
const outputs = uploadKit(runner, outputsFile)
if (!noData) await runLoopOnce(runner, names, settings)
runner.run('npm', ['run', 'smoke', '--', '--url', outputs.url])
printEmbed(outputs)
reportHealth(runner, names)

/** CloudFront keeps the text it was deployed with: another version of the secret must change the template. */
function findOriginVersion(): string[] {
  try {
    const described = runner.ask(
      {
        args: ['secretsmanager', 'describe-secret', '--secret-id', names.secrets.origin, '--output', 'json'],
      },
      '{ "VersionIdsToStages": {} }',
    )
    const { VersionIdsToStages } = JSON.parse(described) as { VersionIdsToStages: Record<string, string[]> }
    const current = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'))
    return current === undefined ? [] : ['-c', `originSecretVersion=${current[0]}`]
  } catch {
    // The first time there is none.
    return []
  }
}
