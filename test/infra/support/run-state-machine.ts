// Runs a definition in the Amazon States Language, with a clock of its own: as much of it as our machines use. What it does not
// know it refuses, so that a definition cannot pass by being misread. https://states-language.net/spec.html

type Json = Record<string, unknown>

interface Retrier {
  ErrorEquals: string[]
  IntervalSeconds?: number
  MaxAttempts?: number
  BackoffRate?: number
  JitterStrategy?: string
}

interface State {
  Type: string
  Next?: string
  End?: boolean
  Resource?: string
  Parameters?: Json
  Retry?: Retrier[]
  Catch?: { ErrorEquals: string[]; Next: string; ResultPath?: string }[]
  Choices?: { Variable: string; StringEquals: string; Next: string }[]
  Default?: string
  SecondsPath?: string
  Error?: string
  ErrorPath?: string
  CausePath?: string
  Comment?: string
}

export interface StateMachine {
  StartAt: string
  TimeoutSeconds: number
  States: Record<string, State>
}

export interface Execution {
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'
  /** Names of states in the order they were entered. */
  path: string[]
  output?: unknown
  error?: string
  cause?: string
}

/** A task throws this to fail by a name that AWS gives. */
export class TaskError extends Error {
  constructor(name: string, message = '') {
    super(message)
    this.name = name
  }
}

export interface Surroundings {
  /** By resource. */
  tasks: Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  clock: { now(): number; advance(ms: number): void }
}

const KNOWN = {
  Task: ['Type', 'Next', 'End', 'Resource', 'Parameters', 'Retry', 'Catch', 'Comment'],
  Choice: ['Type', 'Choices', 'Default', 'Comment'],
  Wait: ['Type', 'SecondsPath', 'Next', 'Comment'],
  Succeed: ['Type', 'Comment'],
  Fail: ['Type', 'Error', 'ErrorPath', 'CausePath', 'Comment'],
} as const satisfies Record<string, (keyof State)[]>

export async function runStateMachine(
  machine: StateMachine,
  input: unknown,
  around: Surroundings,
): Promise<Execution> {
  const endsMs = around.clock.now() + machine.TimeoutSeconds * 1000
  const path: string[] = []
  let name = machine.StartAt
  let data = input
  for (;;) {
    if (around.clock.now() > endsMs) return { status: 'TIMED_OUT', path }
    const state = machine.States[name]
    if (state === undefined) throw new Error(`There is no state ${name}`)
    check(name, state)
    path.push(name)
    if (state.Type === 'Succeed') return { status: 'SUCCEEDED', path, output: data }
    if (state.Type === 'Fail') {
      const error = state.ErrorPath === undefined ? state.Error : read(data, state.ErrorPath)
      const cause = state.CausePath === undefined ? undefined : read(data, state.CausePath)
      return { status: 'FAILED', path, error: String(error), cause: String(cause) }
    }
    if (state.Type === 'Choice') {
      const chosen = state.Choices?.find(
        ({ Variable, StringEquals }) => read(data, Variable) === StringEquals,
      )
      name = chosen?.Next ?? state.Default ?? fail(`No choice of ${name} fits`)
      continue
    }
    if (state.Type === 'Wait') {
      const seconds = read(data, state.SecondsPath ?? '$')
      if (!Number.isInteger(seconds))
        fail(`${name} waits ${String(seconds)}, which is no whole number of seconds`)
      around.clock.advance(Number(seconds) * 1000)
    } else {
      const done = await runTask(state, data, around, endsMs)
      if ('caught' in done) {
        name = done.caught
        data = done.data
        continue
      }
      data = done.result
    }
    name = state.Next ?? fail(`${name} leads nowhere`)
  }
}

async function runTask(
  { Resource = '', Parameters = {}, Retry = [], Catch = [] }: State,
  data: unknown,
  { tasks, clock }: Surroundings,
  endsMs: number,
): Promise<{ result: unknown } | { caught: string; data: unknown }> {
  const task = tasks[Resource] ?? fail(`There is no task ${Resource}`)
  const tried = new Map<Retrier, number>()
  for (;;) {
    try {
      return { result: await task(fill(Parameters, data)) }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const fits = ({ ErrorEquals }: { ErrorEquals: string[] }) =>
        ErrorEquals.includes(error.name) || ErrorEquals.includes('States.ALL')
      // The first that fits decides, also when it has no attempts left.
      const retrier = Retry.find(fits)
      const attempts = retrier === undefined ? 0 : (tried.get(retrier) ?? 0)
      if (retrier !== undefined && attempts < (retrier.MaxAttempts ?? 3) && clock.now() <= endsMs) {
        tried.set(retrier, attempts + 1)
        clock.advance((retrier.IntervalSeconds ?? 1) * 1000 * (retrier.BackoffRate ?? 2) ** attempts)
        continue
      }
      const catcher = Catch.find(fits)
      if (catcher === undefined) throw error
      const field =
        /^\$\.(\w+)$/.exec(catcher.ResultPath ?? '')?.[1] ?? fail('A catcher must say where the error goes')
      return {
        caught: catcher.Next,
        data: { ...(data as Json), [field]: { Error: error.name, Cause: error.message } },
      }
    }
  }
}

/** Names that end in `.$` hold paths. */
function fill(parameters: Json, data: unknown): Json {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), read(data, String(value))] : [name, value],
    ),
  )
}

function read(data: unknown, path: string): unknown {
  const parts =
    /^\$((\.\w+)*)$/.exec(path)?.[1]?.split('.').slice(1) ??
    fail(`The path ${path} is of a kind not known here`)
  let value = data
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !(part in value)) fail(`There is nothing at ${path}`)
    value = (value as Json)[part]
  }
  return value
}

function check(name: string, state: State): void {
  const known: readonly string[] =
    KNOWN[state.Type as keyof typeof KNOWN] ?? fail(`${name} is a ${state.Type}, which is not known here`)
  for (const field of Object.keys(state))
    if (!known.includes(field)) fail(`${name} has ${field}, which is not known here`)
  for (const choice of state.Choices ?? []) {
    const fields = Object.keys(choice).sort().join()
    if (fields !== 'Next,StringEquals,Variable')
      fail(`A choice of ${name} has ${fields}, which is not known here`)
  }
}

function fail(message: string): never {
  throw new RangeError(message)
}
