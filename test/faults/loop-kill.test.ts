// kill -9 at every step of the batch loop, over the wire of the local Personalize: the rerun ends in the same bytes.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startPersonalize } from '../../edge-api/local/personalize/start-personalize.ts'
import { archiveAudience } from '../jobs/support/audience.ts'
import { createSite, NOW, type TestSite } from '../jobs/support/site.ts'

const CHILD = fileURLToPath(new URL('../jobs/support/loop-child.ts', import.meta.url))
const STEPS = [
  'preprocess',
  'export',
  'validate',
  'import',
  'train',
  'gate',
  'recommend',
  'serve',
  'publish',
  'tidy',
]

/** A site whose events are the same each time, with a Personalize that reads its folder. */
async function createServedSite(): Promise<{ site: TestSite; url: string }> {
  const site = await createSite()
  await archiveAudience(site)
  const [interactionsCsv, itemsCsv] = [join(site.root, 'seed.csv'), join(site.root, 'seed-items.csv')]
  await writeFile(
    interactionsCsv,
    'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu0,i0,Watch,1790000000\nu1,i1,Watch,1790000000\n',
  )
  await writeFile(itemsCsv, 'ITEM_ID,GENRES,CREATION_TIMESTAMP\ni0,Drama,1600000000\ni1,Comedy,1600000000\n')
  const personalize = await startPersonalize({
    dataFolder: join(site.root, 'local', 'personalize'),
    training: { interactionsCsv, itemsCsv },
    buckets: { intellistream: site.root },
    now: () => NOW,
  })
  onTestFinished(() => personalize.close())
  return { site, url: personalize.url }
}

async function runChild(site: TestSite, url: string, where: string): Promise<string> {
  const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', CHILD, site.root, url, where], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const signal = await new Promise((resolve) => child.on('close', (_, name) => resolve(name)))
  return signal === 'SIGKILL' ? 'killed' : output.trim()
}

/** What is trained on and served, without the names that Personalize gave and who held the run when. */
async function readResult(site: TestSite): Promise<Record<string, string>> {
  const result: Record<string, string> = {}
  for (const prefix of ['training/', 'batch/', 'models/', 'fallback/', 'evaluation/', 'marks/'])
    for await (const key of site.objectStore.listKeys(prefix)) {
      if (key.endsWith('_CHECK')) continue
      result[key] = Buffer.from((await site.objectStore.get(key))?.body ?? [])
        .toString('latin1')
        .replace(/arn:aws:personalize:[^"]*/g, 'arn')
    }
  return result
}

it(
  'ends in the same bytes after kill -9 at every step, done but not recorded, and in the middle of writing',
  { timeout: 240_000 },
  async () => {
    const [clean, killed] = [await createServedSite(), await createServedSite()]
    const undisturbed = await runChild(clean.site, clean.url, 'never')

    const outcomes: string[] = []
    for (const step of STEPS) {
      const places = ['preprocess', 'export', 'publish'].includes(step)
        ? [`in ${step}`, `after ${step}`]
        : [`after ${step}`]
      for (const place of places) outcomes.push(await runChild(killed.site, killed.url, place))
    }
    const last = await runChild(killed.site, killed.url, 'never')

    expect(undisturbed).to.equal('{"status":"done"}')
    expect(outcomes).to.deep.equal(Array.from({ length: 13 }, () => 'killed'))
    expect(last).to.equal('{"status":"done"}')
    const [expected, actual] = [await readResult(clean.site), await readResult(killed.site)]
    expect(Object.keys(actual)).to.deep.equal(Object.keys(expected))
    expect(Object.keys(actual).filter((key) => actual[key] !== expected[key])).to.deep.equal([])
  },
)
