// `npm run deploy` as an operator runs it, with stand-ins for the commands that reach AWS; `npm run smoke` against a server.

import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { endAll, makeFolder, startServer } from '../e2e/support/server.ts'
import { buildKit } from '../support/built-kit.ts'

/** As it is published. */
let kit = ''

interface Ended {
  code: number | null
  printed: string
}

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', `infra/bin/${script}.ts`, ...args], {
    env: { ...process.env, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })))
}

/** Runs it with stand-ins first on PATH. Their calls, in order, without what is always the same. */
async function deploy(args: string[], env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'intellistream-stand-in-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const bin = join(folder, 'bin')
  await mkdir(bin)
  const answer = join(process.cwd(), 'test/infra/support/stand-in/answer.mjs')
  for (const name of ['aws', 'npx', 'npm']) {
    await writeFile(join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${answer}" ${name} "$@"\n`)
    await chmod(join(bin, name), 0o755)
  }
  const calls = join(folder, 'calls')
  const ended = await run('deploy', ['--stage', 'dev', ...args], {
    CALLS: calls,
    KIT_DIST: kit,
    SITE_URL: 'https://the.site',
    ...env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  })
  const lines = (await readFile(calls, 'utf8')).trimEnd().split('\n')
  return { ...ended, calls: lines.map((line) => line.replace(/ --region us-east-1$/, '')) }
}

const BUILD_MS = 120_000
const START_MS = 120_000

describe('npm run deploy', () => {
  beforeAll(() => void (kit = buildKit()), BUILD_MS)

  it('builds, shows, deploys the store, fills it, deploys the rest, runs the loop and asks the site', async () => {
    const { code, printed, calls } = await deploy(['--yes'])

    expect(code, printed).to.equal(0)
    const steps = calls.map(
      (call) => /^(npm run \w+|npx cdk \w+( --all| storage)?|aws \S+ \S+)/.exec(call)?.[0],
    )
    expect([...new Set(steps)]).to.deep.equal([
      'aws sts get-caller-identity',
      'aws secretsmanager describe-secret',
      'npm run build',
      'npx cdk synth',
      'npx cdk diff --all',
      'npx cdk deploy storage',
      'aws s3 sync',
      'npx cdk deploy --all',
      'aws stepfunctions start-execution',
      'aws stepfunctions describe-execution',
      'npm run smoke',
      'aws cloudwatch describe-alarms',
    ])
    const data = 's3://intellistream-dev-data-222222222222-us-east-1'
    const targets = calls.filter((call) => call.includes('s3 sync')).map((call) => call.split(' ')[4])
    for (const part of ['mappings', 'catalog', 'fallback', 'training', 'training/live'])
      expect(targets).to.include(`${data}/${part}`)
    expect(targets.at(-1)).to.match(/^s3:\/\/the-kit-bucket\/kit\/[\da-f]{12}$/)
    for (const call of calls.filter((one) => one.startsWith('npx cdk')))
      expect(call).to.contain('-c account=222222222222').and.to.contain('-c originSecretVersion=a0a0a0a0')
    expect(printed)
      .to.contain('src="https://the.site/kit/')
      .and.to.match(/integrity="sha384-[\w+/=]{64}"/)
    expect(printed).to.contain('pool pool-1, client client-1').and.to.contain('RINGS intellistream-dev-lag')
  })

  it('leaves the data alone when told so, and stops at the first step that fails', async () => {
    const { code, calls } = await deploy(['--yes', '--no-data'], { FAILS: 'npx cdk diff' })

    expect(code).to.equal(1)
    expect(calls.at(-1)).to.match(/^npx cdk diff/)

    const again = await deploy(['--yes', '--no-data'])
    expect(again.code).to.equal(0)
    expect(again.calls.filter((call) => /stepfunctions|-data-/.test(call))).to.deep.equal([])
  })

  it('says when the loop refused the data, and goes on: pages have slates all the same', async () => {
    const { code, printed } = await deploy(['--yes'], { LOOP_STATUS: 'FAILED' })

    expect(code).to.equal(0)
    expect(printed).to.contain('The loop: FAILED, RunRefused')
  })

  it('shows with --dry-run what it would do, and does nothing', async () => {
    const { code, printed } = await run('deploy', ['--stage', 'dev', '--dry-run'], {
      PATH: '',
      KIT_DIST: kit,
    })

    expect(code, printed).to.equal(0)
    expect(printed).to.contain('$ npx cdk deploy --all').and.to.contain('$ npm run smoke')
  })
})

describe('npm run smoke', () => {
  afterAll(endAll)

  it(
    'passes against a server that works',
    async () => {
      const { api } = await startServer({ data: await makeFolder() })
      const { code, printed } = await run('smoke', ['--url', api])

      expect(printed).to.contain('5 passed, 0 failed')
      expect(code).to.equal(0)
    },
    START_MS,
  )

  it('fails where nobody answers, and says which checks', async () => {
    const { code, printed } = await run('smoke', ['--url', 'http://127.0.0.1:9'])

    expect(printed).to.contain('0 passed, 5 failed')
    expect(code).to.equal(1)
  })
})
