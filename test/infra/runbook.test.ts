import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toAvroSchema as toJobSchema } from '../../edge-api/adapters/personalize/schemas.ts'
import { toAvroSchema } from '../../infra/personalize-schemas.ts'
import { OPERATIONS, type Operation } from '../../infra/operations.ts'
import { namesOf, toSettings } from './support/synthesize.ts'

const runbook = readFileSync('infra/README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe('the runbook', () => {
  it('names only commands that there are', () => {
    const named = [...runbook.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)

    expect(named).to.include.members(['deploy', 'destroy', 'smoke', 'cost', 'operate'])
    expect(named.filter((name) => !(name in scripts))).to.deep.equal([])
  })

  it('names every operation, and no other, with the options it needs', () => {
    const named = [...runbook.matchAll(/npm run operate -- ([\w-]+)([^`]*)/g)]

    expect(new Set(named.map(([, name]) => name))).to.deep.equal(new Set(Object.keys(OPERATIONS)))
    for (const [, name = '', options = ''] of named) {
      if (options.includes('…') && !options.includes('--')) continue
      const { options: needed } = OPERATIONS[name as keyof typeof OPERATIONS] as Operation
      for (const option of needed) expect(options, name).to.contain(`--${option}`)
    }
  })

  it('puts no secret where other users of the machine can read it', () => {
    const options = { secret: 'origin', text: 'the text of the secret', from: 'a', to: 'b' }
    for (const name of ['secret', 'rotate-begin'] as const) {
      const [command] = OPERATIONS[name].toCommands(namesOf(), toSettings(), options)
      expect(command?.args).to.include('file:///dev/stdin')
      expect(command?.input?.length).to.be.greaterThan(20)
      expect(command?.args.join(' ')).not.to.contain(command?.input)
    }
  })

  it('refuses a user id that could be another path', () => {
    expect(() => OPERATIONS.erase.toCommands(namesOf(), toSettings(), { user: '../u1' })).to.throw(RangeError)
  })

  it('is carried out by commands that say what they would do', () => {
    const said = execFileSync(
      'node',
      ['--import', 'tsx', 'infra/bin/operate.ts', 'replay', '--stage', 'prod', '--dry-run'],
      { encoding: 'utf8' },
    )

    expect(said)
      .to.contain('aws sqs start-message-move-task')
      .and.to.contain('intellistream-prod-archive-dead-letters')
  })

  it('is deployed by a workflow without keys', () => {
    expect(existsSync('.github/workflows/deploy.yml')).to.equal(true)
    const workflow = readFileSync('.github/workflows/deploy.yml', 'utf8')
    expect(workflow)
      .to.contain('id-token: write')
      .and.not.to.match(/secrets\.|access-key/i)
    const named = [...workflow.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).to.deep.equal([])
  })
})

describe('schemas', () => {
  it.each(['Interactions', 'Items', 'Users'] as const)(
    'of %s are those of the files that the jobs write',
    (type) => {
      expect(toAvroSchema(type)).to.equal(toJobSchema(type))
    },
  )
})
