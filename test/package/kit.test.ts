// The kit as a stranger gets it: built, packed, unpacked, and every promised path opened.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import ts from 'typescript'
import { buildKit } from '../support/built-kit.ts'

type Target = string | Record<string, string>
interface PackageJson {
  exports: Record<string, Target>
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional: boolean }>
  customElements: string
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COMPONENTS = join(ROOT, 'components')
const tags = readdirSync(COMPONENTS).filter((name) => name.startsWith('is-'))

let folder = ''
let unpacked = ''
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kit-')))
  const quiet = { encoding: 'utf8', stdio: 'pipe' } as const
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { ...quiet, cwd: buildKit() })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder], quiet)
  unpacked = join(folder, 'package')
  mkdirSync(join(folder, 'node_modules'))
  const { dependencies, peerDependencies } = readPackage()
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), '@types']) {
    const installed = join(ROOT, 'node_modules', name)
    if (existsSync(installed)) symlinkSync(installed, join(folder, 'node_modules', name))
  }
})
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

/** What a strict compiler says about files below `where`. */
function findFaults(files: string[], more: ts.CompilerOptions, where: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    ...more,
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, options))
    .filter(({ file }) => file?.fileName.startsWith(where))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

describe('the source', () => {
  it.each(tags)('offers %s in the exports map, in the index and in the loader', (tag) => {
    const { exports } = JSON.parse(readFileSync(join(COMPONENTS, 'package.json'), 'utf8')) as PackageJson

    expect(exports[`./${tag}.js`]).toEqual({
      development: `./${tag}/${tag}.ts`,
      types: `./dist/${tag}.d.ts`,
      default: `./dist/${tag}.js`,
    })
    // Signing in needs aws-amplify, which the index must not ask of anybody.
    const isInIndex = readFileSync(join(COMPONENTS, 'index.ts'), 'utf8').includes(`from './${tag}/${tag}.ts'`)
    expect(isInIndex).toBe(tag !== 'is-sign-in')
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
    const { dependencies, peerDependencies } = readPackage()
    const isOwn = (name: string): boolean =>
      name.startsWith('.') ||
      Object.keys({ ...dependencies, ...peerDependencies }).some(
        (known) => name === known || name.startsWith(`${known}/`),
      )
    const modules = listFiles('.js').filter((file) => !file.startsWith('cdn/'))

    const strangers = [...modules, ...listFiles('.d.ts')].flatMap((file) =>
      listImports(file).filter((name) => !isOwn(name)),
    )

    expect(strangers).toEqual([])
  })

  it('has declarations that a strict compiler accepts with only its dependencies installed', () => {
    const faults = findFaults(
      listFiles('.d.ts').map((file) => join(unpacked, file)),
      {},
      unpacked,
    )

    expect(faults).toEqual([])
  })

  it('depends on lit and d3 modules alone; a framework is asked for only where it is used', () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = readPackage()

    expect(Object.keys(dependencies).filter((name) => name !== 'lit' && !name.startsWith('d3-'))).toEqual([])
    expect(Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)).toEqual([])
  })

  it('types its tags in React, Vue and Svelte, and takes no word for another', () => {
    const page = join(folder, 'page.tsx')
    writeFileSync(
      page,
      `import '@intellistream/components/jsx'
import '@intellistream/components/vue'
import '@intellistream/components/svelte'
import { IsTopPicks } from '@intellistream/components/react'
import type { SvelteHTMLElements } from 'svelte/elements'
import type { GlobalComponents } from 'vue'
export const page = (
  <>
    <is-top-picks layout="hero" heading-level={3} onis-item-select={(event) => event.detail.itemId.length} />
    <IsTopPicks layout="numbered" onItemSelect={(event) => event.detail.position.toFixed()} />
  </>
)
export const svelte: SvelteHTMLElements['is-top-picks'] = { layout: 'rail', 'onis-item-select': (event) => event.detail.itemId }
export const vue: InstanceType<GlobalComponents['is-top-picks']>['$props'] = { layout: 'rail', onIsItemSelect: (event) => event.detail.itemId }
// @ts-expect-error no such layout
export const wrong = <is-top-picks layout="wall" />
// @ts-expect-error no such layout
export const wrongToo = <IsTopPicks layout="wall" />
`,
    )
    mkdirSync(join(folder, 'node_modules/@intellistream'), { recursive: true })
    symlinkSync(unpacked, join(folder, 'node_modules/@intellistream/components'))

    const faults = findFaults([page], { jsx: ts.JsxEmit.ReactJSX, skipLibCheck: true }, folder)

    expect(faults).toEqual([])
  })

  it('is found sound by publint and by attw, as a package of modules', async () => {
    const { messages } = await publint({ pkgDir: unpacked, level: 'suggestion' })
    const tarball = readFileSync(
      join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''),
    )
    const analysis = await checkPackage(createPackageFromTarballData(tarball), {
      excludeEntrypoints: [/\.(css|json)$/],
    })

    expect(messages.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([])
    // Modules only: that CommonJS cannot require them is not a fault of this package.
    const problems = 'problems' in analysis ? analysis.problems : []
    expect(
      problems
        .filter(({ kind }) => kind !== 'CJSResolvesToESM')
        .filter((problem) => !('resolutionKind' in problem && /^node10|-cjs$/.test(problem.resolutionKind))),
    ).toEqual([])
  })

  it('is under 500 kB without source maps and the CDN folder, and brings no test, story or source', () => {
    const files = listFiles('').filter((file) => statSync(join(unpacked, file)).isFile())
    const bytes = files
      .filter((file) => !file.endsWith('.map') && !file.startsWith('cdn/'))
      .reduce((sum, file) => sum + statSync(join(unpacked, file)).size, 0)

    expect(files.filter((file) => /test|stories|(?<!\.d)\.tsx?$/.test(file))).toEqual([])
    expect(bytes).toBeLessThan(500_000)
  })

  it('gives a hash for each file of the CDN folder that fits it', () => {
    const hashes = JSON.parse(read('cdn/integrity.json')) as Record<string, string>
    const files = listFiles('').filter((file) => /^cdn\/.*\.(js|css)$/.test(file))

    expect(Object.keys(hashes).sort()).toEqual(files.map((file) => file.slice('cdn/'.length)).sort())
    for (const [name, hash] of Object.entries(hashes)) {
      expect(hash).toBe(
        `sha384-${createHash('sha384')
          .update(readFileSync(join(unpacked, 'cdn', name)))
          .digest('base64')}`,
      )
    }
  })

  it('says its attributes and parts to VS Code, to JetBrains and to language models', () => {
    for (const file of ['vscode.html-custom-data.json', 'web-types.json', 'llms.txt']) {
      expect(
        tags.filter((tag) => !read(file).includes(tag)),
        file,
      ).toEqual([])
      expect(read(file), file).toContain('heading-level')
    }
    expect(read('vscode.css-custom-data.json')).toContain('::part(poster)')
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
