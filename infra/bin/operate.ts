// `npm run operate -- <operation> --stage dev`: one step of the runbook. With --dry-run it is shown and not done.

import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { toNames } from '../names.ts'
import { OPERATIONS, type Operation } from '../operations.ts'
import { readSettings } from '../settings.ts'
import { createRunner, toContext } from './run-command.ts'

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: text,
    region: text,
    account: text,
    user: text,
    key: text,
    version: text,
    prefix: text,
    secret: text,
    from: text,
    to: text,
    'dry-run': { type: 'boolean', default: false },
  },
})
const { 'dry-run': isDry, ...options } = values
const [name = ''] = positionals
const operation: Operation | undefined =
  name in OPERATIONS ? OPERATIONS[name as keyof typeof OPERATIONS] : undefined
const missing =
  operation?.options.filter((option) => options[option as keyof typeof options] === undefined) ?? []
if (operation === undefined || missing.length > 0) {
  if (missing.length > 0) console.error(`${name} needs ${missing.map((option) => `--${option}`).join(' ')}`)
  console.error('npm run operate -- <operation> --stage dev')
  for (const [one, { summary, options: needed }] of Object.entries<Operation>(OPERATIONS)) {
    console.error(`  ${[one, ...needed.map((option) => `--${option} …`)].join(' ').padEnd(44)}${summary}`)
  }
  process.exit(2)
}

const settings = readSettings(toContext(options))
const given = name === 'secret' && !isDry ? { ...options, text: readFileSync(0, 'utf8').trim() } : options
const known = Object.fromEntries(
  Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
)
const runner = createRunner({ region: settings.region, isDry })
for (const command of operation.toCommands(toNames(settings), settings, known)) {
  runner.aws(command)
}
