import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findDataFolder } from '../../../edge-api/entrypoints/data-folder.ts'
import { importSite } from '../../../edge-api/entrypoints/import.ts'
import { runStatus } from '../../../edge-api/entrypoints/loop.ts'

const folder = mkdtempSync(join(tmpdir(), 'data-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a data folder that a command reads', () => {
  it('is the one that was named', () => {
    expect(findDataFolder(folder)).to.equal(folder)
  })

  it('is not made where there is none: the name was wrong', async () => {
    const misspelled = join(folder, 'sampel')

    await expect(runStatus({ data: misspelled, json: false })).rejects.toThrow(
      `There is no ${misspelled}; run \`start\` or \`import\` first`,
    )
    expect(existsSync(misspelled)).to.equal(false)
  })

  it('is not made for what cannot be read: that name was wrong', async () => {
    const [source, data] = [join(folder, 'catalgo'), join(folder, 'new')]

    await expect(importSite(source, { data, strict: false, dryRun: false, json: false })).rejects.toThrow(
      `There is no folder ${source}; look at its name`,
    )
    expect(existsSync(data)).to.equal(false)
  })
})
