import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const TOOLS = fileURLToPath(new URL('../../.tools', import.meta.url))

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bootstrap-')))
  cpSync(TOOLS, join(root, '.tools'), { recursive: true })
  mkdirSync(join(root, 'bin'))
  symlinkSync('/usr/bin/env', join(root, 'bin/env'))
  writeLock('package-lock.json', { lit: '3.3.3' })
  fake('npm', installs({ lit: '3.3.3' }))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

/** Runs the set-up on a machine that has only the programs that the test has planted. */
function setUp(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, '.tools/bootstrap.mjs'), ...args],
    {
      encoding: 'utf8',
      env: { PATH: join(root, 'bin'), ...env },
    },
  )
  const log = join(root, 'calls.log')
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return { status, stdout, stderr: stderr.trim(), calls }
}

/** Plants a program that writes its call down and then runs the lines given. */
function fake(name: string, script = ''): void {
  const file = join(root, 'bin', name)
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${root}/calls.log"\n${script}\n`)
  chmodSync(file, 0o755)
}

function writeLock(file: string, versions: Record<string, string>): void {
  writeFileSync(join(root, file), JSON.stringify(toLock(versions)))
}

function toLock(versions: Record<string, string>) {
  const entries = Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }])
  return { packages: { '': {}, ...(Object.fromEntries(entries) as object) } }
}

function installs(versions: Record<string, string>): string {
  return `/bin/mkdir -p ${root}/node_modules\necho '${JSON.stringify(toLock(versions))}' > ${root}/node_modules/.package-lock.json`
}

/** apt-get that brings a browser. Not root, sudo stands before it. */
function fakeApt(): void {
  const chromium = join(root, 'bin/chromium')
  fake(
    'apt-get',
    `case "$*" in *install*) printf '#!/bin/sh\\n' > ${chromium}; /bin/chmod +x ${chromium};; esac`,
  )
  fake('sudo', 'shift; exec "$@"')
}

describe('dependencies', () => {
  it('are installed when missing, and not again', () => {
    expect(setUp()).toMatchObject({ status: 0, calls: ['npm ci --no-audit --no-fund'] })
    expect(setUp()).toMatchObject({ status: 0, stdout: '', calls: ['npm ci --no-audit --no-fund'] })
  })

  it('are installed again when the lock file asks for another version', () => {
    setUp()
    writeLock('package-lock.json', { lit: '3.4.0' })

    expect(setUp().calls).toHaveLength(2)
  })

  it('are left alone when only a package for another platform is missing', () => {
    setUp()
    const lock = {
      packages: {
        ...toLock({ lit: '3.3.3' }).packages,
        'node_modules/fsevents': { version: '2.0.0', optional: true },
      },
    }
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))

    expect(setUp().calls).toHaveLength(1)
  })

  it('are installed without what npm tells a script about itself', () => {
    fake('npm', `/usr/bin/env > ${root}/environment\n${installs({ lit: '3.3.3' })}`)

    setUp([], {
      npm_package_name: 'x',
      npm_lifecycle_event: 'pretest',
      npm_config_workspace: 'demo',
      npm_config_cache: '/c',
    })

    const names = readFileSync(join(root, 'environment'), 'utf8').match(/^npm_\w+/gm)
    expect(names).toEqual(['npm_config_cache'])
  })

  it('say in one sentence that they could not be installed', () => {
    fake('npm', 'exit 1')

    const { status, stderr } = setUp()

    expect(status).toBe(1)
    expect(stderr).toMatch(/^npm could not install the dependencies: [^\n]+\.$/)
  })
})

describe('a browser', () => {
  it('is not looked for unless asked', () => {
    expect(setUp()).toMatchObject({ status: 0, calls: ['npm ci --no-audit --no-fund'] })
  })

  it('is taken from PATH', () => {
    fake('chromium')
    fakeApt()

    expect(setUp(['--browser'])).toMatchObject({ status: 0, calls: ['npm ci --no-audit --no-fund'] })
  })

  it('is taken from CHROME_PATH, which has to be one', () => {
    expect(setUp(['--browser'], { CHROME_PATH: '/bin/sh' }).status).toBe(0)

    const { status, stderr } = setUp(['--browser'], { CHROME_PATH: '/no/such/browser' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^CHROME_PATH is \/no\/such\/browser, [^\n]+\.$/)
  })

  it("is installed from Debian's packages when there is none", () => {
    fakeApt()

    const { status, calls } = setUp(['--browser'])

    expect(status).toBe(0)
    expect(calls.filter((call) => call.startsWith('apt-get'))).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends chromium',
    ])
  })

  it('is asked for in one sentence where there is no apt-get', () => {
    const { status, stderr } = setUp(['--browser'])

    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^The tests need a browser and there is no apt-get here: install [^\n]+ CHROME_PATH [^\n]+\.$/,
    )
  })

  it('is asked for in one sentence when apt-get brings none', () => {
    fakeApt()
    fake('apt-get', 'exit 100')

    const { status, stderr } = setUp(['--browser'])

    expect(status).toBe(1)
    expect(stderr).toMatch(/could not install chromium: install [^\n]+\.$/)
  })
})
