// The synthesized state machine, executed: the real job function, files, DuckDB, and Personalize by the real SDK over the wire of
// the local server, which fails as it is told to. The clock alone is not real: a night takes a moment.

import { beforeAll, describe, expect, it } from 'vitest'
import { answerJobCall, type JobCall } from '../../edge-api/jobs/job-call.ts'
import type { FaultRule } from '../../edge-api/local/personalize/faults/fault.ts'
import type { ServiceErrorName } from '../../edge-api/local/personalize/wire/errors.ts'
import { archiveAudience } from '../jobs/support/audience.ts'
import { archived, NOW } from '../jobs/support/site.ts'
import { createCloud, type CloudOptions } from './support/cloud.ts'
import { runStateMachine, TaskError, type StateMachine } from './support/run-state-machine.ts'
import { find, synthesize } from './support/synthesize.ts'

let machine: StateMachine
beforeAll(() => {
  const [resource] = Object.values(find({ loop: synthesize().loop }, 'AWS::StepFunctions::StateMachine'))
  machine = readDefinition(resource?.Properties['DefinitionString'])
})

/** Personalize refuses that share of these calls. */
function failing(operation: string, error: ServiceErrorName, ratio = 1): FaultRule {
  return { operation, failures: [{ failure: { error }, ratio }] }
}

async function createNight(options: CloudOptions = {}) {
  const { site, ports, clock } = await createCloud(options)
  let calls = 0
  const job = async (input: unknown) => {
    calls += 1
    const call = input as JobCall
    const options = { maxWatchedHoursADay: 1000, batchSize: 20 }
    const answer = await answerJobCall(
      ports,
      call.action === 'begin' ? { ...call, options } : call,
      `call-${calls}`,
    )
    // Personalize works in its own time, the night does not: give it a turn for each wait.
    await new Promise((resolve) => setTimeout(resolve, 10))
    return answer
  }
  return {
    site,
    ports,
    clock,
    job,
    run: (task: (input: unknown) => Promise<unknown> = job) =>
      runStateMachine(machine, {}, { clock, tasks: { job: task } }),
    served: () => site.read('batch/current.json'),
  }
}

describe('the loop’s state machine', () => {
  it('ends well when all goes well, and everybody has slates', async () => {
    const night = await createNight()
    await archiveAudience(night.site)

    const { status, path } = await night.run()

    expect(status).to.equal('SUCCEEDED')
    expect(path[0]).to.equal('Begin')
    expect(path.at(-1)).to.equal('Done')
    expect(path.filter((name) => name === 'Wait').length).to.be.greaterThan(3)
    expect(JSON.parse(await night.served())).to.include({ users: 60 })
  })

  it('fails when an import fails, and nothing new serves', async () => {
    // Personalize may not read where the files are.
    const night = await createNight({ bucket: 'another' })
    await archiveAudience(night.site)

    const { status, error, cause, path } = await night.run()

    expect([status, error, path.at(-1)]).to.deep.equal(['FAILED', 'TrainingFailed', 'Failed'])
    expect(cause).to.contain('CREATE FAILED').and.to.contain('dataset-import-job')
    expect(await night.served()).to.equal('')
    expect(await night.site.read('runs/current.json')).to.equal('')
  })

  it('fails when training fails, after five tries, and nothing new serves', async () => {
    const night = await createNight({ faults: [failing('CreateSolutionVersion', 'InvalidInputException')] })
    await archiveAudience(night.site)
    let tries = 0
    const { train } = night.ports.modelTraining
    night.ports.modelTraining.train = (request) =>
      train(request).catch((error: unknown) => {
        tries += 1
        throw error
      })

    const { status, error, cause, path } = await night.run()

    expect([status, error, path.at(-1)]).to.deep.equal(['FAILED', 'TrainingFailed', 'Failed'])
    expect(cause).to.contain('400 InvalidInputException when asked to train')
    expect(tries).to.equal(5)
    expect(await night.served()).to.equal('')
  })

  it('ends as refused when the gate refuses, and what served before still serves', async () => {
    const night = await createNight({ items: 400 })
    await archiveAudience(night.site, { items: 400, watches: 40 })
    expect((await night.run()).status).to.equal('SUCCEEDED')
    const before = await night.served()
    for (let user = 0; user < 60; user += 1) {
      const wrong = Array.from({ length: 60 }, (_, index) =>
        archived({ userId: `u${user}`, itemId: `i${(user * 131 + index * index * 37) % 400}`, daysAgo: 0 }),
      )
      await night.site.archive(wrong, NOW)
    }
    night.clock.advance(86_400_000)

    const { status, error, cause, path } = await night.run()

    expect([status, error, path.at(-1)]).to.deep.equal(['FAILED', 'RunRefused', 'Refused'])
    expect(cause).to.match(/finds less than the model that serves/)
    expect(await night.served()).to.equal(before)
  })

  it.each([
    ['one line in a hundred', 0.01, 'SUCCEEDED', 'Done'],
    ['every second line', 0.5, 'FAILED', 'Refused'],
  ] as const)('when %s of the batch has no answer (%f), has %s, at %s', async (_, failing, status, last) => {
    const night = await createNight()
    await archiveAudience(night.site)
    const { recommendToAll } = night.ports.modelTraining
    night.ports.modelTraining.recommendToAll = async (request) => {
      const progress = await recommendToAll(request)
      const key = `${request.outputPrefix}users.json.out`
      if (progress.status === 'done' && request.name.endsWith('-batch')) {
        const lines = (await night.site.read(key)).split('\n').filter((line) => line !== '')
        const few = Math.ceil(lines.length * failing)
        const broken = lines.map((line, index) =>
          index < few
            ? JSON.stringify({ ...(JSON.parse(line) as object), output: null, error: 'Internal' })
            : line,
        )
        await night.site.objectStore.put(key, Buffer.from(broken.join('\n')))
      }
      return progress
    }

    const ended = await night.run()

    expect([ended.status, ended.path.at(-1)]).to.deep.equal([status, last])
  })

  it('times out after a day of a Personalize that never ends what it began', async () => {
    const night = await createNight({ statusDelayMs: 86_400_000 })
    await archiveAudience(night.site)
    // A call a quarter of an hour, so that a day is a hundred calls.
    const task = async (input: unknown) => {
      const answer = await night.job(input)
      night.clock.advance(14 * 60_000)
      return answer
    }

    const { status } = await night.run(task)

    expect(status).to.equal('TIMED_OUT')
    expect(await night.served()).to.equal('')
  })

  it('goes on when Lambda and Personalize throttle', async () => {
    const night = await createNight({ faults: [failing('*', 'ThrottlingException', 0.2)] })
    await archiveAudience(night.site)
    let calls = 0
    const task = async (input: unknown) => {
      calls += 1
      if (calls % 3 === 0) throw new TaskError('Lambda.TooManyRequestsException')
      return night.job(input)
    }

    expect((await night.run(task)).status).to.equal('SUCCEEDED')
  })

  it('goes on where it was when it is begun again after a failure', async () => {
    const night = await createNight()
    await archiveAudience(night.site)
    const catalog = await night.site.objectStore.get('catalog/items.ndjson.gz')
    await night.site.objectStore.delete('catalog/items.ndjson.gz')
    expect((await night.run()).status).to.equal('FAILED')

    await night.site.objectStore.put('catalog/items.ndjson.gz', catalog?.body ?? new Uint8Array())

    expect((await night.run()).status).to.equal('SUCCEEDED')
  })

  it('waits for the lease of a call that was cut off, then goes on where it was', async () => {
    const night = await createNight()
    await archiveAudience(night.site)
    const { importData } = night.ports.modelTraining
    let cutOff: (error: Error) => void = () => undefined
    // The function is stopped in the middle of its work: the call never ends, and its lease stays.
    night.ports.modelTraining.importData = () => {
      night.ports.modelTraining.importData = importData
      cutOff(new TaskError('States.Timeout'))
      return new Promise(() => undefined)
    }
    const task = (input: unknown) =>
      Promise.race([night.job(input), new Promise((_, reject) => (cutOff = reject))])

    const { status } = await night.run(task)

    expect(status).to.equal('SUCCEEDED')
    expect(night.clock.now() - NOW).to.be.greaterThan(15 * 60_000)
  })
})

/** The definition with the function's alias called `job`, whatever CloudFormation will call it. */
function readDefinition(definition: unknown): StateMachine {
  const parts = (definition as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'job')).join('')) as StateMachine
}
