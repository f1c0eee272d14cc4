import { beforeAll, describe, expect, it } from 'vitest'
import { answerJobCall, type JobCall, type JobPorts } from '../../edge-api/jobs/job-call.ts'
import { TrainingFailed, TrainingUnavailable } from '../../edge-api/ports/model-training.ts'
import { archiveAudience } from '../jobs/support/audience.ts'
import { archived, createSite, NOW } from '../jobs/support/site.ts'
import { memoryModelTraining } from '../support/memory-model-training.ts'
import { runStateMachine, TaskError, type StateMachine } from './support/run-state-machine.ts'
import { find, synthesize } from './support/synthesize.ts'

let machine: StateMachine
beforeAll(() => {
  const [resource] = Object.values(find({ loop: synthesize().loop }, 'AWS::StepFunctions::StateMachine'))
  machine = readDefinition(resource?.Properties['DefinitionString'])
})

/** An hour of the loop's night in a moment: files, DuckDB and the engine are real, the clock is not. */
async function createNight({ items = 100 } = {}) {
  const site = await createSite({ items })
  let nowMs = NOW
  const clock = {
    now: () => nowMs,
    advance(ms: number) {
      nowMs += ms
    },
  }
  const modelTraining = memoryModelTraining(site.objectStore, { calls: 2 })
  const ports: JobPorts = {
    ...site,
    clock,
    modelTraining: { ...modelTraining },
    dataDeletion: { requestDeletion: async () => undefined },
  }
  let calls = 0
  const job = async (input: unknown) => {
    calls += 1
    const call = input as JobCall
    const options = { maxWatchedHoursADay: 1000, batchSize: 20 }
    return answerJobCall(ports, call.action === 'begin' ? { ...call, options } : call, `call-${calls}`)
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

  it.each([
    ['an import', 'importData'],
    ['training', 'train'],
  ] as const)('fails when %s fails, after five tries, and nothing new serves', async (_, step) => {
    const night = await createNight()
    await archiveAudience(night.site)
    let tries = 0
    night.ports.modelTraining[step] = async () => {
      tries += 1
      throw new TrainingFailed(`Personalize ended ${step}: CREATE FAILED`)
    }

    const { status, error, cause, path } = await night.run()

    expect([status, error, path.at(-1)]).to.deep.equal(['FAILED', 'TrainingFailed', 'Failed'])
    expect(cause).to.contain('CREATE FAILED')
    expect(tries).to.equal(5)
    expect(await night.served()).to.equal('')
    expect(await night.site.read('runs/current.json')).to.equal('')
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

  it('times out after a day of a training that never ends, and can be begun again', async () => {
    const night = await createNight()
    await archiveAudience(night.site)
    const { train } = night.ports.modelTraining
    night.ports.modelTraining.train = async () => {
      night.clock.advance(14 * 60_000)
      return { status: 'working' }
    }

    const { status } = await night.run()

    expect(status).to.equal('TIMED_OUT')
    night.ports.modelTraining.train = train
    expect((await night.run()).status).to.equal('SUCCEEDED')
  })

  it('goes on when Lambda and Personalize throttle', async () => {
    const night = await createNight()
    await archiveAudience(night.site)
    const { train } = night.ports.modelTraining
    let throttled = 0
    night.ports.modelTraining.train = async (request) => {
      throttled += 1
      if (throttled <= 3) throw new TrainingUnavailable('Personalize throttled when asked to train')
      return train(request)
    }
    let refused = 0
    const task = async (input: unknown) => {
      refused += 1
      if (refused % 3 === 0) throw new TaskError('Lambda.TooManyRequestsException')
      return night.job(input)
    }

    expect((await night.run(task)).status).to.equal('SUCCEEDED')
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
