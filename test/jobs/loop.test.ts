import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { LoopReportSchema } from '../../edge-api/contract/schemas/loop.ts'
import type { LoopReport } from '../../edge-api/contract/types.ts'
import { toAccuracyKey } from '../../edge-api/domain/accuracy/daily-accuracy.ts'
import { readBatchSlate, type BatchPointer } from '../../edge-api/domain/slates/batch-slates.ts'
import { DEFAULT_LOOP_OPTIONS, type LoopOptions } from '../../edge-api/jobs/loop-options.ts'
import { toLoop, type LoopPorts } from '../../edge-api/jobs/loop.ts'
import { runToEnd } from '../../edge-api/jobs/runs/run-to-end.ts'
import { listRuns, type RunRecord } from '../../edge-api/jobs/runs/run-record.ts'
import { writeReport } from '../../edge-api/jobs/report/write-report.ts'
import { rollback } from '../../edge-api/jobs/train/rollback.ts'
import { memoryModelTraining } from '../support/memory-model-training.ts'
import { archiveAudience } from './support/audience.ts'
import { archived, createSite, NOW, type TestSite } from './support/site.ts'

const OPTIONS: LoopOptions = { ...DEFAULT_LOOP_OPTIONS, maxWatchedHoursADay: 1000, batchSize: 20 }

async function createLoop({ items = 100 } = {}) {
  const site = await createSite({ items })
  const ports: LoopPorts = { ...site, modelTraining: memoryModelTraining(site.objectStore) }
  let runs = 0
  return {
    site,
    ports,
    run: (options: Partial<LoopOptions> = {}): Promise<RunRecord> => {
      runs += 1
      const at = NOW + runs * 60_000
      return runToEnd({ ...ports, clock: { now: () => at } }, toLoop({ dryRun: false }), {
        options: { ...OPTIONS, ...options },
        caller: { holder: 'test', alone: true },
        sleep: async () => undefined,
      })
    },
  }
}

async function readSlate(site: TestSite, userId: string): Promise<string[]> {
  const pointer = JSON.parse(await site.read('batch/current.json')) as BatchPointer
  return (await readBatchSlate(site.objectStore, pointer, userId)) ?? []
}

const isEven = (itemId: string) => Number(itemId.slice(1)) % 2 === 0

describe('the batch loop', () => {
  it('goes from archived events to slates that a user is served, by taste', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)

    const record = await run()

    expect(record.error).to.equal(undefined)
    expect(record.status).to.equal('done')
    const [even, odd] = [await readSlate(site, 'u0'), await readSlate(site, 'u1')]
    expect(even.slice(0, 10).every(isEven)).to.equal(true)
    expect(odd.slice(0, 10).some(isEven)).to.equal(false)
    expect(JSON.parse(await site.read('fallback/popular.json')))
      .to.have.property('itemIds')
      .with.lengthOf(100)
  })

  it('shows a change of taste after the next run', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)
    await run()
    const before = await readSlate(site, 'u0')
    const changed = Array.from({ length: 40 }, (_, index) =>
      archived({ userId: 'u0', itemId: `i${((index * 3) % 50) * 2 + 1}`, daysAgo: 0 }),
    )
    await site.archive(changed, NOW)

    const record = await run()

    expect(record.status).to.equal('done')
    const after = await readSlate(site, 'u0')
    expect(before.slice(0, 5).filter(isEven)).to.have.lengthOf(5)
    expect(after.slice(0, 5).filter(isEven)).to.have.lengthOf(0)
  })

  it('refuses a model of poisoned events, and the old one keeps serving', async () => {
    const { site, run } = await createLoop({ items: 400 })
    await archiveAudience(site, { items: 400, watches: 40 })
    const good = await run()
    const served = await site.read('batch/current.json')
    // A tracker gone wrong: it reports a title at random for whatever was watched.
    for (let user = 0; user < 60; user++) {
      const wrong = Array.from({ length: 60 }, (_, index) =>
        archived({ userId: `u${user}`, itemId: `i${(user * 131 + index * index * 37) % 400}`, daysAgo: 0 }),
      )
      await site.archive(wrong, NOW)
    }

    const poisoned = await run()

    expect(poisoned.status).to.equal('refused')
    expect(poisoned.error).to.match(/finds less than the model that serves/)
    expect(await site.read('batch/current.json')).to.equal(served)
    expect(JSON.parse(await site.read('models/current.json'))).to.have.property('modelId', good.runId)
  })

  it('goes back to the model and slates before by one command', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)
    const first = await run()
    const firstPointer = await site.read('batch/current.json')
    const second = await run()

    const { from, to } = await rollback(site)

    expect([from.modelId, to.modelId]).to.deep.equal([second.runId, first.runId])
    expect(await site.read('batch/current.json')).to.equal(firstPointer)
    expect(await readSlate(site, 'u0')).to.have.length.above(0)
  })

  it('refuses what Personalize would refuse, with the remedy, before it is sent', async () => {
    const { site, ports, run } = await createLoop()
    await archiveAudience(site, { users: 20 })

    const record = await run()

    expect(record.status).to.equal('refused')
    expect(record.error).to.match(/has \d+ interactions; Personalize needs 1000; collect more events/)
    expect((ports.modelTraining as ReturnType<typeof memoryModelTraining>).begun).to.deep.equal([])
  })

  it('draws the runs on a page, with the same numbers as CSV', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)
    const { runId } = await run()

    await writeReport(site.objectStore)

    const [page, csv] = [await site.read('reports/loop/index.html'), await site.read('reports/loop/runs.csv')]
    const [header = '', row = ''] = csv.split('\n')
    expect(header).to.match(/^run,status,started,seconds,interactions,.*ndcg_at_10_popularity$/)
    expect(row.startsWith(`${runId},done,2026-11-20T12:01:00.000Z,0,`)).to.equal(true)
    expect(page.match(/<svg /g)).to.have.lengthOf(3)
    expect(page).to.include(`${runId} serves since 2026-11-20T12:01:00.000Z, to 60 users.`)
  })

  it('writes for operators what it did, and how often titles were watched before and after a promotion', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)
    const { runId } = await run()
    for (const [day, shown, hits] of [
      ['2026-11-18', 40, 4],
      ['2026-11-20', 9, 9],
      ['2026-11-21', 20, 6],
    ] as const)
      await site.objectStore.put(toAccuracyKey(day), Buffer.from(JSON.stringify({ day, shown, hits })))

    await writeReport(site.objectStore)

    const report = JSON.parse(await site.read('reports/loop/status.json')) as LoopReport
    expect(v.is(LoopReportSchema, report)).to.equal(true)
    expect(report.serving?.modelId).to.equal(runId)
    expect(report.runs[0]?.rows?.users).to.equal(60)
    // The day of the promotion itself is left out.
    expect(report.online).to.deep.equal({
      before: { days: 1, shown: 40, hits: 4, hitRate: 0.1 },
      after: { days: 1, shown: 20, hits: 6, hitRate: 0.3 },
    })
  })

  it('keeps a record of each run with what every step read, kept and took', async () => {
    const { site, run } = await createLoop()
    await archiveAudience(site)
    await run()

    const [record] = await listRuns(site.objectStore)

    expect(record?.steps.map(({ name }) => name)).to.deep.equal([
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
    ])
    expect(record?.steps[0]?.summary?.['events']).to.deep.equal({ read: 1800, kept: 1800, leftOut: {} })
    expect(record?.lease).to.equal(undefined)
  })
})
