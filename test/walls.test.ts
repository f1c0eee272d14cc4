import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findFaults } from './walls.report.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

it('keeps every import of the repository inside the walls', () => {
  expect(findFaults(ROOT)).toEqual([])
})

describe('the walls of a small tree', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'walls-'))
    for (const workspace of ['components', 'edge-api']) {
      mkdirSync(join(root, workspace))
      cpSync(join(ROOT, workspace, 'package.json'), join(root, workspace, 'package.json'))
    }
    plant('edge-api/contract/types.ts', 'export interface Slate { kind: string }')
    plant('edge-api/ports/catalog.ts', "export type { Slate } from '../contract/types.ts'")
    plant(
      'edge-api/routes/items.ts',
      "import type { Slate } from '../ports/catalog.ts'\nexport type Items = Slate",
    )
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }

  it('stand while every arrow is in the table', () => {
    expect(findFaults(root)).toEqual([])
  })

  it.each([
    ['a route that imports an adapter', 'edge-api/routes/bad.ts', "import '../adapters/tmdb/catalog.ts'"],
    [
      'even when only for a type',
      'edge-api/routes/bad.ts',
      "import type { A } from '../adapters/tmdb/catalog.ts'",
    ],
    [
      'or in a type position',
      'edge-api/routes/bad.ts',
      "export type A = import('../adapters/tmdb/catalog.ts').A",
    ],
    ['or at run time', 'edge-api/routes/bad.ts', "await import('../adapters/tmdb/catalog.ts')"],
    ['or to pass it on', 'edge-api/routes/bad.ts', "export * from '../adapters/tmdb/catalog.ts'"],
    ['an adapter that imports another', 'edge-api/adapters/s3/bad.ts', "import '../tmdb/catalog.ts'"],
    ['the contract that imports the engine', 'edge-api/contract/bad.ts', "import '../engine/model.ts'"],
    ['the engine that does I/O', 'edge-api/engine/bad.ts', "import 'node:fs'"],
    ['a job that names a vendor', 'edge-api/jobs/bad.ts', "import '@aws-sdk/client-s3'"],
    [
      'a local server that knows our contract',
      'edge-api/local/tmdb/bad.ts',
      "import '../../contract/types.ts'",
    ],
    ['the page session that imports Lit', 'components/page-session/bad.ts', "import 'lit'"],
    ['an element that imports another', 'components/is-a/bad.ts', "import '../is-b/is-b.ts'"],
    ['an element that calls the API', 'components/is-a/bad.ts', "import '../page-session/api-client.ts'"],
    [
      'the contract at run time in the browser',
      'components/is-a/bad.ts',
      "import { Slate } from '@intellistream/edge-api/contract'",
    ],
    ['the demo that reaches into the kit', 'demo/bad.ts', "import '../components/index.ts'"],
    ['code that imports tests', 'edge-api/http/bad.ts', "import '../../test/walls.table.js'"],
  ])('fall for %s', (_, file, text) => {
    plant(file, text)

    const faults = findFaults(root)

    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${file} imports .+: .+`))
  })

  it('allow the kit the types of the contract, and the demo the kit by its name', () => {
    plant('components/is-a/is-a.ts', "import type { Slate } from '@intellistream/edge-api/contract'")
    plant(
      'demo/home.ts',
      "import '@intellistream/components'\nimport '@intellistream/components/is-top-picks.js'",
    )

    expect(findFaults(root)).toEqual([])
  })

  it('fall for a ring, types included', () => {
    plant('edge-api/engine/a.ts', "import type { B } from './b.ts'\nexport type A = B")
    plant('edge-api/engine/b.ts', "import type { A } from './a.ts'\nexport type B = A")

    expect(findFaults(root)).toEqual([
      'edge-api/engine/a.ts -> edge-api/engine/b.ts -> edge-api/engine/a.ts: a ring; move what both ends need into a file of its own.',
    ])
  })

  it('fall for a leaf that imports the barrel above it', () => {
    plant('edge-api/engine/index.ts', 'export const one = 1')
    plant('edge-api/engine/evaluation/ndcg.ts', "import '../index.ts'")

    expect(findFaults(root)).toEqual([
      expect.stringMatching(/ndcg\.ts imports edge-api\/engine\/index\.ts: it is a barrel/),
    ])
  })

  it('fall for a folder that the table does not know', () => {
    plant('edge-api/helpers/strings.ts', 'export const two = 2')

    expect(findFaults(root)).toEqual([
      'edge-api/helpers/strings.ts is in no room: give its folder a line in test/walls.table.js.',
    ])
  })

  it('say what the room may import and what to do instead', () => {
    plant('edge-api/routes/bad.ts', "import '../adapters/tmdb/catalog.ts'")

    expect(findFaults(root)).toEqual([
      'edge-api/routes/bad.ts imports edge-api/adapters/tmdb/catalog.ts: edge-api/routes may import edge-api/http, edge-api/domain, edge-api/ports, edge-api/contract. ' +
        'Routes see ports and the domain only: take what you need as an argument of the factory.',
    ])
  })
})
