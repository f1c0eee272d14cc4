// The generator on a copy of what it reads and writes; packages come from the repository above the copy.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from '../walls.report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true })
const COPY = mkdtempSync(join(ROOT, 'node_modules/.cache/new-element-'))
const COPIED = [
  '.tools',
  'components',
  'edge-api/contract',
  'edge-api/package.json',
  'package.json',
  'stories',
  'test/support',
  'tsconfig.base.json',
  'web-test-runner.config.mjs',
]
const GENERATED = [
  'components/is-watch-party/is-watch-party.element.ts',
  'components/is-watch-party/is-watch-party.ts',
  'components/is-watch-party/is-watch-party.styles.ts',
  'stories/is-watch-party.stories.ts',
  'test/components/is-watch-party/is-watch-party.test.ts',
]

function generate(...args: string[]) {
  return spawnSync(process.execPath, [join(COPY, '.tools/new-element.mjs'), ...args], { encoding: 'utf8' })
}

function read(path: string): string {
  return readFileSync(join(COPY, path), 'utf8')
}

describe('npm run new:element -- is-watch-party', () => {
  beforeAll(() => {
    const isSource = (path: string): boolean => !['node_modules', 'dist'].includes(basename(path))
    for (const path of COPIED)
      cpSync(join(ROOT, path), join(COPY, path), { recursive: true, filter: isSource })
    mkdirSync(join(COPY, 'node_modules/@intellistream'), { recursive: true })
    for (const workspace of ['components', 'edge-api']) {
      symlinkSync(join(COPY, workspace), join(COPY, 'node_modules/@intellistream', workspace))
    }
    expect(generate('is-watch-party')).toMatchObject({ status: 0, stderr: '' })
  })
  afterAll(() => {
    rmSync(COPY, { recursive: true, force: true })
  })

  it('writes the class, its definition, styles, story and test', () => {
    expect(GENERATED.filter((path) => !existsSync(join(COPY, path)))).toEqual([])
    expect(GENERATED.map(read).join('')).not.toMatch(/is-thing|Thing/)
  })

  it('exports the element, once in each place and in order', () => {
    const { exports } = JSON.parse(read('components/package.json')) as { exports: Record<string, unknown> }
    const tags = Object.keys(exports).filter((path) => path.startsWith('./is-') && path.endsWith('.js'))
    const listed = [...read('components/index.ts').matchAll(/^export \{ Is\w+ \} from '\.\/(is-[\w-]+)\//gm)]
    const loaded = [...read('components/loader.ts').matchAll(/^ {2}'(is-[\w-]+)'/gm)].map(([, tag]) => tag)

    expect(tags).toContain('./is-watch-party.js')
    expect(listed.filter(([, tag]) => tag === 'is-watch-party')).toHaveLength(1)
    expect(loaded.filter((tag) => tag === 'is-watch-party')).toHaveLength(1)
    expect(loaded).toEqual([...loaded].sort())
  })

  it('is formatted, typed and inside the walls', () => {
    const config = join(ROOT, '.prettierrc.json')
    const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs')
    const files = [...GENERATED, 'components/index.ts', 'components/loader.ts', 'components/package.json']
    // Named from the copy, so that what prettier ignores in the repository does not hide it.
    const unformatted = spawnSync(
      process.execPath,
      [
        prettier,
        '--list-different',
        '--config',
        config,
        '--ignore-path',
        '/dev/null',
        '--with-node-modules',
        ...files,
      ],
      { cwd: COPY, encoding: 'utf8' },
    )
    expect(unformatted).toMatchObject({ status: 0, stdout: '' })

    expect(findTypeFaults(GENERATED)).toEqual([])
    expect(findFaults(COPY).filter((fault) => fault.includes('watch-party'))).toEqual([])
  })

  it('passes its own test in a browser', () => {
    const countsFile = join(COPY, 'counts.json')
    const runner = join(ROOT, 'node_modules/@web/test-runner/dist/bin.js')

    execFileSync(process.execPath, [runner, '--files', GENERATED[4] ?? ''], {
      cwd: COPY,
      env: { ...process.env, COUNTS_FILE: countsFile },
      stdio: 'pipe',
    })

    const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as { passed: number; failed: number }
    expect(counts.failed).toBe(0)
    expect(counts.passed).toBeGreaterThan(5)
  })

  it('refuses a name that is taken, or is no name', () => {
    expect(generate('is-watch-party')).toMatchObject({
      status: 2,
      stderr: 'components/is-watch-party exists already.\n',
    })
    expect(generate('watch-party').stderr).toMatch(/^Name the element: npm run new:element -- is-name/)
    expect(generate().status).toBe(2)
  })
})

/** What a strict compiler says about these files of the copy. */
function findTypeFaults(paths: readonly string[]): string[] {
  const config = join(COPY, 'tsconfig.json')
  const settings = {
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node', 'mocha'],
    module: 'preserve',
    moduleResolution: 'bundler',
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
  }
  writeFileSync(
    config,
    JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: settings, files: paths }),
  )
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    COPY,
  )
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options))
    .filter(({ file }) => file === undefined || file.fileName.includes('is-watch-party'))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
