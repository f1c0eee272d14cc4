import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as control from '@aws-sdk/client-personalize'
import { afterEach, describe, expect, it } from 'vitest'
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import { createCustomGroup, importCsv, interactionsCsv, settled } from './custom-group.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

const opened: Local[] = []
afterEach(async () => {
  for (const local of opened.splice(0)) await local.stop()
})
async function start(): Promise<Local> {
  const local = await startLocal()
  opened.push(local)
  return local
}

const optionsOf = ({ folder }: Local) => ({
  dataFolder: join(folder, 'data'),
  training: { interactionsCsv: join(folder, 'interactions.csv'), itemsCsv: join(folder, 'items.csv') },
})
const childPath = new URL('./serve-child.ts', import.meta.url).pathname

describe('the data folder', () => {
  it('keeps what was created when the process is killed, and the next start goes on with it', async () => {
    const local = await start()
    await local.server.close()
    const { dataFolder, training } = optionsOf(local)
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', childPath, dataFolder, JSON.stringify(training)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const { url } = JSON.parse(line) as { url: string }
    const client = new control.PersonalizeClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
    const remote = { ...local, control: client }
    const group = await createCustomGroup(remote, 'killed')
    await importCsv(remote, group.datasetArns.Interactions, interactionsCsv())
    const { solutionArn } = await client.send(
      new control.CreateSolutionCommand({
        name: 'killed',
        datasetGroupArn: group.datasetGroupArn,
        recipeArn: 'arn:aws:personalize:::recipe/aws-sims',
      }),
    )
    const { solutionVersionArn = '' } = await client.send(
      new control.CreateSolutionVersionCommand({ solutionArn }),
    )
    const exit = once(child, 'exit')
    child.kill('SIGKILL') // while it trains, and holding its lock
    await exit

    const again = await local.restart()
    opened.splice(0, opened.length, again)
    const version = await settled(
      async () =>
        (await again.control.send(new control.DescribeSolutionVersionCommand({ solutionVersionArn })))
          .solutionVersion,
    )
    expect(version.status).toBe('ACTIVE')
    const { datasetImportJobs = [] } = await again.control.send(new control.ListDatasetImportJobsCommand({}))
    expect(datasetImportJobs).toMatchObject([{ status: 'ACTIVE' }])
  })

  it('belongs to one server at a time', async () => {
    const local = await start()
    await expect(startPersonalize(optionsOf(local))).rejects.toThrow(/in use by process \d+/)

    await local.server.close()
    const next = await startPersonalize(optionsOf(local))
    await next.close()
  })

  it('is taken over from a process that is gone, and not from one that lives', async () => {
    const local = await start()
    await local.server.close()
    const lock = join(local.folder, 'data', '.personalize.lock')
    await writeFile(lock, String(process.ppid))
    await expect(startPersonalize(optionsOf(local))).rejects.toThrow(`in use by process ${process.ppid}`)
    expect(await readFile(lock, 'utf8')).toBe(String(process.ppid))

    await writeFile(lock, 'nobody')
    const next = await startPersonalize(optionsOf(local))
    await next.close()
  })

  it('is refused when its resources are damaged or of another version, and nothing is overwritten', async () => {
    const local = await start()
    await local.server.close()
    const path = join(local.folder, 'data', 'resources.json')
    await mkdir(join(local.folder, 'data'), { recursive: true })
    for (const text of ['{', '{"format":99}']) {
      await writeFile(path, text)
      await expect(startPersonalize(optionsOf(local))).rejects.toThrow(
        /resources\.json is damaged or of another version/,
      )
      expect(await readFile(path, 'utf8')).toBe(text)
    }
  })

  it('is emptied of what the server kept, and of nothing else, by a reset', async () => {
    const local = await start()
    await local.control.send(new control.CreateDatasetGroupCommand({ name: 'forgotten' }))
    await writeFile(join(local.folder, 'data', 'mine.csv'), 'a')
    await expect(startPersonalize({ ...optionsOf(local), reset: true })).rejects.toThrow('in use')
    await local.server.close()
    await (await startPersonalize({ ...optionsOf(local), reset: true })).close()

    const again = await local.restart()
    opened.splice(0, opened.length, again)
    const { datasetGroups = [] } = await again.control.send(new control.ListDatasetGroupsCommand({}))
    expect(datasetGroups.map(({ name }) => name)).toEqual(['intellistream'])
    expect(await readFile(join(local.folder, 'data', 'mine.csv'), 'utf8')).toBe('a')
  })

  it('holds no half-written file and no unused one after a kill', async () => {
    const local = await start()
    const datasets = join(local.folder, 'data', 'datasets')
    await local.server.close()
    await mkdir(datasets, { recursive: true })
    await writeFile(join(datasets, 'items-00000000.csv'), 'ITEM_ID\n')
    await writeFile(join(datasets, '.tmp-items-1.csv'), 'ITE')

    const again = await local.restart()
    opened.splice(0, opened.length, again)
    await expect(readFile(join(datasets, 'items-00000000.csv'))).rejects.toThrow('ENOENT')
    await expect(readFile(join(datasets, '.tmp-items-1.csv'))).rejects.toThrow('ENOENT')
  })
})
