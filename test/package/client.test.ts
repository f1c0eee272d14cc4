// The OpenAPI document is good for what people use it for: a client generated from the running API, checked and run.

import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp, DEFAULT_SETTINGS } from '../../edge-api/app.ts'
import { listen } from '../../edge-api/entrypoints/listen.ts'
import type { Listening } from '../../edge-api/entrypoints/listen.ts'
import { memoryPorts, SECRET } from '../support/memory-ports.ts'

const run = promisify(execFile)
const PROGRAM = fileURLToPath(new URL('use-client.txt', import.meta.url))
/** Inside the repository, so that packages are found from there. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url))

let api: Listening
let url: string
let folder: string
let program: string

beforeAll(async () => {
  const ports = { ...memoryPorts(), clock: { now: () => Date.now() } }
  const app = createApp(ports, { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET })
  api = await listen((request) => app.fetch(request), 0, 'the API')
  url = `http://localhost:${api.port}`
  await mkdir(CACHE, { recursive: true })
  folder = await mkdtemp(join(CACHE, 'client-'))
  program = join(folder, 'use-client.ts')
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'schema.d.ts'), astToString(await openapiTS(new URL(`${url}/openapi.json`))))
  await copyFile(PROGRAM, program)
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a client generated from /openapi.json', () => {
  it('has types that a program can be checked by', () => {
    const checked = ts.createProgram([program], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      types: ['node'],
    })

    const faults = ts.getPreEmitDiagnostics(checked)

    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).to.deep.equal(
      [],
    )
  })

  it('asks the API and reads what it answers', async () => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', program, url])

    expect(JSON.parse(stdout)).to.deep.equal({
      slates: ['top', 'popular'],
      recommended: 3,
      title: 'Title 1',
      problem: 'A valid token is needed',
    })
  })
})
