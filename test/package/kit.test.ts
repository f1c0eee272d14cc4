// The kit as a stranger gets it: built, packed, unpacked, and every promised path opened.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import ts from 'typescript'

type Target = string | Record<string, string>
interface PackageJson {
  exports: Record<string, Target>
  dependencies: Record<string, string>
  customElements: string
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COMPONENTS = join(ROOT, 'components')
const tags = readdirSync(COMPONENTS).filter((name) => name.startsWith('is-'))

let folder = ''
let unpacked = ''
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kit-')))
  const dist = join(folder, 'dist')
  const quiet = { encoding: 'utf8', stdio: 'pipe' } as const
  execFileSync('npm', ['run', '--silent', 'build'], {
    ...quiet,
    cwd: COMPONENTS,
    env: { ...process.env, KIT_DIST: dist },
  })
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { ...quiet, cwd: dist })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder], quiet)
  unpacked = join(folder, 'package')
  mkdirSync(join(folder, 'node_modules'))
  for (const name of Object.keys(readPackage().dependencies)) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  }
}, 120_000)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function read(path: string): string {
  return readFileSync(join(unpacked, path), 'utf8')
}

function readPackage(): PackageJson {
  return JSON.parse(read('package.json')) as PackageJson
}

function listFiles(ending: string): string[] {
  return readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
}

function listImports(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(read(path), true, true)
  return importedFiles.map(({ fileName }) => fileName)
}

describe('the source', () => {
  it.each(tags)('offers %s in the exports map, in the index and in the loader', (tag) => {
    const { exports } = JSON.parse(readFileSync(join(COMPONENTS, 'package.json'), 'utf8')) as PackageJson

    expect(exports[`./${tag}.js`]).toEqual({
      development: `./${tag}/${tag}.ts`,
      types: `./dist/${tag}.d.ts`,
      default: `./dist/${tag}.js`,
    })
    expect(readFileSync(join(COMPONENTS, 'index.ts'), 'utf8')).toContain(`from './${tag}/${tag}.ts'`)
    expect(readFileSync(join(COMPONENTS, 'loader.ts'), 'utf8')).toContain(`import('./${tag}/${tag}.ts')`)
  })
})

describe('the packed kit', () => {
  it('has a file behind every path of its exports map, and names no source', () => {
    const { exports, customElements } = readPackage()
    const files = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    )

    expect([...files, customElements].filter((file) => !existsSync(join(unpacked, file)))).toEqual([])
    expect(JSON.stringify(exports)).not.toMatch(/development|(?<!\.d)\.ts"/)
  })

  it('imports nothing but itself and what it depends on', () => {
    const { dependencies } = readPackage()
    const isOwn = (name: string): boolean =>
      name.startsWith('.') ||
      Object.keys(dependencies).some((known) => name === known || name.startsWith(`${known}/`))
    const modules = listFiles('.js').filter((file) => !file.startsWith('cdn/'))

    const strangers = [...modules, ...listFiles('.d.ts')].flatMap((file) =>
      listImports(file).filter((name) => !isOwn(name)),
    )

    expect(strangers).toEqual([])
  })

  it('has declarations that a strict compiler accepts with only its dependencies installed', () => {
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    }
    const files = listFiles('.d.ts').map((file) => join(unpacked, file))

    const faults = ts
      .getPreEmitDiagnostics(ts.createProgram(files, options))
      .filter(({ file }) => file?.fileName.startsWith(unpacked))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))

    expect(faults).toEqual([])
  })

  it('tells editors about every tag', () => {
    const manifest = read(readPackage().customElements)

    expect(tags.filter((tag) => !manifest.includes(`"tagName":"${tag}"`))).toEqual([])
  })

  it('needs nothing beside itself on a CDN', () => {
    const modules = listFiles('.js').filter((file) => file.startsWith('cdn/'))

    expect(modules).toContain('cdn/loader.js')
    expect(modules).toContain('cdn/intellistream.js')
    expect(modules.flatMap(listImports).filter((name) => !name.startsWith('.'))).toEqual([])
  })
})
