// The API as a stranger gets it: compiled, packed, unpacked beside what it depends on, and started by its command.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
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
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildEdgeApi } from '../../.tools/edge-api-package.mjs'
import type { SlatesAnswer } from '../../edge-api/contract/types.ts'
import { findPorts } from '../e2e/support/server.ts'

interface PackageJson {
  dependencies: Record<string, string>
  bin: Record<string, string>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let folder = ''
let unpacked = ''
let packageJson: PackageJson
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'api-')))
  const dist = join(folder, 'dist')
  await buildEdgeApi(dist)
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: dist, stdio: 'pipe' })
  unpacked = join(folder, 'node_modules/@intellistream/edge-api')
  mkdirSync(unpacked, { recursive: true })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', unpacked, '--strip-components=1'], {
    stdio: 'pipe',
  })
  rmSync(dist, { recursive: true })
  packageJson = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as PackageJson
  for (const name of Object.keys(packageJson.dependencies)) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', name), link)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const listFiles = (): string[] => readdirSync(unpacked, { recursive: true, encoding: 'utf8' })

describe('the packed API', () => {
  it('is JavaScript alone, with the queries and data that it reads', () => {
    const files = listFiles()

    expect(files.filter((file) => /(?<!\.d)\.ts$|\.test\.|stories/.test(file))).toEqual([])
    expect(files.filter((file) => file.endsWith('.sql')).length).toBeGreaterThan(3)
    expect(files).toContain(packageJson.bin['intellistream']?.replace('./', ''))
  })

  it('imports only what is in it and what it depends on', () => {
    const known = Object.keys(packageJson.dependencies)
    const strangers = listFiles()
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) =>
        ts
          .preProcessFile(readFileSync(join(unpacked, file), 'utf8'), true, true)
          .importedFiles.flatMap(({ fileName }) => {
            if (fileName.startsWith('node:')) return []
            const isFound = fileName.startsWith('.')
              ? existsSync(join(unpacked, dirname(file), fileName))
              : known.some((name) => fileName === name || fileName.startsWith(`${name}/`))
            return isFound ? [] : [`${file}: ${fileName}`]
          }),
      )

    expect(strangers).toEqual([])
  })

  it('answers with a slate when its command is started, and trains the model itself', async () => {
    const port = await findPorts()
    const server = startCommand(port)
    try {
      const ask = async () => {
        const { slates } = await untilAnswering(`http://localhost:${port}/v1/slates`, server)
        const [first] = slates
        return first && 'slate' in first ? first.slate : undefined
      }

      expect((await ask())?.items).toHaveLength(6)
      // On a busy machine the first answers may be popular titles: the recommender has its deadline.
      await expect.poll(async () => (await ask())?.source).toBe('live')
    } finally {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
  })
})

function startCommand(port: number): ChildProcess {
  const command = join(unpacked, packageJson.bin['intellistream'] ?? '')
  return spawn(process.execPath, [command, 'start', '--data', join(folder, 'data')], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), NODE_OPTIONS: '' },
    stdio: 'ignore',
  })
}

async function untilAnswering(url: string, server: ChildProcess): Promise<SlatesAnswer> {
  const body = JSON.stringify({
    locale: 'en',
    slates: [{ id: 'a', kind: 'recommendations', limit: 6 }],
    dedupe: true,
  })
  while (server.exitCode === null) {
    const response = await fetch(url, { method: 'POST', body }).catch(() => undefined)
    if (response?.ok) return (await response.json()) as SlatesAnswer
    await response?.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the command ended with ${server.exitCode}`)
}
