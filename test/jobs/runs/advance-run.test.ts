import { describe, expect, it } from 'vitest'
import { advanceRun, beginRun, RunUnderWay } from '../../../edge-api/jobs/runs/advance-run.ts'
import { runToEnd } from '../../../edge-api/jobs/runs/run-to-end.ts'
import { RunRefused, type Job, type Step } from '../../../edge-api/jobs/runs/step.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const alone = { holder: 'me', alone: true }
const oneOfMany = (holder: string) => ({ holder, alone: false })

function createPorts() {
  let nowMs = Date.parse('2026-11-20T12:00:00.000Z')
  return {
    objectStore: memoryObjectStore(),
    clock: { now: () => (nowMs += 1000) },
    wait: (ms: number) => (nowMs += ms),
  }
}

type TestPorts = ReturnType<typeof createPorts>

function job(...steps: [string, Step<TestPorts, unknown>['run']][]): Job<TestPorts, unknown> {
  return { name: 'job', steps: steps.map(([name, run]) => ({ name, run })) }
}

describe('a run', () => {
  it('calls a step with the state it gave until it gives a summary, then the next', async () => {
    const ports = createPorts()
    const states: unknown[] = []
    const counting = job(
      [
        'count',
        async (_, state) => {
          states.push(state)
          const n = Number(state['n'] ?? 0) + 1
          return n < 3 ? { state: { n }, waitSeconds: 5 } : { summary: { n } }
        },
      ],
      ['end', async () => ({ summary: {} })],
    )
    const waits: number[] = []

    const record = await runToEnd(ports, counting, {
      options: {},
      caller: alone,
      sleep: async (ms) => void waits.push(ms),
    })

    expect(states).to.deep.equal([{}, { n: 1 }, { n: 2 }])
    expect(waits).to.deep.equal([5000, 5000])
    expect(record).to.deep.include({ status: 'done', failures: 0 })
    expect(record.steps.map(({ name, summary }) => [name, summary])).to.deep.equal([
      ['count', { n: 3 }],
      ['end', {}],
    ])
    expect(await ports.objectStore.get('runs/current.json')).to.equal(undefined)
  })

  it('is joined by who comes while it is under way, and refused to another job', async () => {
    const ports = createPorts()
    const waiting = job(['wait', async () => ({ state: {}, waitSeconds: 1 })])

    const first = await beginRun(ports, waiting, {})
    const second = await beginRun(ports, waiting, {})

    expect(second.runId).to.equal(first.runId)
    await expect(beginRun(ports, { ...waiting, name: 'other' }, {})).rejects.toThrow(RunUnderWay)
  })

  it('lets one caller at a time work on a step, and another when its time is over', async () => {
    const ports = createPorts()
    let release: () => void = () => undefined
    const held = job(['hold', () => new Promise((resolve) => (release = () => resolve({ summary: {} })))])
    const { runId } = await beginRun(ports, held, {})
    const working = advanceRun(ports, held, runId, oneOfMany('a'))
    await expect
      .poll(async () =>
        Buffer.from((await ports.objectStore.get(`runs/${runId}/run.json`))?.body ?? []).toString(),
      )
      .toContain('"holder": "a"')

    await expect(advanceRun(ports, held, runId, oneOfMany('b'))).rejects.toThrow(RunUnderWay)
    ports.wait(16 * 60_000)
    const taken = advanceRun(ports, held, runId, oneOfMany('b'))
    await expect
      .poll(async () =>
        Buffer.from((await ports.objectStore.get(`runs/${runId}/run.json`))?.body ?? []).toString(),
      )
      .toContain('"holder": "b"')
    release()
    await taken

    // The first one comes too late to say anything.
    await expect(Promise.race([working, Promise.reject(new RunUnderWay('still working'))])).rejects.toThrow(
      RunUnderWay,
    )
  })

  it('ends refused, with what was found, when a step refuses', async () => {
    const ports = createPorts()
    const refusing = job(
      ['check', async () => Promise.reject(new RunRefused('Row 3 is wrong', { row: 3 }))],
      ['never', async () => ({ summary: {} })],
    )

    const record = await runToEnd(ports, refusing, {
      options: {},
      caller: alone,
      sleep: async () => undefined,
    })

    expect(record).to.deep.include({ status: 'refused', error: 'Row 3 is wrong' })
    expect(record.steps).to.have.lengthOf(1)
    expect(record.steps[0]?.summary).to.deep.equal({ row: 3 })
  })

  it('is resumed after a failure where it was, and given up after five in a row', async () => {
    const ports = createPorts()
    let calls = 0
    const failing = job(
      ['first', async () => ({ summary: {} })],
      [
        'second',
        async () => {
          calls += 1
          throw new Error('The store is away')
        },
      ],
    )
    const options = { options: {}, caller: alone, sleep: async () => undefined }

    for (let attempt = 0; attempt < 5; attempt++)
      await expect(runToEnd(ports, failing, options)).rejects.toThrow('away')

    expect(calls).to.equal(5)
    expect(await ports.objectStore.get('runs/current.json')).to.equal(undefined)
  })
})
