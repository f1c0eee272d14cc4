import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failCommand, startCommand } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'personalize-command-'))
  await writeFile(join(folder, 'file'), '')
  await mkdir(join(folder, 'damaged'))
  await writeFile(join(folder, 'damaged', 'resources.json'), '{"format"')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('intellistream personalize', () => {
  it('lists its options', async () => {
    const { code, stdout } = await failCommand(['--help'])

    expect(code).toBe(0)
    for (const option of ['--data', '--port', '--bucket', '--s3', '--fault', '--reset', 'latency=']) {
      expect(stdout).toContain(option)
    }
  })

  it('says in a line what is wrong with the call, and ends with 2', async () => {
    const { code, stderr } = await failCommand(['--data', folder, '--port', 'soon'])

    expect(code).toBe(2)
    expect(stderr).toContain("argument 'soon' is invalid. a port is a whole number")
  })

  it('says in a line what is wrong around it, and ends with 1', async () => {
    const running = await startCommand(['--data', join(folder, 'running')])
    const port = new URL(running.url).port
    const cases: [words: string[], message: string][] = [
      [['--data', join(folder, 'file')], 'is no folder'],
      [['--data', join(folder, 'file', 'below')], 'is no folder'],
      [['--data', join(folder, 'damaged'), '--port', '0'], 'resources.json is damaged'],
      [['--data', join(folder, 'running'), '--port', '0'], 'is in use by process'],
      [['--data', join(folder, 'other'), '--port', port], `Port ${port} is taken`],
    ]
    const ended = await Promise.all(cases.map(([words]) => failCommand(words)))
    await running.stop()

    for (const [index, { code, stderr }] of ended.entries()) {
      expect(code).toBe(1)
      expect(stderr).toMatch(/^intellistream: [^\n]+\n$/)
      expect(stderr).toContain(cases[index]?.[1])
    }
  })
})
