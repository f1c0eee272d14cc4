// T10 and T19: what can be seen in the source and in the lockfile alone.

import { readdirSync, readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = new URL('../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')

/** Where a pattern that does not end can be stopped. */
const PATTERNS_RUN_IN = createContext({ now: () => performance.now() })

/** Quadratic in the length of what they are given, which is why they are never given what a stranger sends. */
const KNOWN: Record<string, string> = {
  '/\\/+$/': 'the address of the API, which the site writes',
  '/\\s*\\((\\d{4})(?:\\s*[-–]\\s*(?:\\d{4})?)?\\)\\s*$/u':
    'titles of a MovieLens file that an operator imports',
  '/(?<=\\()|(?=\\s*\\))|(?=\\s\\()/u': 'titles of a MovieLens file that an operator imports',
  '/^[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?$/i': 'training files that our own jobs write, on a laptop',
  '/^[\\x20-\\x7e]*[\\x21-\\x7e][\\x20-\\x7e]*$/': 'at most 1024 characters, on a laptop',
}

describe('patterns', () => {
  const LENGTH = 100_000
  const MOST_MS = 10
  const found = ['components', 'edge-api']
    .flatMap((folder) =>
      readdirSync(new URL(folder, ROOT), { recursive: true }).map((path) => `${folder}/${String(path)}`),
    )
    .filter((path) => path.endsWith('.ts') && !/\/(node_modules|dist)\//.test(path))
    .flatMap((path) => findPatterns(path))

  it('are found in what the API and the kit run', () => {
    expect(found.length).toBeGreaterThan(30)
  })

  const others = found.filter(({ literal }) => !(literal in KNOWN))
  it.each([...new Map(others.map((pattern) => [pattern.literal, pattern])).values()])(
    `T10: $literal of $path takes less than ${MOST_MS} ms for any ${LENGTH} characters that may keep it busy`,
    ({ literal }) => {
      for (const text of toHardTexts(literal, LENGTH)) {
        // Again, so that a busy moment of the machine does not count.
        for (let tries = 0; tries < 20 && measure(literal, text) >= MOST_MS; tries += 1)
          expect(tries, JSON.stringify(text.slice(0, 20))).toBeLessThan(19)
      }
    },
  )

  it.each(Object.entries(KNOWN))(
    'T10: %s is not linear, and is given nothing by strangers: %s',
    (literal) => {
      expect(found.map((pattern) => pattern.literal)).toContain(literal)
    },
  )

  it('T10: a pattern that is not linear is noticed', () => {
    expect(measure('/^\\s*(a+\\s*)*$/', `${' '.repeat(20)}${'a'.repeat(50)}!`)).toBe(Infinity)
  })
})

describe('dependencies', () => {
  interface Locked {
    link?: boolean
    inBundle?: boolean
    integrity?: string
    hasInstallScript?: boolean
  }
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
  const fetched = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
  )
  const root = JSON.parse(read('package.json')) as {
    allowScripts: Record<string, boolean>
    devDependencies: Record<string, string>
  }

  it('T19: run a script when they are installed only where they are named', () => {
    const scripted = fetched.filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripted.map(([path]) => path.split('node_modules/').at(-1) ?? '')

    expect([...new Set(names)].sort()).toEqual(Object.keys(root.allowScripts).sort())
  })

  it('T19: are the bytes that the lockfile knows', () => {
    expect(fetched.length).toBeGreaterThan(500)
    expect(fetched.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([])
  })

  it('T19: are exact versions, and few where a site has to trust them', () => {
    const edgeApi = JSON.parse(read('edge-api/package.json')) as { dependencies: Record<string, string> }
    const kit = JSON.parse(read('components/package.json')) as { dependencies: Record<string, string> }
    const versions = Object.values({ ...root.devDependencies, ...edgeApi.dependencies })

    expect(versions.filter((version) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([])
    expect(Object.keys(kit.dependencies).filter((name) => name !== 'lit' && !name.startsWith('d3-'))).toEqual(
      [],
    )
  })
})

function findPatterns(path: string): { path: string; literal: string }[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest)
  const literals: { path: string; literal: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push({ path, literal: node.text })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return literals
}

/** What the pattern is made of and what it may start with, over and over, with an end that it does not expect. */
function toHardTexts(literal: string, length: number): string[] {
  const own = literal.match(/\w+|[^\w\s]/g) ?? []
  const parts = new Set([
    ...own,
    ...own.map((part) => part[0] ?? ''),
    ' ',
    '\t',
    '\n',
    'a',
    'aA0 ',
    '0',
    '0.',
    'é',
  ])
  return [...parts].map((part) => `${part.repeat(Math.ceil(length / part.length))}\u0000`)
}

/** Milliseconds; Infinity when it had to be stopped. */
function measure(literal: string, text: string): number {
  const pattern = literal.replace(/\/([a-z]*)$/, (_, flags: string) => `/${flags.replace('g', '')}`)
  try {
    return Number(
      runInContext(
        `{ const from = now(); ${pattern}.test(text); now() - from }`,
        Object.assign(PATTERNS_RUN_IN, { text }),
        { timeout: 300 },
      ),
    )
  } catch {
    return Infinity
  }
}
